package makewhole.notification.delivery;

/** A try to send a notice, and how it ended. */
record Tried(Claim claim, SendOutcome outcome) {}
