package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.Optional;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.remedy.PaymentTerms;

/**
 * What a plan is worked out by.
 *
 * @param planDay decides which windows are open and which valuation is the latest
 * @param paymentDay the day through which interest runs
 * @param idleCashReturned the day on which cash that could not be invested went back; empty if at the close
 */
public record PlanTerms(
        LocalDate planDay, LocalDate paymentDay, InterestRule interestRule, Optional<LocalDate> idleCashReturned) {
    public PlanTerms {
        if (paymentDay.isBefore(planDay)) {
            throw new IllegalArgumentException("the payment day %s is before the plan day".formatted(paymentDay));
        }
    }

    /** The same terms for a payment on another day. */
    PaymentTerms paidOn(LocalDate day) {
        return new PaymentTerms(planDay, day, idleCashReturned);
    }
}
