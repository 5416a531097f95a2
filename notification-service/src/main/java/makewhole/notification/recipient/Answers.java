package makewhole.notification.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.AnswerStanding.Mail;
import makewhole.notification.recipient.AnswerStanding.Receipt;

/** All answers. Every method runs in a transaction of its caller. */
public interface Answers {
    /** Keeps an answer, with the plan and line that its notice tells of. */
    void add(Answer answer, UUID plan, String line);

    /** Holds what is answered to a notice until the transaction ends, so that nobody else answers to it meanwhile. */
    void hold(UUID notice);

    /** What was answered to a notice, the latest first. */
    List<AnswerStanding> to(UUID notice);

    /** The last choice on the page of a notice, of those that its plan has taken or may still take. */
    Optional<AnswerStanding> lastChoice(UUID notice);

    Optional<AnswerStanding> get(UUID answer);

    /** Answers after one, the earliest first; of a state, or with a receipt of a state, if one is given. */
    List<AnswerStanding> after(
            Optional<UUID> answer, Optional<Forwarding> forwarding, Optional<Receipt> receipt, int limit);

    void forwarded(UUID answer, Forwarding forwarding, String refusal);

    /** Moves a mail about an answer; says whether it stood where it was thought to stand. */
    boolean move(UUID answer, Mail mail, Receipt from, Receipt to);

    /**
     * Answers about which a mail is owed, the receipt or word that they are kept, and has not been ordered.
     *
     * @param keptFor answers that were given before are told to be kept, if their plan does not know them yet
     * @param job that sends such mails: what it has yet to do, or tries again, is ordered
     */
    List<UUID> owed(Instant keptFor, String job, int limit);
}
