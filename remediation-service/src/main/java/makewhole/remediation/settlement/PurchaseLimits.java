package makewhole.remediation.settlement;

import java.time.Instant;
import java.util.List;
import makewhole.remediation.plan.PlanId;

/** The limits that purchases were held against. */
public interface PurchaseLimits {
    /** A limit, and who found it when. */
    record Checked(PurchaseLimit limit, String checkedBy, Instant checkedAt) {}

    /** All of a plan, in the order of its lines. */
    List<Checked> of(PlanId plan);

    /** Writes down what the purchases of a plan were held against; once per line. */
    void keep(PlanId plan, List<Checked> limits);
}
