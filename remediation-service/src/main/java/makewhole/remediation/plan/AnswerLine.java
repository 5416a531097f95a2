package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Takes what a customer says. The last answer before the last day has passed counts; until then nothing is decided. */
@ApplicationScoped
public class AnswerLine {
    private final Plans plans;
    private final AnswerLedger ledger;
    private final Journal journal;
    private final InstantSource clock;

    AnswerLine(Plans plans, AnswerLedger ledger, Journal journal, InstantSource clock) {
        this.plans = plans;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes an answer.
     *
     * @throws RefusedException if the plan is not approved, the line does not admit the answer, or it comes too late
     */
    @Transactional
    public LineAnswer answer(PlanId id, LineId lineId, Answer answer, Subject subject) {
        Plan plan = plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
        plan.require(Set.of(PlanState.APPROVED, PlanState.RELEASED));
        PlanLine line = plans.line(id, lineId).orElseThrow(() -> new NotFoundException("line", lineId));
        if (line.choices().of(answer).isEmpty()) {
            throw new RefusedException(new PlanRefusal.AnswerNotAdmitted(lineId.value(), answer.name()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate answerBy = line.choices().answerBy().orElseThrow();
        if (LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(answerBy)) {
            throw new RefusedException(new PlanRefusal.AnswerTooLate(lineId.value(), answerBy));
        }
        LineAnswer given = new LineAnswer(lineId, answer, LineAnswer.By.CUSTOMER, now);
        ledger.answered(id, given, subject.name());
        journal.append(JournalEntry.of("line-answered", "plan", id, subject.name())
                .with("incident", plan.incident())
                .with("line", lineId)
                .with("answer", answer));
        return given;
    }
}
