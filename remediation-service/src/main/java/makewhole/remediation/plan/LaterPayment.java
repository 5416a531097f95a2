package makewhole.remediation.plan;

import java.time.LocalDate;
import makewhole.remediation.remedy.Split;

/** What a line comes to when it is paid on another day than its plan's payment day. */
public interface LaterPayment {
    /**
     * Works the stored line out again by the plan's bound rule and inputs: what is due, or what is due if the customer
     * sells.
     *
     * @throws makewhole.remediation.refusal.RefusedException if the bound table of rates does not confirm a day
     */
    Split on(Plan plan, PlanLine line, LocalDate paymentDay);
}
