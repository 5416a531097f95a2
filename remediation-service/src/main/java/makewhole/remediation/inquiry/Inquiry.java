package makewhole.remediation.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.InquiryRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The questions to one team about one incident.
 *
 * @param questions the version of the lists that it was made with
 * @param due the day by which the answers should be in
 * @param owner the person of the team who sees to it; empty while nobody does
 * @param answers by question, drafts included
 * @param settledAt when it was answered or waived; null while it is open
 * @param waiver who wants to do without it and why; effective once the state says so
 */
public record Inquiry(
        IncidentId incident,
        Team team,
        int questions,
        State state,
        LocalDate due,
        Optional<String> owner,
        Map<String, String> answers,
        @Nullable Instant settledAt,
        Optional<Waiver> waiver) {

    /** Whether anything is still waited for. */
    public enum State {
        OPEN,
        ANSWERED,
        WAIVED
    }

    /**
     * The wish to do without a team's answers.
     *
     * @param approvedBy the other person, of legal; empty until then
     */
    public record Waiver(String reason, String requestedBy, Optional<String> approvedBy) {}

    public Inquiry {
        answers = Map.copyOf(answers);
    }

    static Inquiry to(Team team, IncidentId incident, LocalDate today) {
        return new Inquiry(
                incident,
                team,
                Questions.newest().version(),
                State.OPEN,
                today.plusDays(team.daysToAnswer()),
                Optional.empty(),
                Map.of(),
                null,
                Optional.empty());
    }

    /** What is asked. */
    public List<Question> asked() {
        return Questions.version(questions).of(team);
    }

    public boolean isOverdue(LocalDate today) {
        return state == State.OPEN && today.isAfter(due);
    }

    /** Keeps more answers as drafts. */
    Inquiry drafted(Map<String, String> more) {
        requireOpen();
        Map<String, String> all = new TreeMap<>(answers);
        all.putAll(more);
        return new Inquiry(incident, team, questions, state, due, owner, all, null, waiver);
    }

    /** Hands the answers in; none that is needed may be missing. A waiver that was only asked for is gone. */
    Inquiry answered(Instant at) {
        requireOpen();
        List<String> missing = asked().stream()
                .filter(question -> !question.optional())
                .map(Question::id)
                .filter(id -> !answers.containsKey(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(new CaseRefusal.AnswersMissing(team.name(), missing));
        }
        return new Inquiry(incident, team, questions, State.ANSWERED, due, owner, answers, at, Optional.empty());
    }

    Inquiry ownedBy(String person) {
        requireOpen();
        return new Inquiry(incident, team, questions, state, due, Optional.of(person), answers, null, waiver);
    }

    Inquiry dueOn(LocalDate day, LocalDate today) {
        requireOpen();
        if (day.isBefore(today)) {
            throw new RefusedException(new InquiryRefusal.DueDayPast(day, today));
        }
        return new Inquiry(incident, team, questions, state, day, owner, answers, null, waiver);
    }

    Inquiry waiverRequested(String reason, String by) {
        requireOpen();
        Waiver wanted = new Waiver(reason, by, Optional.empty());
        return new Inquiry(incident, team, questions, state, due, owner, answers, null, Optional.of(wanted));
    }

    /**
     * Takes effect once somebody else, of legal, agrees.
     *
     * @param read the reason that they have read, to the letter
     */
    Inquiry waived(String read, Subject approver, Instant at) {
        requireOpen();
        Waiver wanted =
                waiver.orElseThrow(() -> new RefusedException(new InquiryRefusal.WaiverNotRequested(team.name())));
        if (approver.role() != Role.LEGAL) {
            throw new RefusedException(new CaseRefusal.RoleMissing("approving a waiver", Role.LEGAL.name()));
        }
        if (!approver.isAnotherPersonThan(wanted.requestedBy())) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who asked for the waiver may not approve it"));
        }
        if (!read.equals(wanted.reason())) {
            throw new RefusedException(new InquiryRefusal.WaiverChanged(team.name(), wanted.reason()));
        }
        Waiver approved = new Waiver(wanted.reason(), wanted.requestedBy(), Optional.of(approver.name()));
        return new Inquiry(incident, team, questions, State.WAIVED, due, owner, answers, at, Optional.of(approved));
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new RefusedException(new CaseRefusal.InquirySettled(team.name(), state.name()));
        }
    }
}
