package makewhole.notification.recipient;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.AnswerStanding.Receipt;

/** All answers. Every method runs in a transaction of its caller. */
public interface Answers {
    /** Keeps an answer, with the plan and line that its notice tells of. */
    void add(Answer answer, UUID plan, String line);

    /** Holds what is answered to a notice until the transaction ends, so that nobody else answers to it meanwhile. */
    void hold(UUID notice);

    /** What was answered to a notice, the latest first. */
    List<Answer> to(UUID notice);

    Optional<AnswerStanding> get(UUID answer);

    /** Answers after one, the earliest first; of a state, or with a receipt of a state, if one is given. */
    List<AnswerStanding> after(
            Optional<UUID> answer, Optional<Forwarding> forwarding, Optional<Receipt> receipt, int limit);

    void forwarded(UUID answer, Forwarding forwarding, String refusal);

    /** Moves a receipt; says whether it stood where it was thought to stand. */
    boolean receipt(UUID answer, Receipt from, Receipt to);
}
