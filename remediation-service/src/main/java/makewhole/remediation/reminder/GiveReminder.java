package makewhole.remediation.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Gives a reminder once, and writes it into the journal, which is the news that others pull. */
@ApplicationScoped
class GiveReminder {
    private static final String US = "remediation-service";

    private final Reminders reminders;
    private final Journal journal;
    private final InstantSource clock;

    GiveReminder(Reminders reminders, Journal journal, InstantSource clock) {
        this.reminders = reminders;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void give(Reminder reminder) {
        if (!reminders.add(reminder, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return;
        }
        String event = switch (reminder.urgency()) {
            case SOON -> "reminder-given";
            case OVERDUE -> "overdue-escalated";
        };
        journal.append(JournalEntry.of(event, "incident", reminder.incident(), US)
                .with("what", reminder.about())
                .with("to", reminder.to())
                .with("due", reminder.due()));
    }
}
