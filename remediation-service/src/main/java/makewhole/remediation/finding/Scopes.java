package makewhole.remediation.finding;

import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** The scope of each incident; the latest attempt counts. */
public interface Scopes {
    Optional<Scope> of(IncidentId incident);

    /** How far it is, without counting anything. */
    Optional<ScopeState> state(IncidentId incident);
}
