package makewhole.platform.jobs;

/**
 * A kind of work that is never forgotten: enqueued in the transaction of its cause, run after that has committed, tried
 * again with growing delays until it returns. It must be idempotent. Implementations are {@code @ApplicationScoped}.
 *
 * @param <T> what to work on, written as JSON
 */
public interface DurableJob<T> {
    /** The name under which it is kept; never changed once it has been used. */
    String name();

    Class<T> payloadType();

    /**
     * How many of its kind may run at once on one replica. Work that takes minutes leaves room for the rest: what finds
     * none waits, and any replica may take it.
     *
     * @param threads that the replica has for all jobs, one at least
     */
    default int mostAtOnce(int threads) {
        return threads;
    }

    /** Does the work, outside a transaction; throws to be tried again. */
    void run(T payload);
}
