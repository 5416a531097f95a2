package makewhole.remediation.deal;

import java.util.List;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Valuation;

/** What deals paid out and were worth, as the firm imported it. */
public interface DealRecords {
    /** In order of the day of payment. */
    List<Distribution> distributions(DealId deal);

    /** In order of the day of valuation. */
    List<Valuation> valuations(DealId deal);
}
