package makewhole.notification.delivery;

/**
 * How an attempt to send ended.
 *
 * <p>A reply is the code of the mail server (RFC 5321, with the enhanced one of RFC 3463 if there was any) without its
 * words, which may name the recipient.
 */
public sealed interface SendOutcome {
    /** The mail server took it over. */
    record Accepted(String reply) implements SendOutcome {}

    /** The mail server did not take it, but may later. */
    record RefusedForNow(String reply) implements SendOutcome {}

    /** The mail server will never take it. */
    record RefusedForGood(String reply) implements SendOutcome {}

    /** The mail server was not reached, or broke off before the end of the message: it certainly took nothing over. */
    record ServerTrouble(String reason) implements SendOutcome {}

    /** It was taken to be sent and then not even begun: something before it went wrong, or its lease is nearly over. */
    record NotTried() implements SendOutcome {}

    /** The whole message was handed over, and no answer came. */
    record InDoubt(String reason) implements SendOutcome {}

    /** No mail can be made of this notice, whoever it is tried with; nothing was sent. */
    record Unwritable(String cause) implements SendOutcome {}

    /** What would have been sent is not what was approved, so nothing was. */
    record NotAsApproved(String reason) implements SendOutcome {}
}
