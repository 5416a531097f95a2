package makewhole.remediation.settlement.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.settlement.Payment;
import makewhole.remediation.settlement.PaymentRun;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Payments and files as rows. */
final class PaymentRows {
    private PaymentRows() {}

    static void add(Handle handle, PaymentRun run) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO payment (run, plan, line, place, end_to_end_id, currency, planned_principal, planned_gain,
                                     planned_interest, principal, gain, interest, account_fingerprint, withdrawn)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
                """);
        int place = 0;
        for (Payment payment : run.payments()) {
            place++;
            batch.add(
                    run.id(),
                    run.plan().value(),
                    payment.line().value(),
                    place,
                    payment.endToEndId().value(),
                    payment.amount().currency().getCurrencyCode(),
                    payment.planned().principal().minor(),
                    payment.planned().gain().minor(),
                    payment.planned().interest().minor(),
                    payment.paid().principal().minor(),
                    payment.paid().gain().minor(),
                    payment.paid().interest().minor(),
                    payment.accountFingerprint());
        }
        batch.execute();
    }

    static List<Payment> of(Handle handle, UUID run) {
        return handle.createQuery("SELECT * FROM payment WHERE run = ? ORDER BY place")
                .bind(0, run)
                .map((row, context) -> payment(row))
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
