package makewhole.remediation.timeline.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.incident.RefusedCertificate;
import makewhole.remediation.timeline.OtherService;
import makewhole.remediation.timeline.PulledEvent;
import makewhole.remediation.timeline.PulledEvents;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class PulledEventTable implements PulledEvents {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private final Jdbi jdbi;
    private final ObjectMapper json;

    PulledEventTable(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    @Transactional
    public Optional<PulledEvent> last(OtherService service) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM pulled_event WHERE service = ? ORDER BY position DESC LIMIT 1")
                .bind(0, service.title())
                .map((row, context) -> event(row))
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<PulledEvent> lock(OtherService service) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext(?))")
                .bind(0, "makewhole.pulled-events." + service.title())
                .mapTo(Integer.class)
                .one());
        return last(service);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(List<PulledEvent> events) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO pulled_event (service, position, at, event, about_kind, about_id, subject, reason, facts,
                                              previous_hash, hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                    """);
            for (PulledEvent event : events) {
                batch.add(
                        event.service(),
                        event.position(),
                        event.at().atOffset(ZoneOffset.UTC),
                        event.event(),
                        event.aboutKind(),
                        event.aboutId(),
                        event.subject(),
                        event.reason(),
                        write(event.facts()),
                        event.previousHash(),
                        event.hash());
            }
            batch.execute();
        });
    }

    @Override
    @Transactional
    public List<PulledEvent> between(Instant from, Instant to) {
        Instant end = to.isAfter(LAST_DAY) ? LAST_DAY : to;
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM pulled_event WHERE at BETWEEN :from AND :to ORDER BY at, service, position
                        """)
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("to", end.atOffset(ZoneOffset.UTC))
                .map((row, context) -> event(row))
                .list());
    }

    @Override
    @Transactional
    public List<PulledEvent> leadingTo(RefusedCertificate certificate, String version, Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM pulled_event
                        WHERE at < :before
                          AND (facts ->> 'incident' = :reference
                               OR (event = 'certificate-rejected' AND facts ->> 'version' = :version))
                        ORDER BY at, service, position
                        """)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("reference", certificate.reference())
                .bind("version", version)
                .map((row, context) -> event(row))
                .list());
    }

    private PulledEvent event(ResultSet row) throws SQLException {
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

    private String write(Map<String, String> facts) {
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
