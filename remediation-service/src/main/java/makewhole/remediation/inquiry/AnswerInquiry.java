package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Takes a team's answers, as drafts or for good, and legal's waiver of an inquiry. */
@ApplicationScoped
public class AnswerInquiry {
    private final Inquiries inquiries;
    private final Journal journal;
    private final InstantSource clock;

    AnswerInquiry(Inquiries inquiries, Journal journal, InstantSource clock) {
        this.inquiries = inquiries;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps answers; hands them in if {@code submit}.
     *
     * @throws InvalidRequestException if a question is unknown or an answer is not of its type
     * @throws RefusedException if the caller is of another team, answers are missing, or it is settled already
     */
    @Transactional
    public Inquiry answer(
            IncidentId incident, Team team, Map<String, String> answers, boolean submit, Subject subject) {
        if (subject.role() != team.role()) {
            throw new RefusedException(
                    new CaseRefusal.OtherTeam(team.name(), subject.role().name()));
        }
        answers.forEach((id, answer) -> requireAnswer(team, id, answer));
        Inquiry drafted = inquiries.require(incident, team).drafted(answers);
        Inquiry now = submit ? drafted.answered(clock.instant().truncatedTo(ChronoUnit.MICROS)) : drafted;
        inquiries.replace(now);
        if (submit) {
            journal.append(JournalEntry.of("inquiry-answered", "incident", incident, subject.name())
                    .with("team", team)
                    .with("answers", now.answers().size()));
        }
        return now;
    }

    /** Does without a team's answers, for a reason. */
    @Transactional
    public Inquiry waive(IncidentId incident, Team team, String reason, Subject subject) {
        Inquiry waived =
                inquiries.require(incident, team).waived(reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        inquiries.replace(waived);
        journal.append(JournalEntry.of("inquiry-waived", "incident", incident, subject.name())
                .because(reason)
                .with("team", team));
        return waived;
    }

    private static void requireAnswer(Team team, String id, String answer) {
        Question question = Questions.find(team, id)
                .orElseThrow(
                        () -> new InvalidRequestException("answers." + id, "%s is not asked that".formatted(team)));
        question.objectionTo(answer).ifPresent(objection -> {
            throw new InvalidRequestException("answers." + id, objection);
        });
    }
}
