package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.settlement.PaymentFile;
import makewhole.remediation.vault.Vault;
import org.jdbi.v3.core.Handle;

/** Payment files as rows, sealed, because they hold account numbers. */
@ApplicationScoped
class PaymentFileRows {
    private final Vault vault;

    PaymentFileRows(Vault vault) {
        this.vault = vault;
    }

    void add(Handle handle, UUID run, PaymentFile file) {
        handle.createUpdate("""
                        INSERT INTO payment_file (run, name, message_id, currency, account, payments, control_sum, sha256,
                                                  content, sealed)
                        VALUES (:run, :name, :messageId, :currency, :account, :payments, :controlSum, :sha256, '', :sealed)
                        """)
                .bind("run", run)
                .bind("name", file.name())
                .bind("messageId", file.messageId())
                .bind("currency", file.controlSum().currency().getCurrencyCode())
                .bind("account", file.account())
                .bind("payments", file.payments())
                .bind("controlSum", file.controlSum().minor())
                .bind("sha256", file.sha256())
                .bind("sealed", vault.seal(place(run, file.name()), file.content()))
                .execute();
    }

    /** A file whose text does not open is given with none: it is not what was written, and says so. */
    PaymentFile file(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String sealed = row.getString("sealed");
        return new PaymentFile(
                name,
                row.getString("message_id"),
                row.getString("account"),
                row.getInt("payments"),
                new Money(row.getLong("control_sum"), Currencies.of(row.getString("currency"))),
                row.getString("sha256"),
                sealed == null
                        ? row.getString("content")
                        : vault.open(place(row.getObject("run", UUID.class), name), sealed)
                                .orElse(""));
    }

    /** Seals the files of releases that did not; says how many. */
    int sealOld(Handle handle) {
        List<Old> old = handle.createQuery("SELECT run, name, content FROM payment_file WHERE sealed IS NULL LIMIT 5")
                .map((row, context) ->
                        new Old(row.getObject("run", UUID.class), row.getString("name"), row.getString("content")))
                .list();
        for (Old file : old) {
            handle.createQuery("SELECT FROM seal_payment_file(:run, :name, :sealed)")
                    .bind("run", file.run())
                    .bind("name", file.name())
                    .bind("sealed", vault.seal(place(file.run(), file.name()), file.content()))
                    .mapToMap()
                    .list();
        }
        return old.size();
    }

    private static String place(UUID run, String name) {
        return "payment-file/%s/%s".formatted(run, name);
    }

    private record Old(UUID run, String name, String content) {}
}
