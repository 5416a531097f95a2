package makewhole.notification.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.money.Money;

/**
 * What a recipient has answered; kept for ever.
 *
 * @param amount the part of an offer that is taken; empty where there is nothing to divide
 * @param shownAt when the form was shown that they filled in: the same form sent twice in a row is one answer
 * @param answerBy until which day they may change their mind; empty if there was nothing to choose
 * @param words of the recipient; empty if they chose without a word
 */
public record Answer(
        UUID id,
        UUID notice,
        Choice choice,
        Optional<Money> amount,
        String words,
        Instant shownAt,
        Instant givenAt,
        Optional<LocalDate> answerBy) {
    /**
     * The same answer, given after another one. The plan orders answers by when they were given: of two at one moment, or by the
     * clocks of two replicas, it could take the first one for the last.
     */
    Answer after(Answer other) {
        return givenAt.isAfter(other.givenAt)
                ? this
                : new Answer(
                        id, notice, choice, amount, words, shownAt, other.givenAt.plus(1, ChronoUnit.MICROS), answerBy);
    }
}
