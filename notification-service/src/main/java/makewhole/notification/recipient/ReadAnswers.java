package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows what was answered. */
@ApplicationScoped
public class ReadAnswers {
    private final Answers answers;

    @Inject
    ReadAnswers(Answers answers) {
        this.answers = answers;
    }

    @Transactional
    public List<AnswerStanding> after(Optional<UUID> answer, Answers.Wanted wanted, int limit) {
        return answers.after(answer, wanted, limit);
    }
}
