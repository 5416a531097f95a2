package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import makewhole.platform.jobs.RepeatedJob;

/** Writes down that approvals have lapsed. Nothing waits for it: whatever needs an approval looks at its last day itself. */
@ApplicationScoped
class LapseApprovals implements RepeatedJob {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Plans plans;
    private final ApprovePlan approvePlan;
    private final InstantSource clock;

    LapseApprovals(Plans plans, ApprovePlan approvePlan, InstantSource clock) {
        this.plans = plans;
        this.approvePlan = approvePlan;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "lapse-approvals";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        plans.withLapsedApprovals(clock.instant()).forEach(approvePlan::lapse);
    }
}
