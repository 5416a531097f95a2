package makewhole.remediation.investor;

import java.time.LocalDate;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.remedy.Valuation;

/** A row of valuations: deal and day name it. */
public record ValuationRecord(DealId deal, Valuation valuation) {
    /** What names it. */
    public record Key(DealId deal, LocalDate valuedOn) {
        @Override
        public String toString() {
            return "%s %s".formatted(deal, valuedOn);
        }
    }

    public Key key() {
        return new Key(deal, valuation.valuedOn());
    }

    boolean saysTheSameAs(ValuationRecord other) {
        return valuation.residualPerUnit().compareTo(other.valuation.residualPerUnit()) == 0
                && valuation.feePerUnit().compareTo(other.valuation.feePerUnit()) == 0
                && valuation.carryRate().compareTo(other.valuation.carryRate()) == 0;
    }
}
