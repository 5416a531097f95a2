package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.Dispute;
import makewhole.remediation.plan.Disputes;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;
import org.jdbi.v3.core.Jdbi;

/** Disputes are answers that choose nothing. */
@ApplicationScoped
class DisputeTable implements Disputes {
    private static final NothingOwedRows DISMISSALS = new NothingOwedRows("dispute_dismissal", "dispute", "bigint");

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
    public Map<Long, NothingOwed> dismissals(PlanId plan) {
        return jdbi.withHandle(handle -> DISMISSALS.of(handle, plan, Long::valueOf));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PlanId plan, long dispute, NothingOwed dismissal) {
        jdbi.useHandle(handle -> DISMISSALS.keep(handle, plan, Long.toString(dispute), dismissal));
    }
}
