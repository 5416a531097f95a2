package makewhole.remediation.plan;

import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** Plans with their lines. */
public interface Plans {
    Optional<Plan> get(PlanId plan);

    /** The plan, with its row locked until the running transaction ends. */
    Optional<Plan> lock(PlanId plan);

    /** The version of an incident's plan that no other supersedes. */
    Optional<Plan> latest(IncidentId incident);

    /** Every line, in order. */
    List<PlanLine> lines(PlanId plan);

    Optional<PlanLine> line(PlanId plan, LineId line);
}
