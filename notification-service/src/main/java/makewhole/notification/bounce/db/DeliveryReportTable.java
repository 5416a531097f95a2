package makewhole.notification.bounce.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import makewhole.notification.bounce.DeliveryReport;
import makewhole.notification.bounce.DeliveryReports;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DeliveryReportTable implements DeliveryReports {
    private final Jdbi jdbi;
    private final InstantSource clock;

    DeliveryReportTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public boolean add(DeliveryReport report, String by) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO delivery_report (digest, notice, outcome, status, taken_by, taken_at)
                        VALUES (:digest, :notice, :outcome, :status, :by, :at) ON CONFLICT DO NOTHING
                        """)
                        .bind("digest", report.digest())
                        .bind("notice", report.notice())
                        .bind("outcome", report.outcome().name())
                        .bind("status", report.status())
                        .bind("by", by)
                        .bind("at", now())
                        .execute())
                == 1;
    }

    @Override
    public List<DeliveryReport> waiting(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM delivery_report WHERE applied_at IS NULL
                        ORDER BY taken_at LIMIT :most FOR UPDATE SKIP LOCKED
                        """)
                .bind("most", limit)
                .map((row, context) -> new DeliveryReport(
                        row.getString("digest"),
                        row.getObject("notice", UUID.class),
                        DeliveryReport.Outcome.valueOf(row.getString("outcome")),
                        row.getString("status")))
                .list());
    }

    @Override
    public void applied(DeliveryReport report) {
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE delivery_report SET applied_at = :at WHERE digest = :digest")
                        .bind("at", now())
                        .bind("digest", report.digest())
                        .execute());
    }

    @Override
    public boolean knows(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT 1 FROM notice WHERE id = :notice")
                .bind("notice", notice)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
