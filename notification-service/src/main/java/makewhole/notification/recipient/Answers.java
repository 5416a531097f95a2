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

    Optional<AnswerStanding> get(UUID answer);

    /** Answers after one, the earliest first. */
    List<AnswerStanding> after(Optional<UUID> answer, Wanted wanted, int limit);

    /** Answers that stand so, where something is given. */
    record Wanted(Optional<Forwarding> forwarding, Optional<Receipt> receipt, Optional<Receipt> delay) {}

    /** Keeps what the plan has said of an answer. */
    void replied(UUID answer, Plans.Reply reply);

    /** Moves a mail about an answer; says whether it stood where it was thought to stand. */
    boolean move(UUID answer, Mail mail, Receipt from, Receipt to);

    /**
     * Whether an answer is a choice after which another one was made that its plan may take, or one that came after what counted
     * had been carried out: word that the first one is kept would speak of what is over.
     */
    boolean isOvertaken(UUID answer);

    /**
     * Answers about which a mail is owed, the receipt or word that they are kept, and has not been ordered. What is overtaken
     * is owed no such word.
     *
     * @param keptFor answers that were given before are told to be kept, if their plan does not know them yet
     * @param job that sends such mails: what it has yet to do, or tries again, is ordered
     */
    List<UUID> owed(Instant keptFor, String job, int limit);
}
