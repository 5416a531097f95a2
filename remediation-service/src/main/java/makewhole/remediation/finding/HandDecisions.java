package makewhole.remediation.finding;

import java.util.List;
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;

/** What was decided by hand, audit by audit: a new attempt at the scope does not lose what was said before. */
public interface HandDecisions {
    List<HandDecision> of(IncidentId incident, UUID audit);

    /** Keeps one; a proposal takes the place of the one before it. */
    void keep(IncidentId incident, UUID audit, HandDecision decision);
}
