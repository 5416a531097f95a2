package makewhole.remediation.alternative;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;

/** Alternative returns, whatever became of them. */
public interface AlternativeReturns {
    /** All of an incident, the oldest first. */
    List<AlternativeReturn> of(IncidentId incident);

    /** One of an incident, with its row locked until the running transaction ends. */
    Optional<AlternativeReturn> lock(IncidentId incident, UUID id);

    void add(AlternativeReturn alternative);

    /** Writes down how it was decided. */
    void decide(AlternativeReturn alternative);
}
