package makewhole.allocation.rejection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/** The job that opens an incident waits longer after each failure; this one does not, so that none waits for hours. */
@ApplicationScoped
class PressIncidents implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(PressIncidents.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Rejections rejections;
    private final OpenIncident openIncident;

    PressIncidents(Rejections rejections, OpenIncident openIncident) {
        this.rejections = rejections;
        this.openIncident = openIncident;
    }

    @Override
    public String name() {
        return "press-incidents";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        for (Rejection rejection : rejections.withoutIncident()) {
            try {
                openIncident.open(rejection);
            } catch (RuntimeException notYet) {
                LOG.errorf("event=incident-not-opened version=%s reason=%s", rejection.version(), notYet.getMessage());
            }
        }
    }
}
