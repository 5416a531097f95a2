package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.settlement.ReportableAmount;
import makewhole.remediation.settlement.ReportableAmounts;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class ReportableAmountTable implements ReportableAmounts {
    private final Jdbi jdbi;

    ReportableAmountTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<ReportableAmount> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.investor, extract(year FROM r.day)::integer AS year, p.currency,
                               sum(p.principal) AS principal, sum(p.gain) AS gain, sum(p.interest) AS interest
                        FROM payment p
                        JOIN payment_run r ON r.id = p.run
                        JOIN plan_line l ON l.plan = p.plan AND l.line = p.line
                        WHERE (p.plan = :plan OR p.plan IN (SELECT id FROM plan WHERE supplements = :plan))
                          AND r.state = 'EXPORTED' AND p.bank_state = 'SETTLED' AND l.remedy <> 'TOP_UP_OFFER'
                        GROUP BY l.investor, year, p.currency
                        ORDER BY l.investor, year, p.currency
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> amount(row))
                .list());
    }

    private static ReportableAmount amount(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new ReportableAmount(
                new InvestorId(row.getString("investor")),
                row.getInt("year"),
                new Split(
                        money(row, "principal", currency),
                        money(row, "gain", currency),
                        money(row, "interest", currency)));
    }

    private static Money money(ResultSet row, String part, Currency currency) throws SQLException {
        return new Money(row.getBigDecimal(part).longValueExact(), currency);
    }
}
