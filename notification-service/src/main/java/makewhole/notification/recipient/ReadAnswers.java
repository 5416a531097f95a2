package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.AnswerStanding.Receipt;

/** Shows what was answered. */
@ApplicationScoped
public class ReadAnswers {
    private final Answers answers;

    @Inject
    ReadAnswers(Answers answers) {
        this.answers = answers;
    }

    @Transactional
    public List<AnswerStanding> after(
            Optional<UUID> answer, Optional<Forwarding> forwarding, Optional<Receipt> receipt, int limit) {
        return answers.after(answer, forwarding, receipt, limit);
    }
}
