package makewhole.remediation.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.message.Lines;
import makewhole.remediation.message.TellPeople;
import makewhole.remediation.message.TellPeople.Words;

/** Gives a reminder once: in the journal, which is the news that others pull, and by mail. */
@ApplicationScoped
class GiveReminder {
    private static final String US = "remediation-service";

    private final Reminders reminders;
    private final Incidents incidents;
    private final TellPeople tellPeople;
    private final Journal journal;
    private final InstantSource clock;

    GiveReminder(
            Reminders reminders, Incidents incidents, TellPeople tellPeople, Journal journal, InstantSource clock) {
        this.reminders = reminders;
        this.incidents = incidents;
        this.tellPeople = tellPeople;
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
        tellPeople.tell(incidents.require(reminder.incident()), words(reminder), List.of(reminder.to()));
    }

    private static Words words(Reminder reminder) {
        String due = switch (reminder.urgency()) {
            case SOON -> "dueBy";
            case OVERDUE -> "overdueSince";
        };
        return new Words(
                "%s %s %s".formatted(reminder.about(), reminder.urgency(), reminder.due()),
                "task-due",
                Map.of("task", Lines.one(reminder.words()), due, reminder.due().toString()));
    }
}
