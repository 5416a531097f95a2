package makewhole.remediation.timeline;

import java.time.Instant;
import java.util.Map;

/** An entry of a journal, of this service or of another, with its place in that journal's chain. */
public record PulledEvent(
        String service,
        long position,
        Instant at,
        String event,
        String aboutKind,
        String aboutId,
        String subject,
        String reason,
        Map<String, String> facts,
        String previousHash,
        String hash) {
    public PulledEvent {
        facts = Map.copyOf(facts);
    }
}
