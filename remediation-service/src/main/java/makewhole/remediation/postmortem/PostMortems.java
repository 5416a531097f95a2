package makewhole.remediation.postmortem;

import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** Post-mortems, one per incident. */
public interface PostMortems {
    Optional<PostMortem> of(IncidentId incident);

    void keep(PostMortem postMortem);

    /** Keeps an edition as it was published, for ever. */
    void keepEdition(PostMortem published, String digest, String markdown);

    /** An edition as it was published. */
    Optional<String> edition(IncidentId incident, int edition);
}
