package makewhole.remediation.plan;

import java.util.List;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.remedy.DealFacts;

/** A wrong deal with the facts that its lines were worked out from. */
public record PlannedDeal(DealId deal, DealFacts facts) {
    /** Those of which neither a value nor a fee was on record; only an open deal may be one of them. */
    public static List<DealId> withoutFee(List<PlannedDeal> deals) {
        return deals.stream()
                .filter(one -> one.facts().valuation().isEmpty())
                .map(PlannedDeal::deal)
                .toList();
    }
}
