package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanTotal;
import makewhole.remediation.plan.PlanTotals;
import org.jdbi.v3.core.Handle;

/** What plans come to. A plan that a release before has written has no row, and is added up when it is asked for. */
@ApplicationScoped
class TotalTable {
    private static final String STORED = """
            SELECT currency, lines, due, due_if_all_sell, offered FROM plan_total WHERE plan = :plan
            """;
    private static final String ADDED_UP = """
            SELECT currency, count(*) AS lines, sum(amount_due) AS due,
                   sum(coalesce(amount_if_sold, amount_due)) AS due_if_all_sell, sum(coalesce(offer, 0)) AS offered
            FROM plan_line WHERE plan = :plan GROUP BY currency
            """;

    PlanTotals of(Handle handle, PlanId plan) {
        PlanTotals stored = read(handle, STORED, plan);
        return stored.byCurrency().isEmpty() ? read(handle, ADDED_UP, plan) : stored;
    }

    void insert(Handle handle, PlanId plan, PlanTotals totals) {
        totals.byCurrency()
                .forEach((currency, total) -> handle.createUpdate("""
                        INSERT INTO plan_total (plan, currency, lines, due, due_if_all_sell, offered)
                        VALUES (:plan, :currency, :lines, :due, :dueIfAllSell, :offered)
                        """)
                        .bind("plan", plan.value())
                        .bind("currency", currency)
                        .bind("lines", total.lines())
                        .bind("due", total.due().minor())
                        .bind("dueIfAllSell", total.dueIfAllSell().minor())
                        .bind("offered", total.offered().minor())
                        .execute());
    }

    private static PlanTotals read(Handle handle, String query, PlanId plan) {
        SortedMap<String, PlanTotal> totals = new TreeMap<>();
        handle.createQuery(query)
                .bind("plan", plan.value())
                .map((row, context) -> Map.entry(row.getString("currency"), total(row)))
                .forEach(total -> totals.put(total.getKey(), total.getValue()));
        return new PlanTotals(totals);
    }

    private static PlanTotal total(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new PlanTotal(
                row.getInt("lines"),
                money(row, "due", currency),
                money(row, "due_if_all_sell", currency),
                money(row, "offered", currency));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return new Money(row.getBigDecimal(column).longValueExact(), currency);
    }
}
