package makewhole.remediation.timeline.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.RefusedCertificate;
import makewhole.remediation.timeline.OtherService;
import makewhole.remediation.timeline.PulledEvent;
import makewhole.remediation.timeline.PulledEvents;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class PulledEventTable implements PulledEvents {
    private static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private final Jdbi jdbi;
    private final PulledEventRows rows;

    PulledEventTable(Jdbi jdbi, PulledEventRows rows) {
        this.jdbi = jdbi;
        this.rows = rows;
    }

    @Override
    @Transactional
    public Optional<PulledEvent> last(OtherService service) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM pulled_event WHERE service = ? ORDER BY position DESC LIMIT 1")
                .bind(0, service.title())
                .map((row, context) -> rows.event(row))
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
                        rows.write(event.facts()),
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
                .map((row, context) -> rows.event(row))
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
                .map((row, context) -> rows.event(row))
                .list());
    }
}
