package makewhole.remediation.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;

/** Plans with their lines. */
public interface Plans {
    Optional<Plan> get(PlanId plan);

    /**
     * The plan of an id.
     *
     * @throws NotFoundException if there is none
     */
    default Plan require(PlanId plan) {
        return get(plan).orElseThrow(() -> new NotFoundException("plan", plan));
    }

    /** The plan, with its row locked until the running transaction ends. */
    Optional<Plan> lock(PlanId plan);

    /** Every version of an incident's plan and every supplement, the newest last. */
    List<Plan> of(IncidentId incident);

    /** The version of an incident's plan that no other supersedes; no supplement. */
    Optional<Plan> latest(IncidentId incident);

    /** Released plans that were worked out for a deal; no supplements, which are worked out from their plans. */
    List<Plan> releasedWith(DealId deal);

    /** Plans that are not released and have an approval that counts no longer. */
    List<PlanId> withLapsedApprovals(Instant now);

    /** Every line, in order; read portion by portion whenever they are gone through. */
    PlanLines lines(PlanId plan);

    /** What its lines come to, as it was added up when they were written. */
    PlanTotals totals(PlanId plan);

    /** The moves of units that it stands for: of the open deals, or of one of them, in the order of its lines. */
    void forEachMove(PlanId plan, Optional<DealId> deal, Consumer<PlanMove> each);

    Optional<PlanLine> line(PlanId plan, LineId line);

    /** The wrong deals that the plan was worked out for, ordered by id. */
    List<PlannedDeal> deals(PlanId plan);

    /** Writes a new plan down with its lines, while they come, and says what they come to; nothing of it ever changes. */
    PlanTotals add(Plan plan, List<PlannedDeal> deals, PlanLines lines);

    /** Writes down that a plan moved on. */
    void replace(Plan plan);
}
