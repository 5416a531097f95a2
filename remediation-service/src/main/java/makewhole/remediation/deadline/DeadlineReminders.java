package makewhole.remediation.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import makewhole.platform.identity.Role;
import makewhole.remediation.deadline.Deadline.State;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.Reminder.Urgency;
import makewhole.remediation.reminder.ReminderSource;

/**
 * Reminds legal of days that come near, and the lead of those that were missed; keeps the monthly ones coming. What is
 * promised outside has to be kept whether the incident is closed or not; only its monthly progress ends with it.
 * Nobody leads a closed incident: then legal hears of what was missed, too.
 */
@ApplicationScoped
class DeadlineReminders implements ReminderSource {
    private final Incidents incidents;
    private final Deadlines deadlines;
    private final KeepCalendar calendar;

    DeadlineReminders(Incidents incidents, Deadlines deadlines, KeepCalendar calendar) {
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.calendar = calendar;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        incidents.open().forEach(incident -> calendar.carryOn(incident.id()));
        for (Deadline deadline : deadlines.notKept()) {
            Incident incident = incidents.require(deadline.incident());
            if (!incident.isOpen() && deadline.kind() == Deadline.Kind.MONTHLY_PROGRESS) {
                continue;
            }
            State state = deadline.state(today);
            if (state == State.DUE_SOON) {
                reminders.add(about(deadline, Urgency.SOON, Role.LEGAL.name()));
            }
            if (state == State.MISSED) {
                String lead = incident.leadWhileOpen().orElse(Role.LEGAL.name());
                reminders.add(about(deadline, Urgency.OVERDUE, lead));
            }
        }
        return reminders;
    }

    private static Reminder about(Deadline deadline, Urgency urgency, String to) {
        return new Reminder(
                deadline.incident(),
                "deadline " + deadline.id(),
                urgency,
                to,
                deadline.due(),
                "%s to %s, due on %s".formatted(deadline.title(), deadline.to(), deadline.due()));
    }
}
