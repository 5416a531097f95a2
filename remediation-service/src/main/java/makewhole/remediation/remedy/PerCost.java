package makewhole.remediation.remedy;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static makewhole.remediation.remedy.Remedies.EXACT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A deal's figures per unit of money at cost: figures per unit, divided by the price of a unit.
 *
 * @param distributions {@code D}, each with the day it was paid
 * @param distributed {@code ΣD}
 * @param residual {@code RV}
 * @param fee {@code φ}
 * @param gain {@code g = ΣD + RV − 1 − φ}
 * @param net {@code net = g − c·max(0, g)}
 */
record PerCost(
        List<Paid> distributions,
        BigDecimal distributed,
        BigDecimal residual,
        BigDecimal fee,
        BigDecimal gain,
        BigDecimal net) {
    /** A distribution per unit of money at cost. */
    record Paid(LocalDate on, BigDecimal amount) {}

    /** A deal without a valuation charges no fee; its value is asked for only where there is one. */
    static PerCost of(DealFacts deal) {
        Optional<Valuation> valuation = deal.valuation();
        List<Paid> distributions = deal.distributions().stream()
                .map(paid -> new Paid(paid.paidOn(), paid.perUnit().divide(deal.unitPrice(), EXACT)))
                .toList();
        BigDecimal distributed = distributions.stream().map(Paid::amount).reduce(ZERO, BigDecimal::add);
        BigDecimal residual = perPrice(valuation.map(Valuation::residualPerUnit), deal);
        BigDecimal fee = perPrice(valuation.map(Valuation::feePerUnit), deal);
        BigDecimal carry = valuation.map(Valuation::carryRate).orElse(ZERO);
        BigDecimal gain = distributed.add(residual).subtract(ONE).subtract(fee);
        BigDecimal net = gain.subtract(carry.multiply(gain.max(ZERO), EXACT));
        return new PerCost(distributions, distributed, residual, fee, gain, net);
    }

    private static BigDecimal perPrice(Optional<BigDecimal> perUnit, DealFacts deal) {
        return perUnit.orElse(ZERO).divide(deal.unitPrice(), EXACT);
    }
}
