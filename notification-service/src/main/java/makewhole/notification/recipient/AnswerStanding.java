package makewhole.notification.recipient;

import java.util.UUID;

/**
 * An answer on its way to its plan, and its receipt on the way to the recipient.
 *
 * @param refusal why the plan did not take it; empty unless it is REFUSED
 */
public record AnswerStanding(
        Answer answer, UUID plan, String line, Forwarding forwarding, String refusal, Receipt receipt) {
    /** Whether the plan has the answer. */
    public enum Forwarding {
        WAITING,
        ACKNOWLEDGED,
        /** The plan will not take it, however often it is asked: a person looks. */
        REFUSED
    }

    /** Whether the recipient has the receipt. Written as SENDING before the connection is used, and sent once at most. */
    public enum Receipt {
        WAITING,
        SENDING,
        SENT,
        UNCERTAIN,
        FAILED
    }
}
