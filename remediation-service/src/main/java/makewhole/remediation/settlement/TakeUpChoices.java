package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.AnswersDecided;
import makewhole.remediation.plan.LineAnswer;
import makewhole.remediation.plan.LineAnswers;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;

/** Carries out what customers, or their silence, have decided for good: who sold is owed the amount from then on. */
@ApplicationScoped
class TakeUpChoices {
    private final Plans plans;
    private final LineAnswers answers;
    private final Settlements settlements;
    private final Ledger ledger;
    private final InstantSource clock;

    TakeUpChoices(Plans plans, LineAnswers answers, Settlements settlements, Ledger ledger, InstantSource clock) {
        this.plans = plans;
        this.answers = answers;
        this.settlements = settlements;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** In the transaction of the decision, so that nothing can be closed between the two. */
    void decided(@Observes AnswersDecided decided) {
        takeUp(decided.plan());
    }

    /** Takes up what has been decided since it was last asked, under the plan's lock. */
    @Transactional(TxType.REQUIRED)
    void takeUp(PlanId plan) {
        plans.lock(plan);
        Map<LineId, LineAnswer> decided = answers.decided(plan);
        Map<LineId, TakenChoice> taken = settlements.taken(plan);
        if (taken.keySet().containsAll(decided.keySet())) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        List<TakenChoice> choices = new ArrayList<>();
        List<Obligation> obligations = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        plans.lines(plan).forEach(line -> {
            LineAnswer answer = decided.get(line.line());
            if (answer == null || taken.containsKey(line.line())) {
                return;
            }
            choices.add(new TakenChoice(line.line(), answer.answer(), answer.by() == LineAnswer.By.SILENCE, now));
            if (answer.answer() == Answer.SELL && line.split().total().minor() > 0) {
                obligations.add(new Obligation(line.line(), line.split()));
                entries.add(Bookings.owed(plan, line, line.split(), today));
            }
        });
        settlements.take(plan, choices);
        settlements.owe(plan, obligations);
        ledger.post(entries);
    }
}
