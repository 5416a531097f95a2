package makewhole.remediation.settlement;

import java.util.List;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** Accepted top-ups that were not bought in time. */
public interface MissedPurchases {
    /** All of a plan, in the order of its lines: accepted for good, and in no correction. */
    List<MissedPurchase> of(PlanId plan);

    /** Writes down what was found out; once per line. */
    void end(PlanId plan, LineId line, MissedPurchase.Ending ending);
}
