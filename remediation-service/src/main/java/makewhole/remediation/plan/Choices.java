package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Outcome;

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

    /**
     * What a remedy lets its customer choose.
     *
     * @param keepOrSellBy the last day on which an answer counts where a customer may keep or sell
     */
    static Choices of(Outcome outcome, DealFacts deal, LocalDate keepOrSellBy) {
        Money nothing = Money.zero(outcome.amountDue().currency());
        return switch (outcome.remedy()) {
            case REFUND, COMPENSATE -> unasked(Silence.CARRIED_OUT);
            case BUY_BACK -> unasked(Silence.LEGAL_DECIDES);
            case EXPLAIN -> unasked(Silence.NOTHING);
            case TOP_UP_OFFER ->
                new Choices(
                        List.of(
                                new Choice(
                                        Answer.ACCEPT,
                                        "buys up to %s at the original price, without interest; limits are checked on the day of purchase"
                                                .formatted(outcome.offer().orElseThrow()),
                                        nothing),
                                new Choice(
                                        Answer.DECLINE,
                                        "buys nothing; the units stay in the firm's error account",
                                        nothing)),
                        Silence.NO_PURCHASE,
                        Optional.of(deal.windowEndsOn()));
            case KEEP_OR_SELL ->
                new Choices(
                        List.of(
                                new Choice(
                                        Answer.KEEP,
                                        "keeps the excess; the firm stays liable for a loss on it",
                                        nothing),
                                new Choice(
                                        Answer.SELL,
                                        "sells the excess to the firm",
                                        outcome.amountIfSold().orElseThrow())),
                        Silence.KEPT_WITH_PROTECTION,
                        Optional.of(keepOrSellBy));
        };
    }

    private static Choices unasked(Silence silence) {
        return new Choices(List.of(), silence, Optional.empty());
    }

    /** What an answer does, if the line admits it. */
    public Optional<Choice> of(Answer answer) {
        return answers.stream().filter(choice -> choice.answer() == answer).findFirst();
    }

    /** Whether the customer is promised a number of days to choose. */
    boolean promiseDays() {
        return silence == Silence.KEPT_WITH_PROTECTION;
    }

    /** The answer that silence stands for, if anybody is asked. */
    public Optional<Answer> answerOfSilence() {
        return switch (silence) {
            case NO_PURCHASE -> Optional.of(Answer.DECLINE);
            case KEPT_WITH_PROTECTION -> Optional.of(Answer.KEEP);
            case CARRIED_OUT, LEGAL_DECIDES, NOTHING -> Optional.empty();
        };
    }
}
