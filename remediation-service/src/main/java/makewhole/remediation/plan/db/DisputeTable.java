package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.Dismissal;
import makewhole.remediation.plan.Dispute;
import makewhole.remediation.plan.Disputes;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import org.jdbi.v3.core.Jdbi;

/** Disputes are answers that choose nothing. */
@ApplicationScoped
class DisputeTable implements Disputes {
    private final Jdbi jdbi;

    DisputeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Dispute> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, line, words, at FROM plan_answer WHERE plan = :plan AND answer = :dispute ORDER BY id")
                .bind("plan", plan.value())
                .bind("dispute", Answer.DISPUTE.name())
                .map((row, context) -> new Dispute(
                        row.getLong("id"),
                        new LineId(row.getString("line")),
                        row.getString("words"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }

    @Override
    public List<PlanId> plansWithUndismissed() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT a.plan FROM plan_answer a
                        WHERE a.answer = :dispute AND NOT EXISTS (
                            SELECT 1 FROM dispute_dismissal d
                            WHERE d.plan = a.plan AND d.dispute = a.id AND d.confirmed_at IS NOT NULL)
                        """)
                .bind("dispute", Answer.DISPUTE.name())
                .map((row, context) -> new PlanId(row.getObject("plan", UUID.class)))
                .list());
    }

    @Override
    public Map<Long, Dismissal> dismissals(PlanId plan) {
        Map<Long, Dismissal> dismissals = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM dispute_dismissal WHERE plan = :plan")
                .bind("plan", plan.value())
                .map((row, context) -> new Dismissal(
                        row.getLong("dispute"),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("confirmed_by")),
                        Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .forEach(one -> dismissals.put(one.dispute(), one)));
        return dismissals;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PlanId plan, Dismissal dismissal) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO dispute_dismissal AS d (plan, dispute, reason, proposed_by, proposed_at, confirmed_by,
                                                            confirmed_at)
                        VALUES (:plan, :dispute, :reason, :proposedBy, :proposedAt, :confirmedBy, :confirmedAt)
                        ON CONFLICT (plan, dispute) DO UPDATE
                        SET reason = excluded.reason, proposed_by = excluded.proposed_by,
                            proposed_at = excluded.proposed_at, confirmed_by = excluded.confirmed_by,
                            confirmed_at = excluded.confirmed_at
                        WHERE d.confirmed_at IS NULL
                        """)
                .bind("plan", plan.value())
                .bind("dispute", dismissal.dispute())
                .bind("reason", dismissal.reason())
                .bind("proposedBy", dismissal.proposedBy())
                .bind("proposedAt", dismissal.proposedAt().atOffset(ZoneOffset.UTC))
                .bind("confirmedBy", dismissal.confirmedBy().orElse(null))
                .bind(
                        "confirmedAt",
                        dismissal
                                .confirmedAt()
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .execute());
    }
}
