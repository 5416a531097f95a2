package makewhole.remediation.timeline.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import makewhole.remediation.timeline.OtherService;
import makewhole.remediation.timeline.PulledEvent;
import org.jboss.resteasy.reactive.RestQuery;

/** What both services offer; registered once per service by {@link AllocationEvents} and {@link NotificationEvents}. */
interface EventApi {
    @GET
    @Path("/events")
    List<JsonNode> after(@RestQuery long after, @RestQuery int limit);

    /** One of them, if it is as it should be: that is looked at event by event. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record EventBody(
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
        PulledEvent toEvent(OtherService service) {
            return new PulledEvent(
                    service.title(),
                    position,
                    at,
                    event,
                    aboutKind,
                    aboutId,
                    subject,
                    reason,
                    facts,
                    previousHash,
                    hash);
        }
    }
}
