package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.FirmRecords;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Sees that the firm's records still say what a plan was worked out with. A plan that is not released grows stale when they
 * change; one that is released stays what it is, and so does a supplement, whose amounts people have judged.
 */
@ApplicationScoped
public class PlanRecords {
    private final Plans plans;
    private final GatherFacts gatherFacts;
    private final FirmRecords records;

    PlanRecords(Plans plans, GatherFacts gatherFacts, FirmRecords records) {
        this.plans = plans;
        this.gatherFacts = gatherFacts;
        this.records = records;
    }

    /** Whether they say something else. */
    boolean changed(Plan plan) {
        return !changedDeals(plan).isEmpty();
    }

    /**
     * Sees that they say the same.
     *
     * @throws RefusedException if not; all such deals are named
     */
    void requireSame(Plan plan) {
        List<DealId> changed = changedDeals(plan);
        if (!changed.isEmpty()) {
            throw new RefusedException(new PlanRefusal.RecordsChanged(
                    plan.id().toString(), changed.stream().map(DealId::value).toList()));
        }
    }

    /** The same, and they go on saying so until the running transaction ends. */
    void requireSameUntilTheEnd(Plan plan) {
        records.lock();
        requireSame(plan);
    }

    /** The deals of which they say something else. */
    public List<DealId> changedDeals(Plan plan) {
        boolean bound = plan.state() == PlanState.RELEASED || plan.supplements().isPresent();
        return bound ? List.of() : gatherFacts.changed(plans.deals(plan.id()), plan.terms());
    }
}
