package makewhole.remediation.notice.db;

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
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.notice.NoticeBatch;
import makewhole.remediation.notice.NoticeBatches;
import makewhole.remediation.plan.PlanId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class NoticeBatchTable implements NoticeBatches {
    private final Jdbi jdbi;

    NoticeBatchTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean add(NoticeBatch batch) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO notice_batch (plan, incident, state, reason, requested_at)
                                VALUES (:plan, :incident, :state, :reason, :requestedAt) ON CONFLICT DO NOTHING
                                """)
                        .bind("plan", batch.plan().value())
                        .bind("incident", batch.incident().value())
                        .bind("state", batch.state().name())
                        .bind("reason", batch.reason())
                        .bind("requestedAt", batch.requestedAt().atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    @Override
    @Transactional
    public Optional<NoticeBatch> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM notice_batch WHERE plan = :plan")
                .bind("plan", plan.value())
                .map((row, context) -> batch(row))
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void replace(NoticeBatch batch) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE notice_batch SET state = :state, batch = :batch, reason = :reason,
                            requested_at = :requestedAt, done_at = :doneAt, earlier = :earlier
                        WHERE plan = :plan
                        """)
                .bind("plan", batch.plan().value())
                .bind("state", batch.state().name())
                .bind("batch", batch.batch())
                .bind("reason", batch.reason())
                .bind("requestedAt", batch.requestedAt().atOffset(ZoneOffset.UTC))
                .bindArray("earlier", String.class, batch.earlier())
                .bind("doneAt", batch.doneAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<NoticeBatch> withId(String batch) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM notice_batch WHERE batch = :batch OR :batch = ANY (earlier) FOR UPDATE
                        """)
                .bind("batch", batch)
                .map((row, context) -> batch(row))
                .findOne());
    }

    @Override
    @Transactional
    public Optional<PlanId> beingPostedTo(InvestorId investor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT plan FROM notice_batch b
                        WHERE state = :posting
                          AND EXISTS (SELECT FROM plan_line l WHERE l.plan = b.plan AND l.investor = :investor)
                        LIMIT 1
                        """)
                .bind("posting", NoticeBatch.State.POSTING.name())
                .bind("investor", investor.value())
                .map((row, context) -> new PlanId(row.getObject("plan", UUID.class)))
                .findOne());
    }

    @Override
    @Transactional
    public List<NoticeBatch> posted() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM notice_batch WHERE state = 'POSTED'")
                .map((row, context) -> batch(row))
                .list());
    }

    private static NoticeBatch batch(ResultSet row) throws SQLException {
        return new NoticeBatch(
                new PlanId(row.getObject("plan", UUID.class)),
                new IncidentId(row.getString("incident")),
                NoticeBatch.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("batch")),
                row.getString("reason"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("done_at", OffsetDateTime.class)),
                List.of((String[]) row.getArray("earlier").getArray()));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
