package makewhole.remediation.timeline;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened.
 *
 * @param sentence it in plain words, without names of persons
 * @param subject who did it
 */
public record TimelineItem(
        Instant at,
        String service,
        String event,
        String sentence,
        String aboutKind,
        String aboutId,
        String subject,
        String reason,
        Map<String, String> facts) {
    public TimelineItem {
        facts = Map.copyOf(facts);
    }

    static TimelineItem of(PulledEvent event) {
        return new TimelineItem(
                event.at(),
                event.service(),
                event.event(),
                Sentences.of(event),
                event.aboutKind(),
                event.aboutId(),
                event.subject(),
                event.reason(),
                event.facts());
    }
}
