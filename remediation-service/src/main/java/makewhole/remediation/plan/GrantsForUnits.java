package makewhole.remediation.plan;

import java.util.List;
import makewhole.remediation.refusal.RefusedException;

/** Sees that what is owed for units that were left behind is granted once, and not beside a denial. */
public interface GrantsForUnits {
    /**
     * Sees it before a supplement is drafted, under the lock of the plan.
     *
     * @param plan that the grants go beyond
     * @throws RefusedException if one stands for units that were not left behind, are denied, or that another supplement grants
     *     already, or if units were left behind and a grant does not say whether it stands for them
     */
    void requireAdmitted(PlanId plan, List<Grant> grants);

    /**
     * Sees it once more before a supplement is released, under the same lock.
     *
     * @throws RefusedException if units that it grants something for are denied, or granted by another released supplement
     */
    void requireReleasable(PlanId plan, PlanId supplement);
}
