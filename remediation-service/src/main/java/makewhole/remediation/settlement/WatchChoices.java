package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;

/** Carries out what was decided by a release that did not carry it out at once. */
@ApplicationScoped
class WatchChoices implements RepeatedJob {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Settlements settlements;
    private final TakeUpChoices takeUpChoices;

    WatchChoices(Settlements settlements, TakeUpChoices takeUpChoices) {
        this.settlements = settlements;
        this.takeUpChoices = takeUpChoices;
    }

    @Override
    public String name() {
        return "watch-choices";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        settlements.withChoicesToTakeUp().forEach(takeUpChoices::takeUp);
    }
}
