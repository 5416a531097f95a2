package makewhole.remediation.postmortem;

import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** Post-mortems, one per incident. */
public interface PostMortems {
    Optional<PostMortem> of(IncidentId incident);

    void keep(PostMortem postMortem);

    /**
     * Keeps an edition as it was published, for ever.
     *
     * @param digest of its sections
     * @param pdf as it is printed
     */
    void keepEdition(PostMortem published, String digest, Edition edition, byte[] pdf);

    /** An edition as it was published. */
    Optional<Edition> edition(IncidentId incident, int edition);

    /** Its PDF; empty if there is no such edition, or it was published before PDFs were kept. */
    Optional<byte[]> printed(IncidentId incident, int edition);
}
