package makewhole.allocation.rejection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/**
 * Opens the incident of every rejection that has none. The rejection is the order: it is written in the transaction that
 * halts the version, and this asks for its incident until remediation-service has confirmed one, never waiting longer.
 */
@ApplicationScoped
class OpenIncidents implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(OpenIncidents.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Rejections rejections;
    private final IncidentDesk desk;
    private final KeepIncident keep;

    OpenIncidents(Rejections rejections, IncidentDesk desk, KeepIncident keep) {
        this.rejections = rejections;
        this.desk = desk;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "open-incidents";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        for (Rejection rejection : rejections.withoutIncident()) {
            try {
                keep.opened(rejection, desk.open(rejection));
            } catch (RuntimeException notYet) {
                LOG.errorf("event=incident-not-opened version=%s reason=%s", rejection.version(), notYet.getMessage());
            }
        }
    }
}
