package makewhole.remediation.timeline.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.remediation.timeline.OtherService;
import makewhole.remediation.timeline.PulledEvent;

/** Reads one event of a page, and makes an unreadable event of what it cannot read: its neighbours are none the worse. */
@ApplicationScoped
class EventReader {
    private static final List<String> MEMBERS = Stream.of(EventApi.EventBody.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private final ObjectMapper json;
    private final InstantSource clock;

    EventReader(ObjectMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    PulledEvent read(OtherService service, JsonNode told) {
        Optional<String> missing = MEMBERS.stream()
                .filter(member ->
                        told.path(member).isMissingNode() || told.path(member).isNull())
                .findFirst();
        if (missing.isPresent()) {
            return unreadable(service, told, missing.get() + " is missing");
        }
        if (told.path("facts").valueStream().anyMatch(fact -> !fact.isTextual())) {
            return unreadable(service, told, "a fact is not a text");
        }
        try {
            return json.treeToValue(told, EventApi.EventBody.class).toEvent(service);
        } catch (JsonProcessingException unlikeAnEvent) {
            return unreadable(service, told, unlikeAnEvent.getOriginalMessage());
        }
    }

    /**
     * Without its place in the chain nothing can be kept, nor anything that follows: that the other journal is whole could
     * not be shown any more.
     */
    private PulledEvent unreadable(OtherService service, JsonNode told, String why) {
        JsonNode position = told.path("position");
        JsonNode previousHash = told.path("previousHash");
        JsonNode hash = told.path("hash");
        if (!position.canConvertToLong() || !previousHash.isTextual() || !hash.isTextual()) {
            throw new IllegalStateException(
                    "%s tells an event without its place in the chain: %s".formatted(service.title(), why));
        }
        return PulledEvent.unreadable(
                service,
                position.asLong(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new PulledEvent.Content(told.toString(), why),
                previousHash.asText(),
                hash.asText());
    }
}
