package makewhole.allocation.bisection.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.bisection.Bisection;
import makewhole.allocation.bisection.BisectionId;
import makewhole.allocation.bisection.Bisections;
import makewhole.allocation.bisection.Report;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class BisectionTable implements Bisections {
    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final InstantSource clock;

    BisectionTable(Jdbi jdbi, ObjectMapper json, InstantSource clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void add(Bisection requested) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO bisection (bisection_id, audit_id, requested_by, requested_at)
                        VALUES (:id, :audit, :by, :at)
                        """)
                .bind("id", requested.id().value())
                .bind("audit", requested.audit().value())
                .bind("by", requested.request().by())
                .bind("at", requested.request().at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<Bisection> find(BisectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM bisection WHERE bisection_id = :id")
                .bind("id", id.value())
                .map((row, context) -> bisection(row))
                .findOne());
    }

    @Override
    public List<Bisection> after(AuditId audit, Optional<BisectionId> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM bisection WHERE audit_id = :audit
                          AND (:after::uuid IS NULL OR (requested_at, bisection_id) >
                               (SELECT requested_at, bisection_id FROM bisection WHERE bisection_id = :after::uuid))
                        ORDER BY requested_at, bisection_id LIMIT :most
                        """)
                .bind("audit", audit.value())
                .bind("after", after.map(BisectionId::value).orElse(null))
                .bind("most", limit)
                .map((row, context) -> bisection(row))
                .list());
    }

    private Bisection bisection(ResultSet row) throws SQLException {
        return new Bisection(
                new BisectionId(row.getObject("bisection_id", UUID.class)),
                new AuditId(row.getObject("audit_id", UUID.class)),
                new Bisection.Request(
                        row.getString("requested_by"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()),
                Optional.ofNullable(row.getString("report")).map(this::read));
    }

    @Override
    public void end(BisectionId id, Report report) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE bisection SET report = :report, finished_at = :at
                        WHERE bisection_id = :id AND report IS NULL
                        """)
                .bind("id", id.value())
                .bind("report", write(report))
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private String write(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Report read(String text) {
        try {
            return json.readValue(text, Report.class);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }
}
