package makewhole.remediation.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/**
 * What is to be done for every finding of an incident, and who stands for it.
 *
 * @param version counted from 1 within the incident
 * @param supersedes the version before, if there is one
 * @param author who had it worked out; may not approve it
 * @param digest there once it is frozen
 * @param approvals of the frozen digest, in the order in which they were given
 */
public record Plan(
        PlanId id,
        IncidentId incident,
        int version,
        Optional<PlanId> supersedes,
        PlanState state,
        String author,
        Instant createdAt,
        PlanTerms terms,
        RateTableReference rates,
        Optional<String> digest,
        List<Approval> approvals) {
    public Plan {
        approvals = List.copyOf(approvals);
    }
}
