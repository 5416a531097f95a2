package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the customer of a line may answer.
 *
 * @param answers empty if nobody is asked
 * @param answerBy the last day on which an answer counts; there exactly if there are answers
 */
public record Choices(List<Choice> answers, Silence silence, Optional<LocalDate> answerBy) {
    public Choices {
        answers = List.copyOf(answers);
        if (answers.isEmpty() == answerBy.isPresent()) {
            throw new IllegalArgumentException("a question has a last day, and a last day has a question");
        }
    }

    /** What an answer does, if the line admits it. */
    public Optional<Choice> of(Answer answer) {
        return answers.stream().filter(choice -> choice.answer() == answer).findFirst();
    }
}
