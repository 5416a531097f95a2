package makewhole.remediation.fix;

import java.time.Instant;
import java.util.Map;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.IncidentId;

/** When each milestone of the fix was first seen. */
public interface FixMilestones {
    Map<Gate, Instant> of(IncidentId incident);

    /** Keeps a milestone; one that was seen before changes nothing. */
    boolean reached(IncidentId incident, Gate milestone, Instant at);
}
