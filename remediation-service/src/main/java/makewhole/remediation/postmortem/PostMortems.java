package makewhole.remediation.postmortem;

import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** Post-mortems, one per incident. */
public interface PostMortems {
    Optional<PostMortem> of(IncidentId incident);

    void keep(PostMortem postMortem);
}
