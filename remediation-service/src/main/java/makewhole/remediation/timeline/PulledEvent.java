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
    private static final String UNREADABLE = "event-unreadable";

    public PulledEvent {
        facts = Map.copyOf(facts);
    }

    /**
     * What another service told and this one cannot read.
     *
     * @param text of the event as it came
     * @param why it cannot be read
     */
    public record Content(String text, String why) {}

    /** Keeps the place in the chain of an event that cannot be read, and its text whole. */
    public static PulledEvent unreadable(
            OtherService service, long position, Instant at, Content content, String previousHash, String hash) {
        return new PulledEvent(
                service.title(),
                position,
                at,
                UNREADABLE,
                "event",
                "%s %d".formatted(service.title(), position),
                service.title(),
                content.why(),
                Map.of("content", content.text()),
                previousHash,
                hash);
    }

    boolean isUnreadable() {
        return event.equals(UNREADABLE);
    }

    /** By what people call it: its service and its place in that service's journal. */
    String name() {
        return "%s %d".formatted(service, position);
    }
}
