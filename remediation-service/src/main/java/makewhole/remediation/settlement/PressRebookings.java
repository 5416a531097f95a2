package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/** The job of a correction waits longer after each failure; this one keeps asking, since a window may be about to close. */
@ApplicationScoped
class PressRebookings implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(PressRebookings.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Rebookings rebookings;
    private final Rebook rebook;
    private final RebookingMeters meters;

    PressRebookings(Rebookings rebookings, Rebook rebook, RebookingMeters meters) {
        this.rebookings = rebookings;
        this.rebook = rebook;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "press-rebookings";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        for (Rebooking rebooking : rebookings.waiting()) {
            try {
                rebook.carryOut(rebooking);
            } catch (RuntimeException notYet) {
                LOG.warnf(
                        "event=rebooking-waits plan=%s deal=%s reason=%s",
                        rebooking.plan(), rebooking.deal(), notYet.getMessage());
            }
        }
        meters.look();
    }
}
