package makewhole.remediation.finding;

import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** Says whether something that people approved rests on the findings of an incident. */
public interface ScopeUse {
    /** The id of the plan that does. */
    Optional<String> approvedPlan(IncidentId incident);
}
