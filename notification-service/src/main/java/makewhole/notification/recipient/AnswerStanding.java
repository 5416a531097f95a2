package makewhole.notification.recipient;

import java.util.UUID;

/**
 * An answer on its way to its plan, and what its recipient is told of it.
 *
 * @param refusal why the plan did not take it; empty unless it is REFUSED
 * @param toldOtherwise whether the plan, when it took it, had been told something else that was said later
 * @param receipt that says what has become of it
 * @param delay the mail before, that it is kept, if the plan could not be told of it for long; WAITING unless there was one, and
 *     none is owed of a choice after which another one was made
 */
public record AnswerStanding(
        Answer answer,
        UUID plan,
        String line,
        Forwarding forwarding,
        String refusal,
        boolean toldOtherwise,
        Receipt receipt,
        Receipt delay) {
    /** The refusal of a plan that has carried out what counted until then. */
    public static final String CARRIED_OUT = "answer-final";

    /** A mail about an answer. */
    public enum Mail {
        RECEIPT,
        DELAY
    }

    /** Where a mail about it stands. */
    public Receipt of(Mail mail) {
        return switch (mail) {
            case RECEIPT -> receipt;
            case DELAY -> delay;
        };
    }

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
