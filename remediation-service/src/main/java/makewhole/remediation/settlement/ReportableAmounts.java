package makewhole.remediation.settlement;

import java.util.List;
import makewhole.remediation.plan.PlanId;

/** What the bank has paid, summed up for tax reporting. */
public interface ReportableAmounts {
    /**
     * Of a plan and its supplements, by investor, year and currency. Only what the bank says is paid counts; a customer's
     * own money that went back to them does not.
     */
    List<ReportableAmount> of(PlanId plan);
}
