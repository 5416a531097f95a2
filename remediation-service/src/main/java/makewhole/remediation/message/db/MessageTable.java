package makewhole.remediation.message.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.message.Message;
import makewhole.remediation.message.Message.State;
import makewhole.remediation.message.Messages;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class MessageTable implements Messages {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    MessageTable(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    public boolean add(Message message) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO message (id, incident, about, template, addressee, fields, state, reason, ordered_at)
                                VALUES (:id, :incident, :about, :template, :to, CAST(:fields AS jsonb), :state, '', :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", message.id())
                        .bind("incident", message.incident().value())
                        .bind("about", message.about())
                        .bind("template", message.template())
                        .bind("to", message.to())
                        .bind("fields", written(message.fields()))
                        .bind("state", message.state().name())
                        .bind("at", message.orderedAt().atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    @Override
    public Optional<Message> get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM message WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> message(row))
                .findOne());
    }

    @Override
    public void moveTo(UUID id, State state, String reason) {
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE message SET state = :state, reason = :reason WHERE id = :id")
                        .bind("state", state.name())
                        .bind("reason", reason)
                        .bind("id", id)
                        .execute());
    }

    @Override
    public boolean waitAgain(UUID id) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "UPDATE message SET state = 'WAITING', reason = '' WHERE id = :id AND state = 'REFUSED'")
                        .bind("id", id)
                        .execute())
                == 1;
    }

    @Override
    public List<Message> of(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM message WHERE incident = :incident ORDER BY ordered_at, about, addressee")
                .bind("incident", incident.value())
                .map((row, context) -> message(row))
                .list());
    }

    private Message message(ResultSet row) throws SQLException {
        return new Message(
                new IncidentId(row.getString("incident")),
                row.getString("about"),
                row.getString("template"),
                row.getString("addressee"),
                read(row.getString("fields")),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant());
    }

    private String written(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private Map<String, Object> read(String fields) {
        try {
            return json.readValue(fields, FIELDS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
