package makewhole.allocation.bisection.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
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
    public void add(BisectionId id, AuditId audit, String requestedBy) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO bisection (bisection_id, audit_id, requested_by, requested_at)
                        VALUES (:id, :audit, :by, :at)
                        """)
                .bind("id", id.value())
                .bind("audit", audit.value())
                .bind("by", requestedBy)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<Bisection> find(BisectionId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT audit_id, report FROM bisection WHERE bisection_id = :id")
                .bind("id", id.value())
                .map((row, context) -> new Bisection(
                        id,
                        new AuditId(row.getObject("audit_id", UUID.class)),
                        Optional.ofNullable(row.getString("report")).map(this::read)))
                .findOne());
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
