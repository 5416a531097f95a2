package makewhole.remediation.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;

/**
 * One mail to one addressee about an incident.
 *
 * @param about what it is about, by a name that never changes; the same is told to the same addressee once
 * @param to a person's account, a team's role or a stakeholder, as notification-service has them in its directory
 * @param fields of the template, without personal data of customers
 * @param reason why it was refused; empty unless it was
 */
public record Message(
        IncidentId incident,
        String about,
        String template,
        String to,
        Map<String, Object> fields,
        State state,
        String reason,
        Instant orderedAt) {
    /** How far it is. */
    public enum State {
        WAITING,
        /** notification-service has it, and sends it once. */
        TOLD,
        /** It will not be taken as it is, because nobody is known by the addressee's name, say: a person looks. */
        REFUSED
    }

    public Message {
        fields = Map.copyOf(fields);
    }

    /** It follows from what is told to whom, so that telling it twice is told as once. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(
                String.join("\n", incident.value(), about, template, to).getBytes(StandardCharsets.UTF_8));
    }
}
