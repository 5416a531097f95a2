package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import makewhole.platform.identity.Role;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.ReminderSource;

/**
 * Reminds legal of disputes that wait for an answer, and the lead of the incident once they have waited for too long.
 * A customer may dispute after the incident was closed, when nobody leads it: then it is legal who has to open it again.
 */
@ApplicationScoped
class DisputeReminders implements ReminderSource {
    private static final int DAYS_TO_ANSWER = 14;
    private static final int DAYS_BEFORE = 7;

    private final Incidents incidents;
    private final OpenDisputes openDisputes;

    DisputeReminders(Incidents incidents, OpenDisputes openDisputes) {
        this.incidents = incidents;
        this.openDisputes = openDisputes;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        openDisputes.ofAll().forEach((plan, disputes) -> {
            Incident incident = incidents.require(plan.incident());
            for (Dispute dispute : disputes) {
                LocalDate due =
                        LocalDate.ofInstant(dispute.at(), ZoneOffset.UTC).plusDays(DAYS_TO_ANSWER);
                if (today.isAfter(due)) {
                    String lead = incident.leadWhileOpen().orElse(Role.LEGAL.name());
                    reminders.add(about(incident, dispute, Reminder.Urgency.OVERDUE, lead, due));
                } else if (!today.isBefore(due.minusDays(DAYS_BEFORE))) {
                    reminders.add(about(incident, dispute, Reminder.Urgency.SOON, Role.LEGAL.name(), due));
                }
            }
        });
        return reminders;
    }

    private static Reminder about(
            Incident incident, Dispute dispute, Reminder.Urgency urgency, String to, LocalDate due) {
        return new Reminder(
                incident.id(),
                "dispute " + dispute.number(),
                urgency,
                to,
                due,
                "Dispute %d of %s waits for a supplement or a dismissal".formatted(dispute.number(), dispute.line()));
    }
}
