package makewhole.remediation.incident;

import java.util.List;

/**
 * Halting allocations at allocation-service. Every command may be repeated without doing anything twice; each throws
 * {@code LastingFailure} where it is refused and {@code PassingFailure} or another exception where it may succeed later.
 */
public interface AllocationControl {
    /** Engages a switch for an incident. */
    void engage(SwitchScope scope, Incident incident);

    /** Marks the suspected version of an incident as suspect. */
    void suspect(Incident incident);

    /** The switches that are engaged for an incident at this moment, read back. */
    List<EngagedSwitch> engagedFor(IncidentId incident);
}
