package makewhole.remediation.finding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;

/**
 * What a whole check has shown: what became of every audited deal, every wrong deal with all of its lines, and the deals
 * outside that were looked at.
 */
public record CheckedScope(List<CheckedDeal> deals, List<WrongDeal> wrong, Sample sample) {
    public CheckedScope {
        deals = List.copyOf(deals);
        wrong = List.copyOf(wrong);
    }

    /** A wrong deal, with its book and what would have been right. */
    public record WrongDeal(BookedDeal booked, RightDeal right) {}

    public int dealsAudited() {
        return deals.size();
    }

    public int certificatesChecked() {
        return deals.size() - undecidable().size();
    }

    /** Deals whose differences a declared rounding explains, with the explanation. */
    public Map<DealId, String> roundedOtherwise() {
        return reasons(Verdict.ROUNDED_OTHERWISE);
    }

    /** Deals that cannot be judged, with the reason. */
    public Map<DealId, String> undecidable() {
        return reasons(Verdict.NOT_DECIDABLE);
    }

    private Map<DealId, String> reasons(Verdict verdict) {
        return deals.stream()
                .filter(deal -> deal.verdict() == verdict)
                .collect(Collectors.toMap(CheckedDeal::deal, CheckedDeal::reason));
    }
}
