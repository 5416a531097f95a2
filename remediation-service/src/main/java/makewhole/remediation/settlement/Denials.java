package makewhole.remediation.settlement;

import java.util.Map;
import java.util.Set;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** What people have decided about lines that were left behind. */
public interface Denials {
    /** Of a plan, proposed and confirmed ones. */
    Map<LineId, Denial> of(PlanId plan);

    /** Writes one down, in the place of one that nobody has confirmed. */
    void keep(PlanId plan, Denial denial);

    /**
     * Accepted top-ups for which a released supplement grants gain or interest. What was granted before the window closed was
     * granted for something else, and a principal is money of the customer's own that goes back.
     */
    Set<LineId> compensated(PlanId plan);
}
