package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import makewhole.platform.jobs.RepeatedJob;

/**
 * Once the last day of a question has passed, what was said last is final, and silence takes effect. Whoever was not there
 * when the day ended does not take for silence what it has not heard yet: first the news of who answered is read to its end.
 */
@ApplicationScoped
class DecideAnswers implements RepeatedJob {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Answers given on the last day that are still on their way to us are waited for. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final AnswerLedger ledger;
    private final RecipientNews news;
    private final DecidePlan decidePlan;
    private final InstantSource clock;

    DecideAnswers(AnswerLedger ledger, RecipientNews news, DecidePlan decidePlan, InstantSource clock) {
        this.ledger = ledger;
        this.news = news;
        this.decidePlan = decidePlan;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "decide-answers";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant().minus(GRACE), ZoneOffset.UTC);
        List<PlanId> overdue = ledger.overdue(today);
        if (!overdue.isEmpty() && news.readToTheEnd()) {
            overdue.forEach(plan -> decidePlan.decide(plan, today));
        }
    }
}
