package makewhole.remediation.settlement;

import java.util.Map;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** What people have decided about lines that were left behind. */
public interface Denials {
    /** Of a plan, proposed and confirmed ones. */
    Map<LineId, Denial> of(PlanId plan);

    /** Writes one down, in the place of one that nobody has confirmed. */
    void keep(PlanId plan, Denial denial);

    /**
     * Lines for which a supplement grants something instead, and whether it is released. Only what was drafted after the line was
     * left behind is granted for that, and for a top-up only gain or interest: a principal is money of the customer's own that
     * goes back.
     */
    Map<LineId, Boolean> grantedInstead(PlanId plan);
}
