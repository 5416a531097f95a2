package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.Reminder.Urgency;
import makewhole.remediation.reminder.ReminderSource;

/** Reminds a team the day before its answers are due, and the lead of the incident once they are overdue. */
@ApplicationScoped
class InquiryReminders implements ReminderSource {
    private final Incidents incidents;
    private final Inquiries inquiries;

    InquiryReminders(Incidents incidents, Inquiries inquiries) {
        this.incidents = incidents;
        this.inquiries = inquiries;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        for (Incident incident : incidents.open()) {
            for (Inquiry inquiry : inquiries.of(incident.id())) {
                if (inquiry.isOverdue(today)) {
                    String lead = incident.lead().orElse(Team.LEGAL.role().name());
                    reminders.add(about(inquiry, Urgency.OVERDUE, lead));
                } else if (inquiry.state() == Inquiry.State.OPEN
                        && !today.isBefore(inquiry.due().minusDays(1))) {
                    String team = inquiry.team().role().name();
                    reminders.add(about(inquiry, Urgency.SOON, inquiry.owner().orElse(team)));
                }
            }
        }
        return reminders;
    }

    private static Reminder about(Inquiry inquiry, Urgency urgency, String to) {
        return new Reminder(
                inquiry.incident(),
                "inquiry to " + inquiry.team(),
                urgency,
                to,
                inquiry.due(),
                "The answers of %s are due on %s".formatted(inquiry.team(), inquiry.due()));
    }
}
