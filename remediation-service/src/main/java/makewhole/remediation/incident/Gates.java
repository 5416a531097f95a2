package makewhole.remediation.incident;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/** The state of every gate of a case, gathered from the features that answer for them. */
@Startup
@ApplicationScoped
public class Gates {
    private final List<GateEvidence> evidence;

    Gates(@All List<GateEvidence> evidence) {
        this.evidence = List.copyOf(evidence);
        Set<Gate> answered = EnumSet.noneOf(Gate.class);
        for (GateEvidence source : evidence) {
            for (Gate gate : source.gates()) {
                if (!answered.add(gate)) {
                    throw new IllegalStateException("two features answer for the gate " + gate);
                }
            }
        }
        if (answered.size() != Gate.values().length) {
            throw new IllegalStateException("only these gates have evidence: " + answered);
        }
    }

    /** Which gates are open now. */
    public GateStates of(Incident incident) {
        Map<Gate, Instant> open = new EnumMap<>(Gate.class);
        evidence.forEach(source -> open.putAll(source.open(incident)));
        return new GateStates(open);
    }

    /** Why gates are closed, where their evidence says more than that they wait. */
    public Map<Gate, String> why(Incident incident) {
        Map<Gate, String> why = new EnumMap<>(Gate.class);
        evidence.forEach(source -> why.putAll(source.why(incident)));
        return why;
    }

    /**
     * Lets pass or refuses.
     *
     * @throws RefusedException naming every gate on the way that is closed
     */
    public void require(Passage passage, Incident incident) {
        List<Gate> closed = of(incident).closedOn(passage);
        if (!closed.isEmpty()) {
            throw new RefusedException(new CaseRefusal.GateClosed(
                    passage.words(), closed.stream().map(Gate::toString).toList()));
        }
    }
}
