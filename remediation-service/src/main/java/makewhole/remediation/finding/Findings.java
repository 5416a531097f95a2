package makewhole.remediation.finding;

import java.util.List;
import makewhole.remediation.incident.IncidentId;

/** The findings of an incident, once its scope is decided. */
public interface Findings {
    /** All of them, ordered by deal and investor; empty while the scope is not decided. */
    List<Finding> of(IncidentId incident);
}
