package makewhole.remediation.deal;

import java.util.List;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Valuation;

/**
 * What is recorded of a deal.
 *
 * @param distributions in order of the day of payment
 * @param valuations in order of the day of valuation
 */
public record Recorded(List<Distribution> distributions, List<Valuation> valuations) {
    public Recorded {
        distributions = List.copyOf(distributions);
        valuations = List.copyOf(valuations);
    }
}
