package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/** The job that engages the switch waits longer after each failure; this one does not, as long as people may be hurt. */
@ApplicationScoped
class PressContainment implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(PressContainment.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Incidents incidents;
    private final EngageKillSwitch engageKillSwitch;

    PressContainment(Incidents incidents, EngageKillSwitch engageKillSwitch) {
        this.incidents = incidents;
        this.engageKillSwitch = engageKillSwitch;
    }

    @Override
    public String name() {
        return "press-containment";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        for (Incident incident : incidents.open()) {
            try {
                engageKillSwitch.contain(incident);
            } catch (RuntimeException notYet) {
                LOG.errorf("event=containment-not-confirmed incident=%s reason=%s", incident.id(), notYet.getMessage());
            }
        }
    }
}
