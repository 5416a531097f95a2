package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import makewhole.platform.identity.Role;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.ReminderSource;

/**
 * Reminds operations and engineering of corrections that were refused, and operations of accepted top-ups that are not bought
 * yet: both are possible only until the correction window ends.
 */
@ApplicationScoped
class RebookingReminders implements ReminderSource {
    private static final int DAYS_BEFORE_THE_WINDOW_ENDS = 5;
    private static final List<Role> ASKED = List.of(Role.OPERATIONS, Role.ENGINEERING);

    private final Rebookings rebookings;
    private final MissedPurchases purchases;
    private final Plans plans;
    private final Incidents incidents;

    RebookingReminders(Rebookings rebookings, MissedPurchases purchases, Plans plans, Incidents incidents) {
        this.rebookings = rebookings;
        this.purchases = purchases;
        this.plans = plans;
        this.incidents = incidents;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        rebookings.refused().forEach(one -> reminders.addAll(ofRefused(one, today)));
        purchases
                .ahead(today, today.plusDays(DAYS_BEFORE_THE_WINDOW_ENDS))
                .forEach(one -> reminders.add(ofPurchase(one)));
        return reminders;
    }

    private List<Reminder> ofRefused(Rebooking one, LocalDate today) {
        Incident incident = incidentOf(one.plan());
        LocalDate due = plans.deals(one.plan()).stream()
                .filter(deal -> deal.deal().equals(one.deal()))
                .map(deal -> deal.facts().windowEndsOn())
                .findFirst()
                .orElseThrow();
        String about = "refused rebooking %s of %s".formatted(one.id(), one.deal());
        String words =
                "Allocation-service has refused to book %s of %s: put right what it says, and ask again while units move"
                        .formatted(one.purpose(), one.deal());
        if (today.isAfter(due)) {
            String lead = incident.leadWhileOpen().orElse(Role.OPERATIONS.name());
            return List.of(new Reminder(incident.id(), about, Reminder.Urgency.OVERDUE, lead, due, words));
        }
        return ASKED.stream()
                .map(Role::name)
                .map(role -> new Reminder(
                        incident.id(), "%s, %s".formatted(about, role), Reminder.Urgency.SOON, role, due, words))
                .toList();
    }

    private Reminder ofPurchase(PurchasesAhead one) {
        return new Reminder(
                incidentOf(one.plan()).id(),
                "accepted top-ups of %s in plan %s".formatted(one.deal(), one.plan()),
                Reminder.Urgency.SOON,
                Role.OPERATIONS.name(),
                one.windowEndsOn(),
                "%d customers accepted units of %s that are not bought yet, and none move after %s"
                        .formatted(one.lines(), one.deal(), one.windowEndsOn()));
    }

    private Incident incidentOf(PlanId plan) {
        return incidents.require(plans.require(plan).incident());
    }
}
