package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import makewhole.platform.identity.Role;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.ReminderSource;

/**
 * Reminds operations of money that came back and that nobody has taken up, and after a week whoever leads. A bank returns
 * money for months, so it makes no difference whether the incident is closed; nobody leads a closed one, and finance hears.
 */
@ApplicationScoped
class ReturnedPaymentReminders implements ReminderSource {
    private static final int DAYS_TO_DEAL_WITH_IT = 7;

    private final ReturnedPayments returned;
    private final Plans plans;
    private final Incidents incidents;

    ReturnedPaymentReminders(ReturnedPayments returned, Plans plans, Incidents incidents) {
        this.returned = returned;
        this.plans = plans;
        this.incidents = incidents;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        return returned.waiting().stream().map(one -> reminder(one, today)).toList();
    }

    private Reminder reminder(CameBack one, LocalDate today) {
        Incident incident = incidents.require(plans.require(one.plan()).incident());
        LocalDate due = one.since().plusDays(DAYS_TO_DEAL_WITH_IT);
        boolean overdue = today.isAfter(due);
        return new Reminder(
                incident.id(),
                "money of plan %s that came back on %s".formatted(one.plan(), one.since()),
                overdue ? Reminder.Urgency.OVERDUE : Reminder.Urgency.SOON,
                overdue ? whoeverAnswersFor(incident) : Role.OPERATIONS.name(),
                due,
                "Money of %d lines came back and is still owed: find the right account, or let two persons say that it was the"
                                .formatted(one.lines())
                        + " right one, and order it again; or put it into the unclaimed register");
    }

    private static String whoeverAnswersFor(Incident incident) {
        return incident.lead().filter(lead -> incident.isOpen()).orElse(Role.FINANCE.name());
    }
}
