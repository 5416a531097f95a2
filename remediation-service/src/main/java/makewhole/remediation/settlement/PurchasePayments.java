package makewhole.remediation.settlement;

import java.time.Instant;
import java.util.List;
import makewhole.remediation.plan.PlanId;

/** The payments that purchases were made for, so that another person can find each in the bank's statement. */
public interface PurchasePayments {
    /** A payment, and who named it when. */
    record Named(PaidLine paid, String namedBy, Instant namedAt) {}

    /** All of a plan, in the order of its lines. */
    List<Named> of(PlanId plan);

    /** Writes down what the purchases of a plan were made for; once per line. */
    void keep(PlanId plan, List<Named> payments);
}
