package makewhole.remediation.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * @param handedInBy who handed the answers in; empty while it is open or waived, or where an earlier release did not note it
 * @param reopenedAt when it was last opened again after it was settled; empty if it never was
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
        Optional<Waiver> waiver,
        Optional<String> handedInBy,
        Optional<Instant> reopenedAt) {

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
                Optional.empty(),
                Optional.empty(),
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
        return open(due, owner, all, waiver);
    }

    /** Hands the answers in; none that is needed may be missing. A waiver that was only asked for is gone. */
    Inquiry answered(String by, Instant at) {
        requireOpen();
        List<String> missing = asked().stream()
                .filter(question -> !question.optional())
                .map(Question::id)
                .filter(id -> !answers.containsKey(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(new CaseRefusal.AnswersMissing(team.name(), missing));
        }
        return new Inquiry(
                incident,
                team,
                questions,
                State.ANSWERED,
                due,
                owner,
                answers,
                at,
                Optional.empty(),
                Optional.of(by),
                reopenedAt);
    }

    Inquiry ownedBy(String person) {
        requireOpen();
        return open(due, Optional.of(person), answers, waiver);
    }

    Inquiry dueOn(LocalDate day, LocalDate today) {
        requireOpen();
        if (day.isBefore(today)) {
            throw new RefusedException(new InquiryRefusal.DueDayPast(day, today));
        }
        return open(day, owner, answers, waiver);
    }

    Inquiry waiverRequested(String reason, String by) {
        requireOpen();
        Waiver wanted = new Waiver(reason, by, Optional.empty());
        return open(due, owner, answers, Optional.of(wanted));
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
        return new Inquiry(
                incident,
                team,
                questions,
                State.WAIVED,
                due,
                owner,
                answers,
                at,
                Optional.of(approved),
                Optional.empty(),
                reopenedAt);
    }

    /**
     * Opens it again, whether it was answered or waived: what was handed in becomes the draft of what is handed in next, and
     * the team has as many days for it as it had at first.
     */
    Inquiry reopened(Instant at) {
        if (state == State.OPEN) {
            throw new RefusedException(new InquiryRefusal.NotSettled(team.name()));
        }
        LocalDate anew = at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(team.daysToAnswer());
        return new Inquiry(
                incident,
                team,
                questions,
                State.OPEN,
                anew.isAfter(due) ? anew : due,
                owner,
                answers,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.of(at));
    }

    /** Whether it was opened again, or answered anew, since a moment: what was made of its answers before is out of date. */
    public boolean correctedSince(Instant moment) {
        return reopenedAt
                .filter(at -> at.isAfter(moment) || (settledAt != null && settledAt.isAfter(moment)))
                .isPresent();
    }

    private Inquiry open(LocalDate day, Optional<String> person, Map<String, String> drafts, Optional<Waiver> wanted) {
        return new Inquiry(
                incident, team, questions, State.OPEN, day, person, drafts, null, wanted, Optional.empty(), reopenedAt);
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new RefusedException(new CaseRefusal.InquirySettled(team.name(), state.name()));
        }
    }
}
