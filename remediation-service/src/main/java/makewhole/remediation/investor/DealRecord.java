package makewhole.remediation.investor;

import java.time.LocalDate;
import makewhole.remediation.deal.DealId;

/** A row of what the firm recorded about a deal. Its key names it; the figures are what it says, and can be corrected. */
public sealed interface DealRecord permits DistributionRecord, ValuationRecord {
    /** What names a record. Its text form is for people. */
    sealed interface Key permits DistributionRecord.Key, ValuationRecord.Key {
        DealId deal();

        LocalDate day();

        /** The noun of the glossary. */
        String noun();
    }

    Key key();

    /** What it says, for people. */
    String figures();

    /** Whether both have the same key and figures of the same value, however many zeros they end on. */
    boolean saysTheSameAs(DealRecord other);
}
