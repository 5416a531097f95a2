package makewhole.remediation.plan;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Money;

/** What a firm decides about its plans: {@code makewhole.plans.…}. */
@ConfigMapping(prefix = "makewhole.plans")
interface PlanSettings {
    /** For how many days an approval counts. */
    int approvalsValidDays();

    /** How many days before the plan day a valuation may be at most. */
    int valuationsValidDays();

    /** By currency: the amount in major units above which a second person of finance approves. */
    Map<String, BigDecimal> secondFinanceAbove();

    default Duration approvalsValidFor() {
        return Duration.ofDays(approvalsValidDays());
    }

    /**
     * Whether a plan could cost so much that two persons of finance have to approve it: if everybody sells, in one of
     * its currencies. A currency for which nobody has named an amount counts as above it.
     */
    default boolean needsSecondFinance(PlanTotals totals) {
        return totals.byCurrency().values().stream()
                .map(PlanTotal::dueIfAllSell)
                .anyMatch(this::isAboveThreshold);
    }

    private boolean isAboveThreshold(Money most) {
        return !most.isZero()
                && threshold(most.currency())
                        .map(amount -> most.toDecimal().compareTo(amount) > 0)
                        .orElse(true);
    }

    /** Letters may be small, as environment variables make them. */
    private Optional<BigDecimal> threshold(Currency currency) {
        return secondFinanceAbove().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(currency.getCurrencyCode()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
