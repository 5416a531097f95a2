package makewhole.allocation.killswitch;

import java.util.function.Supplier;

/**
 * Connections to the database that nothing but the kill switch takes. Publishers, audits and uploads may use up all
 * others; whoever engages the switch still gets one of these.
 */
public interface SwitchConnections {
    /** Does work in which every connection that is asked for on this thread is a reserved one; never inside a transaction. */
    <T> T use(Supplier<T> work);

    /** Like {@link #use(Supplier)}, for work without a result. */
    default void use(Runnable work) {
        use(() -> {
            work.run();
            return true;
        });
    }
}
