package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.postmortem.TrackedAction.Wanted;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Keeps track of what is done so that it does not happen again, also after the incident is closed. */
@ApplicationScoped
public class TrackActions {
    private final Incidents incidents;
    private final TrackedActions actions;
    private final PersonalData personalData;
    private final Journal journal;

    TrackActions(Incidents incidents, TrackedActions actions, PersonalData personalData, Journal journal) {
        this.incidents = incidents;
        this.actions = actions;
        this.personalData = personalData;
        this.journal = journal;
    }

    /**
     * Adds one.
     *
     * @throws RefusedException if it names somebody affected
     */
    @Transactional
    public TrackedAction add(IncidentId incident, Wanted wanted, Subject subject) {
        incidents.lock(incident);
        Set<String> named = personalData.in(wanted.what());
        if (!named.isEmpty()) {
            throw new RefusedException(
                    new CaseRefusal.NamesAPerson("actions", named.stream().toList()));
        }
        TrackedAction action = TrackedAction.open(incident, actions.of(incident).size() + 1, wanted);
        actions.add(action);
        journal.append(about("action-added", action, subject).with("due", action.due()));
        return action;
    }

    /** Adds those that are not there yet, by their words; a new draft adds none twice. */
    @Transactional
    public void addMissing(IncidentId incident, List<Wanted> wanted, Subject subject) {
        Set<String> known =
                actions.of(incident).stream().map(TrackedAction::what).collect(Collectors.toSet());
        for (Wanted one : wanted) {
            if (known.add(one.what())) {
                add(incident, one, subject);
            }
        }
    }

    /**
     * Says that one is done, and which test would fail without it.
     *
     * @throws RefusedException if it is done already, or the test has no name
     */
    @Transactional
    public TrackedAction complete(IncidentId incident, int number, String test, Subject subject) {
        return change(incident, number, action -> action.done(test, subject), "action-done", subject);
    }

    /**
     * Says that the named test was seen to pass.
     *
     * @throws RefusedException if it is not done, or by the same person
     */
    @Transactional
    public TrackedAction verify(IncidentId incident, int number, Subject subject) {
        return change(incident, number, action -> action.verified(subject), "action-verified", subject);
    }

    private TrackedAction change(
            IncidentId incident, int number, UnaryOperator<TrackedAction> change, String event, Subject subject) {
        incidents.lock(incident);
        TrackedAction now = change.apply(actions.of(incident).stream()
                .filter(action -> action.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("action", "%s/%d".formatted(incident, number))));
        actions.replace(now);
        journal.append(about(event, now, subject).with("test", now.test().orElse("")));
        return now;
    }

    private static JournalEntry about(String event, TrackedAction action, Subject subject) {
        return JournalEntry.of(event, "incident", action.incident(), subject.name())
                .with("number", action.number())
                .with("owner", action.owner());
    }
}
