package makewhole.allocation.killswitch;

/**
 * The lock between publishers, who share it, and whoever engages the switch, who takes it alone for a moment. It is
 * advisory: a lock on rows would miss an engagement that is inserted meanwhile.
 */
public interface PublishersLock {
    /**
     * Takes a share of the lock until the running transaction ends. The switch is read in a later statement, which then
     * sees every engagement that was committed before the lock was given.
     */
    void share();

    /**
     * Waits, in a transaction of its own, until every publisher is through that may have read the switch before now.
     * Later ones see what has been committed before this call.
     */
    void drain();
}
