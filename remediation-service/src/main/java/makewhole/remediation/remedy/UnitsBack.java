package makewhole.remediation.remedy;

import java.math.BigDecimal;
import makewhole.platform.money.Money;

/** What the units are worth that a remedy brings back to the firm: what it pays less this is what it costs. */
public final class UnitsBack {
    private UnitsBack() {}

    /**
     * The worth of the units, rounded down, so that no cost is understated: at cost where they are sold on at cost to
     * those who were given too little, and {@code e·RV} where the firm keeps them. Nothing where none come back.
     */
    public static Money worth(Remedy remedy, Wrong wrong, DealFacts deal) {
        return switch (remedy) {
            case REFUND -> wrong.amount();
            case BUY_BACK, KEEP_OR_SELL -> {
                BigDecimal value =
                        wrong.amount().toDecimal().multiply(PerCost.of(deal).residual(), Remedies.EXACT);
                yield Rounding.down(value, wrong.difference().currency());
            }
            case TOP_UP_OFFER, COMPENSATE, EXPLAIN ->
                Money.zero(wrong.difference().currency());
        };
    }
}
