package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.InquiryRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Takes a team's answers, as drafts or for good. */
@ApplicationScoped
public class AnswerInquiry {
    private final Incidents incidents;
    private final Inquiries inquiries;
    private final Journal journal;
    private final InstantSource clock;

    AnswerInquiry(Incidents incidents, Inquiries inquiries, Journal journal, InstantSource clock) {
        this.incidents = incidents;
        this.inquiries = inquiries;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps answers; hands them in if {@code submit}.
     *
     * @throws RefusedException if the caller is of another team, a question is unknown, an answer is not of its type,
     *     answers are missing, or it is settled already
     */
    @Transactional
    public Inquiry answer(
            IncidentId incident, Team team, Map<String, String> answers, boolean submit, Subject subject) {
        if (subject.role() != team.role()) {
            throw new RefusedException(
                    new CaseRefusal.OtherTeam(team.name(), subject.role().name()));
        }
        incidents.lock(incident).requireOpen();
        Inquiry asked = inquiries.require(incident, team);
        answers.forEach((id, answer) -> requireAnswer(asked, id, answer));
        Inquiry drafted = asked.drafted(answers);
        Inquiry now =
                submit ? drafted.answered(subject.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)) : drafted;
        inquiries.replace(now);
        if (submit) {
            journal.append(JournalEntry.of("inquiry-answered", "incident", incident, subject.name())
                    .with("team", team)
                    .with("answers", now.answers().size()));
        }
        return now;
    }

    private static void requireAnswer(Inquiry asked, String id, String answer) {
        String team = asked.team().name();
        Question question = Questions.version(asked.questions())
                .find(asked.team(), id)
                .orElseThrow(() -> new RefusedException(new InquiryRefusal.QuestionUnknown(team, id)));
        question.objectionTo(answer).ifPresent(objection -> {
            throw new RefusedException(
                    new InquiryRefusal.AnswerNotOfType(id, question.type().name(), objection));
        });
    }
}
