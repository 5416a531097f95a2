package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.db.CopiedRows;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.Investment;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Remedied;
import makewhole.remediation.plan.RemediedFindings;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class RemediedTable implements RemediedFindings {
    private final Jdbi jdbi;

    RemediedTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<Remedied> in(Set<DealId> deals, IncidentId asking) {
        String[] names = deals.stream().map(DealId::value).toArray(String[]::new);
        return jdbi.withHandle(handle -> {
            // Most often there is none, and then no lines are gone through.
            List<UUID> released = handle.createQuery("""
                            SELECT DISTINCT p.id FROM plan p JOIN plan_deal d ON d.plan = p.id
                            WHERE p.state = 'RELEASED' AND p.supplements IS NULL AND p.incident <> :incident
                              AND d.deal = ANY(:deals)
                            """)
                    .bind("incident", asking.value())
                    .bindArray("deals", String.class, (Object[]) names)
                    .mapTo(UUID.class)
                    .list();
            if (released.isEmpty()) {
                return List.of();
            }
            return handle.createQuery("""
                            SELECT l.deal, l.investor, l.currency, l.booked, l.correct, l.plan FROM plan_line l
                            WHERE l.plan = ANY(:plans) AND l.deal = ANY(:deals)
                            ORDER BY l.deal, l.investor, l.plan
                            """)
                    .bindArray("plans", UUID.class, released.toArray())
                    .bindArray("deals", String.class, (Object[]) names)
                    .map((row, context) -> {
                        Currency currency = Currencies.of(row.getString("currency"));
                        return new Remedied(
                                new Investment(
                                        new DealId(row.getString("deal")), new InvestorId(row.getString("investor"))),
                                new Money(row.getLong("booked"), currency),
                                new Money(row.getLong("correct"), currency),
                                new PlanId(row.getObject("plan", UUID.class)));
                    })
                    .list();
        });
    }

    @Override
    @Transactional
    public Set<PlanId> alsoIn(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT other.plan FROM plan_line other
                        JOIN plan_line mine ON mine.plan = :plan AND mine.deal = other.deal AND mine.investor = other.investor
                        WHERE other.plan IN (SELECT p.id FROM plan p JOIN plan_deal d ON d.plan = p.id
                                             WHERE p.state = 'RELEASED' AND p.supplements IS NULL AND p.id <> :plan
                                               AND d.deal IN (SELECT deal FROM plan_deal WHERE plan = :plan))
                        """).bind("plan", plan.value()).mapTo(UUID.class).stream()
                .map(PlanId::new)
                .collect(Collectors.toSet()));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void leaveOut(PlanId plan, List<Remedied> remedied) {
        if (remedied.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            try (CopiedRows rows = new CopiedRows(handle, "plan_left_out (plan, deal, investor, remedied_by)")) {
                remedied.forEach(one ->
                        rows.row(plan, one.investment().deal(), one.investment().investor(), one.by()));
                rows.end();
            }
        });
    }

    @Override
    @Transactional
    public Map<PlanId, Integer> leftOut(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT remedied_by, count(*)::integer AS findings FROM plan_left_out
                        WHERE plan = :plan GROUP BY remedied_by
                        """)
                .bind("plan", plan.value())
                .map((row, context) ->
                        Map.entry(new PlanId(row.getObject("remedied_by", UUID.class)), row.getInt("findings")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
