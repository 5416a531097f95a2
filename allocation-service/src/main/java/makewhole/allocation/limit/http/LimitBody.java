package makewhole.allocation.limit.http;

import java.time.LocalDate;
import java.util.List;
import makewhole.allocation.limit.LimitCalculation.WorkedOut;
import makewhole.allocation.limit.LimitRule;
import makewhole.allocation.limit.StatutoryLimits;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much an investor may take by law.
 *
 * @param limit null if any amount
 * @param figuresSince the day since which the figures were in force
 * @param source where they were published
 * @param steps how the limit was worked out, in words
 */
record LimitBody(
        LimitRule rule,
        String currency,
        @Nullable String limit,
        LocalDate figuresSince,
        LocalDate factsAsOf,
        String source,
        List<String> steps) {
    static LimitBody of(WorkedOut answer) {
        return new LimitBody(
                answer.basis().rule(),
                StatutoryLimits.CURRENCY.getCurrencyCode(),
                answer.limit()
                        .map(cents -> new Money(cents, StatutoryLimits.CURRENCY).amount())
                        .orElse(null),
                answer.basis().figuresSince(),
                answer.basis().factsAsOf(),
                answer.source(),
                answer.steps());
    }
}
