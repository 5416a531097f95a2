package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.function.Function;
import makewhole.remediation.remedy.Split;

/** What a line comes to when it is paid on another day than its plan's payment day. */
public interface LaterPayment {
    /**
     * How every stored line is worked out for another day: what the plan is bound to is read once for all of them.
     *
     * @throws makewhole.remediation.refusal.RefusedException if the bound table of rates says something else now; and from
     *     the rule, if it does not confirm a day
     */
    Function<PlanLine, Split> on(Plan plan, LocalDate paymentDay);

    /**
     * Works the stored line out again by the plan's bound rule and inputs: what is due, or what is due if the customer
     * sells.
     *
     * @throws makewhole.remediation.refusal.RefusedException if the bound table of rates does not confirm a day
     */
    default Split on(Plan plan, PlanLine line, LocalDate paymentDay) {
        return on(plan, paymentDay).apply(line);
    }
}
