package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.Denial;
import makewhole.remediation.settlement.Denials;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class DenialTable implements Denials {
    private final Jdbi jdbi;

    DenialTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public Map<LineId, Denial> of(PlanId plan) {
        Map<LineId, Denial> denials = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM left_behind_denial WHERE plan = :plan")
                .bind("plan", plan.value())
                .map((row, context) -> new Denial(
                        new LineId(row.getString("line")),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("confirmed_by")),
                        Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .forEach(one -> denials.put(one.line(), one)));
        return denials;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PlanId plan, Denial denial) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO left_behind_denial AS d (plan, line, reason, proposed_by, proposed_at, confirmed_by,
                                                             confirmed_at)
                        VALUES (:plan, :line, :reason, :proposedBy, :proposedAt, :confirmedBy, :confirmedAt)
                        ON CONFLICT (plan, line) DO UPDATE
                        SET reason = excluded.reason, proposed_by = excluded.proposed_by,
                            proposed_at = excluded.proposed_at, confirmed_by = excluded.confirmed_by,
                            confirmed_at = excluded.confirmed_at
                        WHERE d.confirmed_at IS NULL
                        """)
                .bind("plan", plan.value())
                .bind("line", denial.line().value())
                .bind("reason", denial.reason())
                .bind("proposedBy", denial.proposedBy())
                .bind("proposedAt", denial.proposedAt().atOffset(ZoneOffset.UTC))
                .bind("confirmedBy", denial.confirmedBy().orElse(null))
                .bind(
                        "confirmedAt",
                        denial.confirmedAt()
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .execute());
    }

    @Override
    @Transactional
    public Map<LineId, Boolean> grantedInstead(PlanId plan) {
        Map<LineId, Boolean> released = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT g.base_line, bool_or(p.state = 'RELEASED') AS released
                        FROM plan_grant g
                        JOIN plan p ON p.id = g.plan
                        JOIN plan_line l ON l.plan = p.supplements AND l.line = g.base_line
                        JOIN plan_deal d ON d.plan = l.plan AND d.deal = l.deal
                        LEFT JOIN LATERAL (
                            SELECT r.purpose, r.done_at FROM rebooking r JOIN rebooking_move m ON m.rebooking = r.id
                            WHERE r.plan = l.plan AND m.line = l.line AND r.state = 'ENDED') ended ON true
                        WHERE p.supplements = :plan AND p.state IN ('DRAFT', 'FROZEN', 'APPROVED', 'RELEASED')
                          AND (l.remedy <> 'TOP_UP_OFFER' OR g.part IN ('GAIN', 'INTEREST'))
                          AND (ended.purpose IS NOT NULL AND coalesce(ended.done_at <= p.created_at, true)
                               OR l.remedy = 'TOP_UP_OFFER'
                                  AND (p.created_at AT TIME ZONE 'UTC')::date > d.window_ends_on)
                        GROUP BY g.base_line
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> Map.entry(new LineId(row.getString("base_line")), row.getBoolean("released")))
                .forEach(one -> released.put(one.getKey(), one.getValue())));
        return released;
    }
}
