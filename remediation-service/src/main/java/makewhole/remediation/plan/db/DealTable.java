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
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlannedDeal;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Valuation;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The facts of deals that a plan was worked out from. */
@ApplicationScoped
class DealTable {
    void insert(Handle handle, PlanId plan, List<PlannedDeal> deals) {
        for (PlannedDeal planned : deals) {
            insert(handle, plan, planned);
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

    private static void insert(Handle handle, PlanId plan, PlannedDeal planned) {
        DealFacts facts = planned.facts();
        Optional<Valuation> valuation = facts.valuation();
        handle.createUpdate("""
                        INSERT INTO plan_deal (plan, deal, unit_price, funded_on, window_ends_on, valued_on,
                                               residual_per_unit, fee_per_unit, carry_rate)
                        VALUES (:plan, :deal, :unitPrice, :fundedOn, :windowEndsOn, :valuedOn, :residual, :fee, :carry)
                        """)
                .bind("plan", plan.value())
                .bind("deal", planned.deal().value())
                .bind("unitPrice", facts.unitPrice())
                .bind("fundedOn", facts.fundedOn())
                .bind("windowEndsOn", facts.windowEndsOn())
                .bind("valuedOn", valuation.map(Valuation::valuedOn).orElse(null))
                .bind("residual", valuation.map(Valuation::residualPerUnit).orElse(null))
                .bind("fee", valuation.map(Valuation::feePerUnit).orElse(null))
                .bind("carry", valuation.map(Valuation::carryRate).orElse(null))
                .execute();
        if (facts.distributions().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO plan_distribution (plan, deal, place, paid_on, per_unit)
                VALUES (:plan, :deal, :place, :paidOn, :perUnit)
                """);
        for (int place = 0; place < facts.distributions().size(); place++) {
            Distribution paid = facts.distributions().get(place);
            batch.bind("plan", plan.value())
                    .bind("deal", planned.deal().value())
                    .bind("place", place)
                    .bind("paidOn", paid.paidOn())
                    .bind("perUnit", paid.perUnit())
                    .add();
        }
        batch.execute();
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
