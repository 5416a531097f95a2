package makewhole.remediation.fix;

import java.util.Set;

/** What allocation-service says about the fix at this moment. */
public interface FixWatch {
    /** The deals that are frozen as regression cases. */
    Set<String> frozenDeals();

    /** Whether a verified version is active. */
    boolean verifiedVersionActive();

    /** The incidents for which everything is still halted, by their ids. */
    Set<String> haltingEverything();
}
