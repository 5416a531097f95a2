package makewhole.notification.batch.db;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.notification.batch.BatchReport.Total;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.jdbi.v3.core.Handle;

/**
 * What the notices of each batch tell, added up once: notices never change, and while a batch of a million is sent, everybody
 * who watches it has it reported every second.
 */
final class BatchTotals {
    private static final int KEPT = 1_000;

    private final Map<UUID, SortedMap<String, Total>> known = new HashMap<>();
    private final Queue<UUID> oldestFirst = new ArrayDeque<>();

    /** The totals of a batch by currency. */
    SortedMap<String, Total> of(Handle handle, UUID batch) {
        synchronized (known) {
            SortedMap<String, Total> before = known.get(batch);
            if (before != null) {
                return before;
            }
        }
        SortedMap<String, Total> now = Collections.unmodifiableSortedMap(addedUp(handle, batch, """
                SELECT currency, sum(amount_minor) AS minor, count(*) AS notices FROM notice
                WHERE batch = :batch GROUP BY currency
                """));
        synchronized (known) {
            if (known.put(batch, now) == null) {
                oldestFirst.add(batch);
            }
            if (oldestFirst.size() > KEPT) {
                known.remove(oldestFirst.remove());
            }
        }
        return now;
    }

    /** The totals of what was not called off; they may change until its last notice has come to its end. */
    static SortedMap<String, Total> told(Handle handle, UUID batch) {
        return addedUp(handle, batch, """
                SELECT n.currency, sum(n.amount_minor) AS minor, count(*) AS notices
                FROM notice n JOIN delivery d ON d.notice = n.id
                WHERE n.batch = :batch AND d.state <> 'CANCELLED' GROUP BY n.currency
                """);
    }

    private static SortedMap<String, Total> addedUp(Handle handle, UUID batch, String query) {
        SortedMap<String, Total> totals = new TreeMap<>();
        handle.createQuery(query)
                .bind("batch", batch)
                .map((row, context) -> totals.put(
                        row.getString("currency"),
                        new Total(
                                new Money(
                                        row.getBigDecimal("minor").longValueExact(),
                                        Currencies.of(row.getString("currency"))),
                                row.getLong("notices"))))
                .list();
        return totals;
    }
}
