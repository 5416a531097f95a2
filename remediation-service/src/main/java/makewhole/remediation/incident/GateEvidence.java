package makewhole.remediation.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What a feature knows about the gates it answers for. Every gate has exactly one such source. */
public interface GateEvidence {
    /** The gates that this answers for. */
    Set<Gate> gates();

    /** Those of its gates that are open for an incident, each with the moment since when. What is not known is not open. */
    Map<Gate, Instant> open(Incident incident);

    /** Why those of its gates that are closed are, where more is known than that they wait. */
    default Map<Gate, String> why(Incident incident) {
        return Map.of();
    }
}
