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
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.MissedPurchase;
import makewhole.remediation.settlement.MissedPurchases;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MissedPurchaseTable implements MissedPurchases {
    private final Jdbi jdbi;

    MissedPurchaseTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<MissedPurchase> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.line, l.deal, l.investor, l.currency, coalesce(d.amount, l.offer) AS accepted,
                               m.received, m.reason, m.ended_by, m.ended_at
                        FROM plan_decision d
                        JOIN plan_line l USING (plan, line)
                        LEFT JOIN missed_purchase m USING (plan, line)
                        WHERE plan = :plan AND d.answer = 'ACCEPT'
                          AND NOT EXISTS (SELECT FROM rebooking r JOIN rebooking_move v ON v.rebooking = r.id
                                          WHERE r.plan = d.plan AND v.line = d.line AND r.purpose = 'TOP_UP')
                        ORDER BY l.place
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> purchase(row))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void end(PlanId plan, LineId line, MissedPurchase.Ending ending) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO missed_purchase (plan, line, currency, received, reason, ended_by, ended_at)
                        VALUES (:plan, :line, :currency, :received, :reason, :endedBy, :endedAt)
                        """)
                .bind("plan", plan.value())
                .bind("line", line.value())
                .bind(
                        "currency",
                        ending.received()
                                .map(money -> money.currency().getCurrencyCode())
                                .orElse(null))
                .bind("received", ending.received().map(Money::minor).orElse(null))
                .bind("reason", ending.reason())
                .bind("endedBy", ending.endedBy())
                .bind("endedAt", ending.endedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static MissedPurchase purchase(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new MissedPurchase(
                new LineId(row.getString("line")),
                new DealId(row.getString("deal")),
                new InvestorId(row.getString("investor")),
                new Money(row.getLong("accepted"), currency),
                ending(row, currency));
    }

    private static Optional<MissedPurchase.Ending> ending(ResultSet row, Currency currency) throws SQLException {
        @Nullable OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        if (endedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new MissedPurchase.Ending(
                Optional.ofNullable(row.getObject("received", Long.class)).map(minor -> new Money(minor, currency)),
                row.getString("reason"),
                row.getString("ended_by"),
                endedAt.toInstant()));
    }
}
