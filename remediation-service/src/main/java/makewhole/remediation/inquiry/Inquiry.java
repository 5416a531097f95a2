package makewhole.remediation.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The questions to one team about one incident.
 *
 * @param due the day by which the answers should be in
 * @param answers by question, drafts included
 * @param settledAt when it was answered or waived; null while it is open
 * @param waivedBecause why it was waived; empty if it was not
 */
public record Inquiry(
        IncidentId incident,
        Team team,
        State state,
        LocalDate due,
        Map<String, String> answers,
        @Nullable Instant settledAt,
        String waivedBecause) {
    /** Whether anything is still waited for. */
    public enum State {
        OPEN,
        ANSWERED,
        WAIVED
    }

    public Inquiry {
        answers = Map.copyOf(answers);
    }

    static Inquiry to(Team team, IncidentId incident, LocalDate today) {
        return new Inquiry(incident, team, State.OPEN, today.plusDays(team.daysToAnswer()), Map.of(), null, "");
    }

    /** Keeps more answers as drafts. */
    Inquiry drafted(Map<String, String> more) {
        requireOpen();
        Map<String, String> all = new TreeMap<>(answers);
        all.putAll(more);
        return new Inquiry(incident, team, state, due, all, null, waivedBecause);
    }

    /** Hands the answers in; none may be missing. */
    Inquiry answered(Instant at) {
        requireOpen();
        List<String> missing = Questions.of(team).stream()
                .map(Question::id)
                .filter(id -> !answers.containsKey(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(new CaseRefusal.AnswersMissing(team.name(), missing));
        }
        return new Inquiry(incident, team, State.ANSWERED, due, answers, at, waivedBecause);
    }

    Inquiry waived(String reason, Instant at) {
        requireOpen();
        return new Inquiry(incident, team, State.WAIVED, due, answers, at, reason);
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new RefusedException(new CaseRefusal.InquirySettled(team.name(), state.name()));
        }
    }
}
