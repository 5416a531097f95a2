package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.remediation.deal.DealId;

/** What other services may do in the name of a plan: its digest is worked out anew each time it is asked for. */
@ApplicationScoped
public class PlanAuthority {
    private final Plans plans;
    private final PlanRecords planRecords;
    private final InstantSource clock;

    PlanAuthority(Plans plans, PlanRecords planRecords, InstantSource clock) {
        this.plans = plans;
        this.planRecords = planRecords;
        this.clock = clock;
    }

    /** What a plan allows, with approvals taken out that have lapsed, or that were given to what is on record no more. */
    public Plan of(PlanId id) {
        Plan plan = plans.require(id).lapse(clock.instant());
        return planRecords.changed(plan) ? plan.outdated() : plan;
    }

    /** The units that may be moved, in all open deals or in one, deal by deal. */
    public void forEachMove(Plan plan, Optional<DealId> deal, Consumer<PlanMove> each) {
        plans.forEachMove(plan.id(), deal, each);
    }

    public PlanTotals totals(Plan plan) {
        return plans.totals(plan.id());
    }

    /**
     * Hands every line on, and gives the digest as it comes out of what is stored now: of exactly these lines, which are
     * read once for both.
     */
    public String forEachLine(Plan plan, Consumer<PlanLine> each) {
        PlanLines lines = plans.lines(plan.id());
        return PlanDigest.of(
                plan,
                plans.deals(plan.id()),
                digested -> lines.forEach(line -> {
                    digested.accept(line);
                    each.accept(line);
                }));
    }
}
