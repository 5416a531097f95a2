package makewhole.platform.journal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One change of state.
 *
 * @param event what happened, in the past tense and kebab case, such as {@code kill-switch-engaged}
 * @param aboutKind the noun of the glossary, such as {@code deal}
 * @param aboutId which one
 * @param subject who did it: the name of a person's or a service's account
 * @param reason why, in a person's words; empty where the event says it all
 * @param facts ids, digests, counts and amounts; never personal data
 */
public record JournalEntry(
        String event, String aboutKind, String aboutId, String subject, String reason, Map<String, String> facts) {
    public JournalEntry {
        facts = Map.copyOf(facts);
    }

    public static JournalEntry of(String event, String aboutKind, Object aboutId, String subject) {
        return new JournalEntry(event, aboutKind, String.valueOf(aboutId), subject, "", Map.of());
    }

    public JournalEntry because(String why) {
        return new JournalEntry(event, aboutKind, aboutId, subject, why, facts);
    }

    public JournalEntry with(String fact, Object value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(fact, String.valueOf(value));
        return new JournalEntry(event, aboutKind, aboutId, subject, reason, more);
    }
}
