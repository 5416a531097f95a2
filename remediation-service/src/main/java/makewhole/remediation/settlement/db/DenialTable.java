package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.db.NothingOwedRows;
import makewhole.remediation.settlement.Denials;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class DenialTable implements Denials {
    private static final NothingOwedRows DENIALS = new NothingOwedRows("left_behind_denial", "line", "text");

    private final Jdbi jdbi;

    DenialTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public Map<LineId, NothingOwed> of(PlanId plan) {
        return jdbi.withHandle(handle -> DENIALS.of(handle, plan, LineId::new));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PlanId plan, LineId line, NothingOwed denial) {
        jdbi.useHandle(handle -> DENIALS.keep(handle, plan, line.value(), denial));
    }

    @Override
    @Transactional
    public Map<LineId, Instead> grantedInstead(PlanId plan) {
        Map<LineId, Instead> instead = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT g.base_line, p.id, p.state = 'RELEASED' AS released
                        FROM plan_grant g
                        JOIN plan p ON p.id = g.plan
                        JOIN plan_line l ON l.plan = p.supplements AND l.line = g.base_line
                        JOIN plan_deal d ON d.plan = l.plan AND d.deal = l.deal
                        LEFT JOIN LATERAL (
                            SELECT r.purpose, r.done_at FROM rebooking r JOIN rebooking_move m ON m.rebooking = r.id
                            WHERE r.plan = l.plan AND m.line = l.line AND r.state = 'ENDED') ended ON true
                        WHERE p.supplements = :plan AND p.state IN ('DRAFT', 'FROZEN', 'APPROVED', 'RELEASED')
                          AND (g.stands_for = 'UNITS_LEFT_BEHIND'
                               OR g.stands_for IS NULL
                                  AND (l.remedy <> 'TOP_UP_OFFER' OR g.part IN ('GAIN', 'INTEREST'))
                                  AND (ended.purpose IS NOT NULL AND coalesce(ended.done_at <= p.created_at, true)
                                       OR l.remedy = 'TOP_UP_OFFER'
                                          AND (p.created_at AT TIME ZONE 'UTC')::date > d.window_ends_on))
                        ORDER BY released, p.version
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> Map.entry(
                        new LineId(row.getString("base_line")),
                        new Instead(new PlanId(row.getObject("id", UUID.class)), row.getBoolean("released"))))
                .forEach(one -> instead.put(one.getKey(), one.getValue())));
        return instead;
    }
}
