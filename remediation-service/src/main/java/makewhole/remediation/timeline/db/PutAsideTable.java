package makewhole.remediation.timeline.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import makewhole.platform.identity.Subject;
import makewhole.remediation.timeline.EventsPutAside;
import makewhole.remediation.timeline.OtherService;
import makewhole.remediation.timeline.PutAside;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class PutAsideTable implements EventsPutAside {
    private static final String WAITING = """
            SELECT e.*, a.why, a.put_aside_at
            FROM event_put_aside a JOIN pulled_event e USING (service, position)
            WHERE a.taken_up_at IS NULL
            """;

    private final Jdbi jdbi;
    private final PulledEventRows rows;

    PutAsideTable(Jdbi jdbi, PulledEventRows rows) {
        this.jdbi = jdbi;
        this.rows = rows;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(PutAside aside) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO event_put_aside (service, position, why, put_aside_at)
                        VALUES (:service, :position, :why, :at)
                        """)
                .bind("service", aside.event().service())
                .bind("position", aside.event().position())
                .bind("why", aside.why())
                .bind("at", aside.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional
    public List<PutAside> waiting(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(WAITING + "ORDER BY service, position LIMIT :most")
                .bind("most", most)
                .map((row, context) -> aside(row))
                .list());
    }

    @Override
    @Transactional
    public long count() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM event_put_aside WHERE taken_up_at IS NULL")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<PutAside> lock(OtherService service, long position) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        WAITING + "AND a.service = :service AND a.position = :position FOR UPDATE OF a")
                .bind("service", service.title())
                .bind("position", position)
                .map((row, context) -> aside(row))
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void takenUp(PutAside aside, Subject by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE event_put_aside SET taken_up_by = :by, taken_up_at = :at
                        WHERE service = :service AND position = :position
                        """)
                .bind("by", by.name())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("service", aside.event().service())
                .bind("position", aside.event().position())
                .execute());
    }

    private PutAside aside(ResultSet row) throws SQLException {
        return new PutAside(
                rows.event(row),
                row.getString("why"),
                row.getObject("put_aside_at", OffsetDateTime.class).toInstant());
    }
}
