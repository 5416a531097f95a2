package makewhole.remediation.fix;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;

/** Whether the fault is mended. */
@ApplicationScoped
class FixEvidence implements GateEvidence {
    private final FixMilestones milestones;

    FixEvidence(FixMilestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.REGRESSION_CASES_FROZEN, Gate.SERVICE_BACK);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        return milestones.of(incident.id());
    }
}
