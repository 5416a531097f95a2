package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import makewhole.platform.identity.Role;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.Reminder.Urgency;
import makewhole.remediation.reminder.ReminderSource;

/** Reminds the lead of the meeting and of actions that nobody else has seen the effect of, and owners of their actions. */
@ApplicationScoped
class ReviewReminders implements ReminderSource {
    private static final int DAYS_BEFORE_AN_ACTION = 7;

    private final Incidents incidents;
    private final PostMortems postMortems;
    private final TrackedActions actions;

    ReviewReminders(Incidents incidents, PostMortems postMortems, TrackedActions actions) {
        this.incidents = incidents;
        this.postMortems = postMortems;
        this.actions = actions;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        for (Incident incident : incidents.open()) {
            LocalDate due = MeetingDay.of(incident);
            boolean held =
                    postMortems.of(incident.id()).flatMap(PostMortem::meetingOn).isPresent();
            if (!held && !today.isBefore(due.minusDays(1))) {
                reminders.add(new Reminder(
                        incident.id(),
                        "post-mortem meeting",
                        today.isAfter(due) ? Urgency.OVERDUE : Urgency.SOON,
                        incident.lead().orElse(Role.ENGINEERING.name()),
                        due,
                        "The post-mortem has to be talked about by %s".formatted(due)));
            }
        }
        for (TrackedAction action : actions.unverified()) {
            if (!today.isBefore(action.due().minusDays(DAYS_BEFORE_AN_ACTION))) {
                reminders.add(about(action, today.isAfter(action.due()) ? Urgency.OVERDUE : Urgency.SOON));
            }
        }
        return reminders;
    }

    private Reminder about(TrackedAction action, Urgency urgency) {
        return switch (action.state()) {
            case OPEN, VERIFIED ->
                new Reminder(
                        action.incident(),
                        "action " + action.number(),
                        urgency,
                        action.owner(),
                        action.due(),
                        action.what());
            case DONE ->
                new Reminder(
                        action.incident(),
                        "verification of action " + action.number(),
                        urgency,
                        incidents.require(action.incident()).lead().orElse(Role.ENGINEERING.name()),
                        action.due(),
                        "%s: somebody other than %s has to see %s pass"
                                .formatted(
                                        action.what(),
                                        action.doneBy().orElseThrow(),
                                        action.test().orElseThrow()));
        };
    }
}
