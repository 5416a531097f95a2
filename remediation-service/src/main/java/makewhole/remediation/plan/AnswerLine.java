package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Money;
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
     * Takes an answer. Which one is the last is judged by when the customer said it, not by when it reached us; one that
     * is said to come from the future counts as said now.
     *
     * @throws RefusedException if the plan is not approved, the line does not admit the answer or the part, it was said
     *     too late, the line is decided, or its id stands for something else
     */
    @Transactional
    public LineAnswer answer(PlanId id, LineId lineId, Spoken spoken, Subject subject) {
        Plan plan = plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
        plan.lapse(clock.instant()).require(Set.of(PlanState.APPROVED, PlanState.RELEASED));
        PlanLine line = plans.line(id, lineId).orElseThrow(() -> new NotFoundException("line", lineId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = spoken.at()
                .map(said -> said.truncatedTo(ChronoUnit.MICROS))
                .filter(said -> said.isBefore(now))
                .orElse(now);
        LineAnswer given = new LineAnswer(lineId, spoken.answer(), spoken.amount(), LineAnswer.By.CUSTOMER, at);
        Optional<LineAnswer> known = known(id, given, spoken);
        if (known.isPresent()) {
            return known.get();
        }
        if (spoken.answer() != Answer.DISPUTE) {
            requireAdmitted(id, line, given);
        }
        ledger.answered(id, given, spoken, subject.name(), now);
        journal.append(JournalEntry.of("line-answered", "plan", id, subject.name())
                .with("incident", plan.incident())
                .with("line", lineId)
                .with("answer", spoken.answer())
                .with("part", spoken.amount().map(Money::toString).orElse("")));
        return given;
    }

    /** The answer that was taken under this id before, if it is the same. */
    private Optional<LineAnswer> known(PlanId plan, LineAnswer given, Spoken spoken) {
        return spoken.id().flatMap(id -> ledger.withId(plan, id)).map(before -> {
            boolean same = before.line().equals(given.line())
                    && before.answer() == given.answer()
                    && before.amount().equals(given.amount());
            if (!same) {
                throw new RefusedException(
                        new PlanRefusal.AnswerIdReused(spoken.id().orElseThrow()));
            }
            return before;
        });
    }

    private void requireAdmitted(PlanId plan, PlanLine line, LineAnswer given) {
        String id = line.line().value();
        if (line.choices().of(given.answer()).isEmpty()) {
            throw new RefusedException(
                    new PlanRefusal.AnswerNotAdmitted(id, given.answer().name()));
        }
        given.amount().ifPresent(part -> {
            Money offer = line.offer().orElse(Money.zero(line.currency()));
            boolean admitted = given.answer() == Answer.ACCEPT
                    && part.currency().equals(offer.currency())
                    && part.minor() > 0
                    && part.minor() <= offer.minor();
            if (!admitted) {
                throw new RefusedException(new PlanRefusal.PartNotAdmitted(id, part.toString(), offer.toString()));
            }
        });
        LocalDate answerBy = line.choices().answerBy().orElseThrow();
        if (LocalDate.ofInstant(given.at(), ZoneOffset.UTC).isAfter(answerBy)) {
            throw new RefusedException(new PlanRefusal.AnswerTooLate(id, answerBy));
        }
        if (ledger.isDecided(plan, line.line())) {
            throw new RefusedException(new PlanRefusal.AnswerFinal(id));
        }
    }
}
