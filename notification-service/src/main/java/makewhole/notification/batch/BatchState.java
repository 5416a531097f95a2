package makewhole.notification.batch;

/** Where a batch stands. */
public enum BatchState {
    AWAITING_APPROVAL,
    APPROVED,
    SENDING,
    /** A person wants nothing more to be sent for now. */
    PAUSED,
    /** A notice was not what had been approved: nothing more is sent until somebody has looked. */
    STOPPED,
    DONE,
    CANCELLED
}
