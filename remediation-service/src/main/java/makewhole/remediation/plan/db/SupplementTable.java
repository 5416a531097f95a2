package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import makewhole.remediation.plan.Grant;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.Supplements;
import org.jdbi.v3.core.Jdbi;

/** Which lines of other plans the lines of supplements go beyond. */
@ApplicationScoped
class SupplementTable implements Supplements {
    private final Jdbi jdbi;
    private final Plans plans;

    SupplementTable(Jdbi jdbi, Plans plans) {
        this.jdbi = jdbi;
        this.plans = plans;
    }

    @Override
    public List<Plan> of(PlanId plan) {
        List<PlanId> ids = jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM plan WHERE supplements = :plan ORDER BY version")
                        .bind("plan", plan.value())
                        .map((row, context) -> new PlanId(row.getObject("id", UUID.class)))
                        .list());
        return ids.stream().map(plans::require).toList();
    }

    @Override
    public Map<Long, PlanId> answering(PlanId plan) {
        Map<Long, PlanId> answers = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT g.dispute, g.plan FROM plan_grant g JOIN plan p ON p.id = g.plan
                        WHERE p.supplements = :plan AND g.dispute IS NOT NULL AND p.state <> 'REJECTED'
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> Map.entry(row.getLong("dispute"), new PlanId(row.getObject("plan", UUID.class))))
                .forEach(answer -> answers.put(answer.getKey(), answer.getValue())));
        return answers;
    }

    @Override
    @Transactional
    public Set<LineId> forUnits(PlanId supplement) {
        // Grants of an earlier release do not say what they stand for: any of them may be for the units.
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT base_line FROM plan_grant
                        WHERE plan = :plan AND stands_for IS DISTINCT FROM :else
                        """)
                .bind("plan", supplement.value())
                .bind("else", Grant.StandsFor.SOMETHING_ELSE.name())
                .map((row, context) -> new LineId(row.getString("base_line")))
                .set());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void granted(PlanId supplement, List<Granted> lines) {
        jdbi.useHandle(handle -> lines.forEach(line -> handle.createUpdate("""
                        INSERT INTO plan_grant (plan, line, base_line, dispute, part, reason, stands_for)
                        VALUES (:plan, :line, :baseLine, :dispute, :part, :reason, :standsFor)
                        """)
                .bind("plan", supplement.value())
                .bind("line", line.line().value())
                .bind("baseLine", line.grant().line().value())
                .bind(
                        "dispute",
                        line.grant().dispute().isPresent()
                                ? Long.valueOf(line.grant().dispute().getAsLong())
                                : null)
                .bind("part", line.grant().part().name())
                .bind("reason", line.grant().reason())
                .bind(
                        "standsFor",
                        line.grant()
                                .standsFor()
                                .orElse(Grant.StandsFor.SOMETHING_ELSE)
                                .name())
                .execute()));
    }
}
