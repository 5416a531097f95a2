package makewhole.remediation.incident;

import java.util.List;
import java.util.Optional;

/**
 * Halting allocations at allocation-service. Every command may be repeated without doing anything twice; an exception
 * means that it is not known whether it took effect.
 */
public interface AllocationControl {
    /** Engages a switch for an incident. */
    void engage(SwitchScope scope, Incident incident);

    /** Marks the suspected version of an incident as suspect, or says why that is refused. */
    Optional<String> suspect(Incident incident);

    /** The switches that are engaged for an incident at this moment, read back. */
    List<EngagedSwitch> engagedFor(Incident incident);
}
