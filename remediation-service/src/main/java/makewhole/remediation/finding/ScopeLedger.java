package makewhole.remediation.finding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;

/** Writes scopes down. A new attempt takes the place of the one before. */
public interface ScopeLedger {
    void begin(IncidentId incident, UUID audit);

    void fail(IncidentId incident, List<String> reasons, Instant at);

    /** Keeps what a check has shown; it is undecided while a deal cannot be judged. */
    void decide(IncidentId incident, CheckedScope scope, Instant at);

    /** Marks an undecided scope as done. */
    void complete(IncidentId incident, Instant at);
}
