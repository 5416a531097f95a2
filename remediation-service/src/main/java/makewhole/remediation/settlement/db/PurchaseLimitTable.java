package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.PurchaseLimit;
import makewhole.remediation.settlement.PurchaseLimits;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class PurchaseLimitTable implements PurchaseLimits {
    private final Jdbi jdbi;

    PurchaseLimitTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<Checked> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT c.line, l.currency, c.most, c.basis, c.checked_by, c.checked_at
                        FROM purchase_limit c JOIN plan_line l USING (plan, line)
                        WHERE plan = :plan
                        ORDER BY l.place
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> checked(row))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PlanId plan, List<Checked> limits) {
        if (limits.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO purchase_limit (plan, line, most, basis, checked_by, checked_at)
                    VALUES (:plan, :line, :most, :basis, :by, :at)
                    """);
            limits.forEach(one -> rows.bind("plan", plan.value())
                    .bind("line", one.limit().line().value())
                    .bind("most", one.limit().most().map(Money::minor).orElse(null))
                    .bind("basis", one.limit().basis())
                    .bind("by", one.checkedBy())
                    .bind("at", one.checkedAt().atOffset(ZoneOffset.UTC))
                    .add());
            rows.execute();
        });
    }

    private static Checked checked(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new Checked(
                new PurchaseLimit(
                        new LineId(row.getString("line")),
                        Optional.ofNullable(row.getObject("most", Long.class)).map(minor -> new Money(minor, currency)),
                        row.getString("basis")),
                row.getString("checked_by"),
                row.getObject("checked_at", OffsetDateTime.class).toInstant());
    }
}
