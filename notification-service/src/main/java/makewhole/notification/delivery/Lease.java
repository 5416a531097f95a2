package makewhole.notification.delivery;

import java.time.Duration;

/**
 * How long notices that were taken are ours, by a clock that runs on while the process does not. When it is over another
 * replica counts them as lost, and a person may have them sent again: then they must not be sent from here.
 *
 * @param began by {@link System#nanoTime()}
 */
record Lease(long began, Duration length) {
    /** A notice is begun in the first quarter only: one attempt may last for the other three. */
    private static final int PARTS = 4;

    static Lease from(Duration length) {
        return new Lease(System.nanoTime(), length);
    }

    /** Whether there is time enough for another notice. */
    boolean allowsAnother() {
        return elapsed().multipliedBy(PARTS).compareTo(length) < 0;
    }

    /** Whether what was begun is still ours. */
    boolean holds() {
        return elapsed().compareTo(length) < 0;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
