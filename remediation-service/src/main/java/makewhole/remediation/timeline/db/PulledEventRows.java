package makewhole.remediation.timeline.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import makewhole.remediation.timeline.PulledEvent;

/** Makes events of their rows. */
@ApplicationScoped
class PulledEventRows {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final ObjectMapper json;

    PulledEventRows(ObjectMapper json) {
        this.json = json;
    }

    PulledEvent event(ResultSet row) throws SQLException {
        return new PulledEvent(
                row.getString("service"),
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("event"),
                row.getString("about_kind"),
                row.getString("about_id"),
                row.getString("subject"),
                row.getString("reason"),
                read(row.getString("facts")),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    String write(Map<String, String> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private Map<String, String> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
