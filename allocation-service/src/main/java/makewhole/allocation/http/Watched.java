package makewhole.allocation.http;

/**
 * A body that shows more than what a person decides on, such as what replicas say of themselves. Whoever changes it by
 * If-Match is not held up by the rest; whoever asks by If-None-Match gets all that is new.
 */
public interface Watched {
    /** The same body without what changes by itself. */
    Object decidedOn();
}
