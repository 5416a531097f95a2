package makewhole.remediation.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.InterestRule;

/**
 * What a single figure is worked out from.
 *
 * @param principal zero or more
 * @param to not before {@code from}
 * @param annualPercent there exactly if the rule takes no table
 * @param tableVersion the version of the rule's table; the newest confirmed one if it is not named
 */
public record CalculationRequest(
        InterestRule rule,
        Money principal,
        LocalDate from,
        LocalDate to,
        Optional<BigDecimal> annualPercent,
        Optional<Integer> tableVersion) {
    public CalculationRequest {
        if (to.isBefore(from) || principal.minor() < 0 || annualPercent.isPresent() != rule.isFixed()) {
            throw new IllegalArgumentException("no interest can be worked out from that");
        }
    }
}
