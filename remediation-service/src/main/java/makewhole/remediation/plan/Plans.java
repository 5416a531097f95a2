package makewhole.remediation.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import makewhole.platform.problem.NotFoundException;
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

    /** Plans that are not released and have an approval that counts no longer. */
    List<PlanId> withLapsedApprovals(Instant now);

    /** Every line, in order. */
    List<PlanLine> lines(PlanId plan);

    Optional<PlanLine> line(PlanId plan, LineId line);

    /** The wrong deals that the plan was worked out for, ordered by id. */
    List<PlannedDeal> deals(PlanId plan);

    /** Writes a new plan down; its lines and deals never change. */
    void add(Plan plan, List<PlannedDeal> deals, List<PlanLine> lines);

    /** Writes down that a plan moved on. */
    void replace(Plan plan);
}
