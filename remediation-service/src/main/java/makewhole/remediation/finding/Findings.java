package makewhole.remediation.finding;

import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** The findings of an incident, once its scope is decided; ordered by deal and investor. */
public interface Findings {
    /** A page of them; empty while the scope is not decided. */
    List<Finding> of(IncidentId incident, int offset, int limit);

    /** The next ones after a finding, or from the beginning if there is none; however many come before, it is as quick. */
    List<Finding> after(IncidentId incident, Optional<Finding> last, int limit);

    /** All of them; empty while the scope is not decided. */
    default List<Finding> all(IncidentId incident) {
        return of(incident, 0, Integer.MAX_VALUE);
    }
}
