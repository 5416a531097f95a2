package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.inquiry.Inquiries;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.Reminder.Urgency;
import makewhole.remediation.reminder.ReminderSource;

/**
 * Reminds the lead of the meeting, of the publication and of actions that nobody else has seen the effect of, and owners of
 * their actions. Actions outlive their incident, but nobody leads a closed one: then engineering hears.
 */
@ApplicationScoped
class ReviewReminders implements ReminderSource {
    private static final int DAYS_BEFORE_AN_ACTION = 7;
    private static final int DAYS_BEFORE_THE_MEETING = 1;
    private static final int DAYS_BEFORE_THE_PUBLICATION = 3;

    private final Incidents incidents;
    private final PostMortems postMortems;
    private final Inquiries inquiries;
    private final TrackedActions actions;

    ReviewReminders(Incidents incidents, PostMortems postMortems, Inquiries inquiries, TrackedActions actions) {
        this.incidents = incidents;
        this.postMortems = postMortems;
        this.inquiries = inquiries;
        this.actions = actions;
    }

    @Override
    public List<Reminder> on(LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        for (Incident incident : incidents.open()) {
            Optional<PostMortem> known = postMortems.of(incident.id());
            LocalDate meeting = MeetingDay.of(incident);
            if (known.flatMap(PostMortem::meetingOn).isEmpty()
                    && !today.isBefore(meeting.minusDays(DAYS_BEFORE_THE_MEETING))) {
                reminders.add(about(incident, "post-mortem meeting", "talked about", meeting, today));
            }
            List<Inquiry> asked = inquiries.of(incident.id());
            LocalDate publication = PublicationDay.of(incident, asked);
            if (!today.isBefore(publication.minusDays(DAYS_BEFORE_THE_PUBLICATION))
                    && known.filter(PostMortem::isPublished)
                            .filter(one -> !one.isOutdated(incident, asked))
                            .isEmpty()) {
                reminders.add(about(incident, "post-mortem publication", "published", publication, today));
            }
        }
        for (TrackedAction action : actions.unverified()) {
            if (!today.isBefore(action.due().minusDays(DAYS_BEFORE_AN_ACTION))) {
                reminders.add(about(action, today.isAfter(action.due()) ? Urgency.OVERDUE : Urgency.SOON));
            }
        }
        return reminders;
    }

    private static Reminder about(Incident incident, String what, String done, LocalDate due, LocalDate today) {
        return new Reminder(
                incident.id(),
                what,
                today.isAfter(due) ? Urgency.OVERDUE : Urgency.SOON,
                incident.lead().orElse(Role.ENGINEERING.name()),
                due,
                "The post-mortem has to be %s by %s".formatted(done, due));
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
                        incidents.require(action.incident()).leadWhileOpen().orElse(Role.ENGINEERING.name()),
                        action.due(),
                        "%s: somebody other than %s has to see %s pass"
                                .formatted(
                                        action.what(),
                                        action.doneBy().orElseThrow(),
                                        action.test().orElseThrow()));
        };
    }
}
