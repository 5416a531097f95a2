package makewhole.remediation.fix;

import java.util.Set;
import makewhole.remediation.incident.IncidentId;

/** What allocation-service says about the fix at this moment. */
public interface FixWatch {
    /** The deals that are frozen as regression cases. */
    Set<String> frozenDeals();

    /** Whether a verified version is active. */
    boolean verifiedVersionActive();

    /** Whether everything is still halted for an incident. */
    boolean everythingHalted(IncidentId incident);
}
