package makewhole.remediation.settlement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** The payments that purchases were made for, so that another person can find each in the bank's statement. */
public interface PurchasePayments {
    /** A payment, and who named it when. */
    record Named(PaidLine paid, String namedBy, Instant namedAt) {}

    /** All of a plan, in the order of its lines. */
    List<Named> of(PlanId plan);

    /** Writes down what the purchases of a plan were made for; once per line, and one transaction after the other. */
    void keep(PlanId plan, List<Named> payments);

    /**
     * Lines of a plan whose payment is named for a purchase of another investor as well, of whatever plan, in the same currency.
     * Upper and lower case are one.
     */
    List<LineId> alsoOfOthers(PlanId plan, Collection<LineId> lines);
}
