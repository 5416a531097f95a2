package makewhole.remediation.investor;

import java.math.BigDecimal;
import java.time.LocalDate;
import makewhole.remediation.deal.DealId;

/** A row of distributions: deal, day and kind name it, the amount is what it says. */
public record DistributionRecord(DealId deal, LocalDate paidOn, String kind, BigDecimal perUnit) {
    /** What names it. */
    public record Key(DealId deal, LocalDate paidOn, String kind) {
        @Override
        public String toString() {
            return "%s %s %s".formatted(deal, paidOn, kind);
        }
    }

    public Key key() {
        return new Key(deal, paidOn, kind);
    }

    boolean saysTheSameAs(DistributionRecord other) {
        return perUnit.compareTo(other.perUnit) == 0;
    }
}
