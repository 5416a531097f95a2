package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/** Decides every overdue line of one plan whose answer is not still on its way, and has it carried out, in one transaction. */
@ApplicationScoped
class DecidePlan {
    private static final String SERVICE = "remediation-service";

    private final Plans plans;
    private final LineAnswers answers;
    private final AnswerLedger ledger;
    private final Journal journal;
    private final InstantSource clock;
    private final Event<AnswersDecided> answersDecided;

    DecidePlan(
            Plans plans,
            LineAnswers answers,
            AnswerLedger ledger,
            Journal journal,
            InstantSource clock,
            Event<AnswersDecided> answersDecided) {
        this.plans = plans;
        this.answers = answers;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
        this.answersDecided = answersDecided;
    }

    @Transactional
    void decide(PlanId id, LocalDate today) {
        Plan plan = plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
        Map<LineId, LineAnswer> given = answers.given(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Integer> counts = new TreeMap<>();
        Set<LineId> underWay = ledger.underWay(id);
        for (LineId lineId : ledger.overdue(id, today)) {
            if (underWay.contains(lineId)) {
                continue;
            }
            PlanLine line = plans.line(id, lineId).orElseThrow();
            LineAnswer said = given.get(lineId);
            LineAnswer decision = said == null ? silence(line, now) : said;
            ledger.decided(id, decision);
            if (decision.answer() == Answer.KEEP) {
                ledger.protect(
                        id,
                        new Protection(
                                lineId,
                                line.deal(),
                                line.investor(),
                                line.finding().difference().negated(),
                                now));
            }
            counts.merge("%s by %s".formatted(decision.answer(), decision.by()), 1, Integer::sum);
        }
        JournalEntry entry =
                JournalEntry.of("answers-decided", "plan", id, SERVICE).with("incident", plan.incident());
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            entry = entry.with(count.getKey(), count.getValue());
        }
        if (!counts.isEmpty()) {
            journal.append(entry);
            answersDecided.fire(new AnswersDecided(id));
        }
    }

    private static LineAnswer silence(PlanLine line, Instant now) {
        return new LineAnswer(
                line.line(),
                line.choices().answerOfSilence().orElseThrow(),
                Optional.empty(),
                LineAnswer.By.SILENCE,
                now);
    }
}
