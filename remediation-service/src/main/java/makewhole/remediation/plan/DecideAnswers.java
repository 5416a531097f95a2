package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import makewhole.platform.jobs.RepeatedJob;

/** Once the last day of a question has passed, what was said last is final, and silence takes effect. */
@ApplicationScoped
class DecideAnswers implements RepeatedJob {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Answers given on the last day that are still on their way to us are waited for. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final AnswerLedger ledger;
    private final DecidePlan decidePlan;
    private final InstantSource clock;

    DecideAnswers(AnswerLedger ledger, DecidePlan decidePlan, InstantSource clock) {
        this.ledger = ledger;
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
        ledger.overdue(today).forEach(plan -> decidePlan.decide(plan, today));
    }
}
