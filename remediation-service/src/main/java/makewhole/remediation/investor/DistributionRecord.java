package makewhole.remediation.investor;

import java.math.BigDecimal;
import java.time.LocalDate;
import makewhole.remediation.deal.DealId;

/** A row of distributions: deal, day and kind name it, the amount is what it says. */
public record DistributionRecord(DealId deal, LocalDate paidOn, String kind, BigDecimal perUnit) implements DealRecord {
    /** What names it. */
    public record Key(DealId deal, LocalDate paidOn, String kind) implements DealRecord.Key {
        @Override
        public LocalDate day() {
            return paidOn;
        }

        @Override
        public String noun() {
            return "distribution";
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(deal, paidOn, kind);
        }
    }

    @Override
    public Key key() {
        return new Key(deal, paidOn, kind);
    }

    @Override
    public String figures() {
        return "%s per unit".formatted(perUnit.toPlainString());
    }

    @Override
    public boolean saysTheSameAs(DealRecord other) {
        return other instanceof DistributionRecord said
                && key().equals(said.key())
                && perUnit.compareTo(said.perUnit) == 0;
    }
}
