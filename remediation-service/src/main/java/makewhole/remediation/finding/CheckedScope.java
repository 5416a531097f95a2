package makewhole.remediation.finding;

import java.util.List;
import java.util.Map;
import makewhole.remediation.deal.DealId;

/**
 * What a whole check has shown: every wrong deal with all of its lines.
 *
 * @param roundedOtherwise deals whose differences a declared rounding explains, with the explanation
 * @param undecidable deals that cannot be judged, with the reason
 */
public record CheckedScope(
        int dealsAudited,
        int certificatesChecked,
        List<WrongDeal> wrong,
        Map<DealId, String> roundedOtherwise,
        Map<DealId, String> undecidable) {
    public CheckedScope {
        wrong = List.copyOf(wrong);
        roundedOtherwise = Map.copyOf(roundedOtherwise);
        undecidable = Map.copyOf(undecidable);
    }

    /** A wrong deal, with its book and what would have been right. */
    public record WrongDeal(BookedDeal booked, RightDeal right) {}
}
