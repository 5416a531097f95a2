package makewhole.notification.batch;

import java.util.List;
import java.util.SortedMap;
import makewhole.platform.money.Money;

/**
 * How far a batch is.
 *
 * @param counts of every state, also of those that no notice is in; they add up to the rows
 * @param totals by currency
 * @param told the same without those that were called off
 * @param openContacts of how many notices the contact task is open: people have neither reached nor given up the customer
 * @param reminders when its recipients are reminded of their choices, and how many were
 */
public record BatchReport(
        Batch batch,
        SortedMap<NoticeState, Long> counts,
        SortedMap<String, Total> totals,
        SortedMap<String, Total> told,
        long openContacts,
        List<ReminderRound> reminders) {
    /** What the notices of one currency tell. */
    public record Total(Money amount, long rows) {}

    public BatchReport {
        reminders = List.copyOf(reminders);
        long counted = counts.values().stream().mapToLong(Long::longValue).sum();
        if (counted != batch.rows()) {
            throw new IllegalStateException(
                    "batch %s has %d rows, but %d notices".formatted(batch.id(), batch.rows(), counted));
        }
    }
}
