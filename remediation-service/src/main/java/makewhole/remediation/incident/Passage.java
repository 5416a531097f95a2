package makewhole.remediation.incident;

import static makewhole.remediation.incident.Gate.PLAN_APPROVED;

import java.util.EnumSet;
import java.util.Set;

/** What may be done only when certain gates are open. */
public enum Passage {
    /** No notice before the plan behind it is approved. */
    NOTIFY(EnumSet.of(PLAN_APPROVED)),
    /** No closing before everything is done. */
    CLOSE(EnumSet.allOf(Gate.class));

    private final Set<Gate> gates;

    Passage(Set<Gate> gates) {
        this.gates = Set.copyOf(gates);
    }

    boolean leadsThrough(Gate gate) {
        return gates.contains(gate);
    }
}
