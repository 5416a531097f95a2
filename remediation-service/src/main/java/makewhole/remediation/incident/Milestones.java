package makewhole.remediation.incident;

import java.time.Instant;
import java.util.Optional;

/** Reads in the journal when something happened to an incident. */
public interface Milestones {

    Optional<Instant> first(IncidentId incident, String event);

    Optional<Instant> last(IncidentId incident, String event);
}
