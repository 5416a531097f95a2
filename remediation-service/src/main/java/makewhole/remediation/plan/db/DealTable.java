package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.db.CopiedRows;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlannedDeal;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Valuation;
import org.jdbi.v3.core.Handle;

/** The facts of deals that a plan was worked out from. */
@ApplicationScoped
class DealTable {
    void insert(Handle handle, PlanId plan, List<PlannedDeal> deals) {
        try (CopiedRows rows = new CopiedRows(handle, """
                plan_deal (plan, deal, unit_price, funded_on, window_ends_on, valued_on, residual_per_unit, fee_per_unit, \
                carry_rate)""")) {
            deals.forEach(deal -> write(rows, plan, deal));
            rows.end();
        }
        try (CopiedRows rows = new CopiedRows(handle, "plan_distribution (plan, deal, place, paid_on, per_unit)")) {
            deals.forEach(deal -> writeDistributions(rows, plan, deal));
            rows.end();
        }
    }

    List<PlannedDeal> of(Handle handle, PlanId plan) {
        Map<String, List<Distribution>> distributions = new HashMap<>();
        handle.createQuery("SELECT * FROM plan_distribution WHERE plan = :plan ORDER BY deal, place")
                .bind("plan", plan.value())
                .map((row, context) -> Map.entry(
                        row.getString("deal"),
                        new Distribution(row.getObject("paid_on", LocalDate.class), row.getBigDecimal("per_unit"))))
                .forEach(paid -> distributions
                        .computeIfAbsent(paid.getKey(), deal -> new ArrayList<>())
                        .add(paid.getValue()));
        return handle.createQuery("SELECT * FROM plan_deal WHERE plan = :plan ORDER BY deal")
                .bind("plan", plan.value())
                .map((row, context) -> deal(row, distributions.getOrDefault(row.getString("deal"), List.of())))
                .list();
    }

    private static void write(CopiedRows rows, PlanId plan, PlannedDeal planned) {
        DealFacts facts = planned.facts();
        Optional<Valuation> valuation = facts.valuation();
        rows.row(
                plan,
                planned.deal(),
                facts.unitPrice(),
                facts.fundedOn(),
                facts.windowEndsOn(),
                valuation.map(Valuation::valuedOn).orElse(null),
                valuation.map(Valuation::residualPerUnit).orElse(null),
                valuation.map(Valuation::feePerUnit).orElse(null),
                valuation.map(Valuation::carryRate).orElse(null));
    }

    private static void writeDistributions(CopiedRows rows, PlanId plan, PlannedDeal planned) {
        List<Distribution> distributions = planned.facts().distributions();
        for (int place = 0; place < distributions.size(); place++) {
            Distribution paid = distributions.get(place);
            rows.row(plan, planned.deal(), place, paid.paidOn(), paid.perUnit());
        }
    }

    private static PlannedDeal deal(ResultSet row, List<Distribution> distributions) throws SQLException {
        LocalDate valuedOn = row.getObject("valued_on", LocalDate.class);
        return new PlannedDeal(
                new DealId(row.getString("deal")),
                new DealFacts(
                        row.getBigDecimal("unit_price"),
                        row.getObject("funded_on", LocalDate.class),
                        row.getObject("window_ends_on", LocalDate.class),
                        valuedOn == null
                                ? Optional.empty()
                                : Optional.of(new Valuation(
                                        valuedOn,
                                        row.getBigDecimal("residual_per_unit"),
                                        row.getBigDecimal("fee_per_unit"),
                                        row.getBigDecimal("carry_rate"))),
                        distributions));
    }
}
