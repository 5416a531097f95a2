package makewhole.remediation.settlement.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.db.CopiedRows;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.settlement.OrderedLine;
import makewhole.remediation.settlement.Payment;
import makewhole.remediation.settlement.PaymentRun;
import makewhole.remediation.settlement.Payments;
import makewhole.remediation.settlement.RunFigures;
import org.jdbi.v3.core.Handle;

/** Payments and files as rows. */
final class PaymentRows {
    private static final String TARGET = """
            payment (run, plan, line, place, end_to_end_id, currency, planned_principal, planned_gain, planned_interest, \
            principal, gain, interest, account_fingerprint, withdrawn)""";

    private PaymentRows() {}

    /** Copies payments while they come; between portions the connection is free for those who look them up. */
    static RunFigures add(Handle handle, PaymentRun run, Payments payments) {
        RunFigures.Adding figures = new RunFigures.Adding(run);
        List<Payment> portion = new ArrayList<>(Payments.PORTION);
        AtomicInteger place = new AtomicInteger();
        payments.forEach(payment -> {
            figures.add(payment);
            portion.add(payment);
            if (portion.size() == Payments.PORTION) {
                copy(handle, run, place, portion);
            }
        });
        copy(handle, run, place, portion);
        return figures.figures();
    }

    private static void copy(Handle handle, PaymentRun run, AtomicInteger place, List<Payment> portion) {
        try (CopiedRows rows = new CopiedRows(handle, TARGET)) {
            for (Payment payment : portion) {
                rows.row(
                        run.id(),
                        run.plan(),
                        payment.line(),
                        place.incrementAndGet(),
                        payment.endToEndId(),
                        payment.amount().currency().getCurrencyCode(),
                        payment.planned().principal().minor(),
                        payment.planned().gain().minor(),
                        payment.planned().interest().minor(),
                        payment.paid().principal().minor(),
                        payment.paid().gain().minor(),
                        payment.paid().interest().minor(),
                        payment.accountFingerprint(),
                        false);
            }
            rows.end();
        }
        portion.clear();
    }

    static void forEach(Handle handle, UUID run, Consumer<Payment> each) {
        handle.createQuery("SELECT * FROM payment WHERE run = :run ORDER BY place")
                .bind("run", run)
                .setFetchSize(Payments.PORTION)
                .map((row, context) -> payment(row))
                .forEach(each);
    }

    static void forEachPortion(Handle handle, UUID run, Currency currency, Consumer<List<OrderedLine>> each) {
        List<OrderedLine> portion = new ArrayList<>(Payments.PORTION);
        handle.createQuery("""
                        SELECT p.*, l.deal, l.investor FROM payment p JOIN plan_line l USING (plan, line)
                        WHERE p.run = :run AND p.currency = :currency ORDER BY p.place
                        """)
                .bind("run", run)
                .bind("currency", currency.getCurrencyCode())
                .setFetchSize(Payments.PORTION)
                .map((row, context) -> new OrderedLine(
                        payment(row), new DealId(row.getString("deal")), new InvestorId(row.getString("investor"))))
                .forEach(one -> {
                    portion.add(one);
                    if (portion.size() == Payments.PORTION) {
                        each.accept(List.copyOf(portion));
                        portion.clear();
                    }
                });
        if (!portion.isEmpty()) {
            each.accept(List.copyOf(portion));
        }
    }

    static List<Payment> attempts(Handle handle, PlanId plan, Collection<LineId> lines) {
        return handle.createQuery("""
                        SELECT p.* FROM payment p JOIN payment_run r ON r.id = p.run
                        WHERE p.plan = :plan AND p.line = ANY(:lines) AND NOT p.withdrawn
                        ORDER BY r.proposed_at, r.id, p.place
                        """)
                .bind("plan", plan.value())
                .bindArray(
                        "lines", String.class, lines.stream().map(LineId::value).toArray())
                .map((row, context) -> payment(row))
                .list();
    }

    static List<LineId> unordered(Handle handle, PlanId plan, int most) {
        return handle.createQuery("""
                        SELECT o.line FROM standing_obligation o
                        WHERE o.plan = :plan AND NOT EXISTS (
                            SELECT FROM payment p JOIN payment_run r ON r.id = p.run
                            WHERE p.plan = o.plan AND p.line = o.line AND r.state = 'EXPORTED'
                              AND p.bank_state NOT IN ('REJECTED', 'RETURNED'))
                        ORDER BY length(o.line), o.line LIMIT :most
                        """)
                .bind("plan", plan.value())
                .bind("most", most)
                .map((row, context) -> new LineId(row.getString("line")))
                .list();
    }

    static Payment payment(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new Payment(
                new LineId(row.getString("line")),
                new EndToEndId(row.getString("end_to_end_id")),
                new Split(
                        new Money(row.getLong("planned_principal"), currency),
                        new Money(row.getLong("planned_gain"), currency),
                        new Money(row.getLong("planned_interest"), currency)),
                new Split(
                        new Money(row.getLong("principal"), currency),
                        new Money(row.getLong("gain"), currency),
                        new Money(row.getLong("interest"), currency)),
                row.getString("account_fingerprint"),
                BankState.valueOf(row.getString("bank_state")));
    }
}
