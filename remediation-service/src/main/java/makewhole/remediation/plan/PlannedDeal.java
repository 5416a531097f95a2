package makewhole.remediation.plan;

import java.util.List;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.remedy.DealFacts;

/** A wrong deal with the facts that its lines were worked out from. */
public record PlannedDeal(DealId deal, DealFacts facts) {
    /**
     * Those of which neither a value nor a fee was on record, in the order given: a refund in one of them brings no fee back.
     * Only an open deal may be one of them. Whether anybody is refunded there is not looked at: that would take all lines.
     */
    public static List<DealId> withoutFee(List<PlannedDeal> deals) {
        return deals.stream()
                .filter(one -> one.facts().valuation().isEmpty())
                .map(PlannedDeal::deal)
                .toList();
    }
}
