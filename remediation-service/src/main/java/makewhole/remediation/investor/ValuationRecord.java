package makewhole.remediation.investor;

import java.time.LocalDate;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.remedy.Valuation;

/** A row of valuations: deal and day name it. */
public record ValuationRecord(DealId deal, Valuation valuation) implements DealRecord {
    /** What names it. */
    public record Key(DealId deal, LocalDate valuedOn) implements DealRecord.Key {
        @Override
        public LocalDate day() {
            return valuedOn;
        }

        @Override
        public String noun() {
            return "valuation";
        }

        @Override
        public String toString() {
            return "%s %s".formatted(deal, valuedOn);
        }
    }

    @Override
    public Key key() {
        return new Key(deal, valuation.valuedOn());
    }

    @Override
    public String figures() {
        return "residual %s, fee %s, carry %s"
                .formatted(
                        valuation.residualPerUnit().toPlainString(),
                        valuation.feePerUnit().toPlainString(),
                        valuation.carryRate().toPlainString());
    }

    @Override
    public boolean saysTheSameAs(DealRecord other) {
        return other instanceof ValuationRecord said
                && key().equals(said.key())
                && valuation.residualPerUnit().compareTo(said.valuation.residualPerUnit()) == 0
                && valuation.feePerUnit().compareTo(said.valuation.feePerUnit()) == 0
                && valuation.carryRate().compareTo(said.valuation.carryRate()) == 0;
    }
}
