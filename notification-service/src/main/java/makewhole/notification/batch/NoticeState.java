package makewhole.notification.batch;

/** Where a notice stands. */
public enum NoticeState {
    CREATED,
    /** Handed to the mail server just now. Written before the connection is used, and never taken back by a machine. */
    SENDING,
    /** The mail server has taken it over. */
    SENT,
    DELIVERED,
    /** Nobody knows whether the mail server took it over. Only a person settles that. */
    UNCERTAIN,
    TEMPORARY_FAILURE,
    PERMANENT_FAILURE,
    CANCELLED
}
