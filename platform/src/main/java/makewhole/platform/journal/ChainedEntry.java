package makewhole.platform.journal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.digest.Digests;

/** A journal entry with its place in the chain; what {@code GET /v1/events} gives out. */
public record ChainedEntry(
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
    public ChainedEntry {
        facts = Map.copyOf(facts);
    }

    /** The hash that this entry must have: over everything but the hash itself. */
    String expectedHash() {
        Map<String, Object> content = new TreeMap<>();
        content.put("position", Long.toString(position));
        content.put("at", at.toString());
        content.put("event", event);
        content.put("aboutKind", aboutKind);
        content.put("aboutId", aboutId);
        content.put("subject", subject);
        content.put("reason", reason);
        content.put("facts", new TreeMap<>(facts));
        content.put("previousHash", previousHash);
        return Digests.of(content);
    }

    ChainedEntry sealed() {
        return new ChainedEntry(
                position, at, event, aboutKind, aboutId, subject, reason, facts, previousHash, expectedHash());
    }
}
