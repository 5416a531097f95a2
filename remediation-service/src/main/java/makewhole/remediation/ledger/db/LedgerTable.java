package makewhole.remediation.ledger.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.ledger.Account;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.ledger.NumberedEntry;
import makewhole.remediation.ledger.Posting;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class LedgerTable implements Ledger {
    private final Jdbi jdbi;

    LedgerTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void post(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            List<Long> numbers = numbers(handle, entries.size());
            PreparedBatch heads = handle.prepareBatch(
                    "INSERT INTO ledger_entry (number, plan, line, day, text) VALUES (?, ?, ?, ?, ?)");
            PreparedBatch sides = handle.prepareBatch("""
                    INSERT INTO ledger_posting (entry, place, account, currency, debit, credit)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """);
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                heads.add(numbers.get(i), entry.plan(), entry.line(), entry.day(), entry.text());
                int place = 0;
                for (Posting posting : entry.postings()) {
                    place++;
                    sides.add(
                            numbers.get(i),
                            place,
                            posting.account().name(),
                            posting.debit().currency().getCurrencyCode(),
                            posting.debit().minor(),
                            posting.credit().minor());
                }
            }
            heads.execute();
            sides.execute();
        });
    }

    @Override
    @Transactional
    public List<NumberedEntry> of(UUID plan) {
        return jdbi.withHandle(handle -> {
            Map<Long, Head> heads = new LinkedHashMap<>();
            handle.createQuery("""
                            SELECT e.number, e.line, e.day, e.text, p.account, p.currency, p.debit, p.credit
                            FROM ledger_entry e JOIN ledger_posting p ON p.entry = e.number
                            WHERE e.plan = :plan ORDER BY e.number, p.place
                            """)
                    .bind("plan", plan)
                    .map((row, context) -> Map.entry(head(row), posting(row)))
                    .forEach(pair -> heads.computeIfAbsent(pair.getKey().number(), number -> pair.getKey())
                            .postings()
                            .add(pair.getValue()));
            return heads.values().stream().map(head -> head.toEntry(plan)).toList();
        });
    }

    private static List<Long> numbers(Handle handle, int count) {
        return handle.createQuery("SELECT nextval('ledger_number') FROM generate_series(1, :count)")
                .bind("count", count)
                .mapTo(Long.class)
                .list();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("number"),
                row.getString("line"),
                row.getObject("day", LocalDate.class),
                row.getString("text"),
                new ArrayList<>());
    }

    private static Posting posting(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new Posting(
                Account.valueOf(row.getString("account")),
                new Money(row.getLong("debit"), currency),
                new Money(row.getLong("credit"), currency));
    }

    private record Head(long number, String line, LocalDate day, String text, List<Posting> postings) {
        NumberedEntry toEntry(UUID plan) {
            return new NumberedEntry(number, new Entry(plan, line, day, text, postings));
        }
    }
}
