package makewhole.remediation.remedy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a remedy has to know of a deal.
 *
 * @param unitPrice what one unit cost; figures per unit are divided by it
 * @param windowEndsOn the last day on which a correction may be booked
 * @param valuation the latest on or before the plan day
 * @param distributions those paid by the payment day, in order; what the units were worth before one of them holds it too
 */
public record DealFacts(
        BigDecimal unitPrice,
        LocalDate fundedOn,
        LocalDate windowEndsOn,
        Optional<Valuation> valuation,
        List<Distribution> distributions) {
    public DealFacts {
        if (unitPrice.signum() <= 0) {
            throw new IllegalArgumentException("a unit has a price");
        }
        distributions = distributions.stream()
                .sorted(Comparator.comparing(Distribution::paidOn).thenComparing(Distribution::perUnit))
                .toList();
    }

    /**
     * Whether something would count twice: as a distribution, and in what the units were worth before it was paid out. It
     * does not matter whether that was before or after the plan's day, since every distribution here is added to the value.
     */
    public boolean hasPaidOutSinceItsValue() {
        return valuation
                .filter(value ->
                        distributions.stream().anyMatch(paid -> paid.paidOn().isAfter(value.valuedOn())))
                .isPresent();
    }
}
