package makewhole.remediation.postmortem;

import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** Post-mortems, one per incident. */
public interface PostMortems {
    Optional<PostMortem> of(IncidentId incident);

    /** The same, which nobody else changes until the transaction ends. */
    Optional<PostMortem> lock(IncidentId incident);

    void keep(PostMortem postMortem);

    /**
     * Keeps an edition as it was published, for ever.
     *
     * @param digest of its sections
     * @param markdown all of its sections
     */
    void keepEdition(PrintedEdition printed, String digest, String markdown);

    /** The words of an edition as it was published. */
    Optional<Edition> edition(IncidentId incident, int edition);

    /** Its page; empty if there is no such edition, or it was published before pages were kept. */
    Optional<String> page(IncidentId incident, int edition);

    /** Its PDF; empty if there is no such edition, or it was published before PDFs were kept. */
    Optional<byte[]> printed(IncidentId incident, int edition);
}
