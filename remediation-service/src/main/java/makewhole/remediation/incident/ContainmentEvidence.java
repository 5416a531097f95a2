package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Whether the bleeding is stopped. */
@ApplicationScoped
class ContainmentEvidence implements GateEvidence {
    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.SWITCH_CONFIRMED);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        return incident.containment()
                .confirmed()
                .map(at -> Map.of(Gate.SWITCH_CONFIRMED, at))
                .orElseGet(Map::of);
    }

    @Override
    public Map<Gate, String> why(Incident incident) {
        String failure = incident.containment().lastFailure();
        return failure.isEmpty() ? Map.of() : Map.of(Gate.SWITCH_CONFIRMED, failure);
    }
}
