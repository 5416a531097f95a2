package makewhole.remediation.plan;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.money.Money;

/**
 * What was chosen for a line.
 *
 * @param amount the part of an offer that was accepted; empty for all of it, and for every other answer
 * @param by who chose
 * @param at when it was said, or when silence was taken for it
 */
public record LineAnswer(LineId line, Answer answer, Optional<Money> amount, By by, Instant at) {
    /** Whether somebody spoke. */
    public enum By {
        CUSTOMER,
        SILENCE
    }

    /** What is bought of an offer. */
    public Money partOf(Money offer) {
        return amount.orElse(offer);
    }
}
