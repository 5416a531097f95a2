package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.MissedPurchase;
import makewhole.remediation.settlement.MissedPurchases;
import makewhole.remediation.settlement.PurchasesAhead;
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
    @Transactional
    public List<PurchasesAhead> ahead(LocalDate from, LocalDate to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH ending AS (
                            SELECT d.plan, d.deal, d.window_ends_on FROM plan_deal d JOIN settlement s USING (plan)
                            WHERE d.window_ends_on BETWEEN :from AND :to),
                        last AS (
                            SELECT DISTINCT ON (a.plan, a.line) a.plan, a.line, a.answer FROM plan_answer a
                            WHERE a.plan IN (SELECT plan FROM ending) AND a.answer <> 'DISPUTE'
                            ORDER BY a.plan, a.line, a.at DESC, a.id DESC)
                        SELECT e.plan, e.deal, e.window_ends_on, count(*) AS lines
                        FROM last JOIN plan_line l USING (plan, line) JOIN ending e ON e.plan = l.plan AND e.deal = l.deal
                        WHERE last.answer = 'ACCEPT'
                          AND NOT EXISTS (SELECT FROM plan_decision d WHERE d.plan = l.plan AND d.line = l.line)
                        GROUP BY e.plan, e.deal, e.window_ends_on ORDER BY e.plan, e.deal
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new PurchasesAhead(
                        new PlanId(row.getObject("plan", UUID.class)),
                        new DealId(row.getString("deal")),
                        row.getObject("window_ends_on", LocalDate.class),
                        row.getInt("lines")))
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
