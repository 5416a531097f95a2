package makewhole.notification.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;

/** Applies reports that were quicker than the sender whose notice they are about. */
@ApplicationScoped
class ApplyWaitingReports implements RepeatedJob {
    private static final int AT_ONCE = 200;

    private final DeliveryReports reports;
    private final TakeReport take;

    @Inject
    ApplyWaitingReports(DeliveryReports reports, TakeReport take) {
        this.reports = reports;
        this.take = take;
    }

    @Override
    public String name() {
        return "apply-waiting-reports";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(2);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void run() {
        reports.waiting(AT_ONCE).forEach(report -> take.apply(report, "notification-service"));
    }
}
