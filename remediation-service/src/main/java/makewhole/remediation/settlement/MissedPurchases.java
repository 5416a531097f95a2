package makewhole.remediation.settlement;

import java.time.LocalDate;
import java.util.List;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** Accepted top-ups that were not bought in time, or are not yet. */
public interface MissedPurchases {
    /** All of a plan, in the order of its lines: accepted for good, and in no correction. */
    List<MissedPurchase> of(PlanId plan);

    /** Those of every plan that are still to be bought and whose windows end on one of these days, by plan and deal. */
    List<PurchasesAhead> ahead(LocalDate from, LocalDate to);

    /** Writes down what was found out; once per line. */
    void end(PlanId plan, LineId line, MissedPurchase.Ending ending);
}
