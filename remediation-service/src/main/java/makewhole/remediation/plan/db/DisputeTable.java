package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import makewhole.remediation.plan.Answer;
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
}
