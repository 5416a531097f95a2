package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.Optional;
import makewhole.remediation.interest.InterestPolicy;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.remedy.PaymentTerms;

/**
 * What a plan is worked out by.
 *
 * @param planDay decides which windows are open and which valuation is the latest
 * @param paymentDay the day through which interest runs
 * @param interestRuleVersion which reading of the rule, counted from 1; plans stay with the one that they were drafted with
 * @param idleCashReturned the day on which cash that could not be invested went back; empty if at the close
 * @param releaseBy the last day on which it may be released if customers are asked to keep or to sell: the days to tell them and
 *     theirs to choose are counted from it
 */
public record PlanTerms(
        LocalDate planDay,
        LocalDate paymentDay,
        InterestRule interestRule,
        int interestRuleVersion,
        Optional<LocalDate> idleCashReturned,
        LocalDate releaseBy) {
    /** How many days after the last one of its release a plan leaves for its notices. */
    private static final int DAYS_TO_TELL = 7;

    /** For how many days customers may think about keeping or selling (DESIGN 3: at least 30). */
    private static final int DAYS_TO_CHOOSE = 30;

    /** How far after its plan day, or its draft, a plan may be paid: a slip in the year would be found when nobody can be paid. */
    public static final int MOST_DAYS_TO_PAYMENT = 60;

    public PlanTerms {
        if (paymentDay.isBefore(planDay)) {
            throw new IllegalArgumentException("the payment day %s is before the plan day".formatted(paymentDay));
        }
    }

    /** Terms by the newest reading of the rule. */
    public PlanTerms(
            LocalDate planDay,
            LocalDate paymentDay,
            InterestRule interestRule,
            Optional<LocalDate> idleCashReturned,
            LocalDate releaseBy) {
        this(planDay, paymentDay, interestRule, interestRule.policy().version(), idleCashReturned, releaseBy);
    }

    /** Terms of a plan that is released on its plan day. */
    public PlanTerms(
            LocalDate planDay, LocalDate paymentDay, InterestRule interestRule, Optional<LocalDate> idleCashReturned) {
        this(planDay, paymentDay, interestRule, idleCashReturned, planDay);
    }

    /** The same terms, for a plan that is drafted on a day and so is not released before it. */
    PlanTerms draftedOn(LocalDate today) {
        return releaseBy.isBefore(today)
                ? new PlanTerms(planDay, paymentDay, interestRule, interestRuleVersion, idleCashReturned, today)
                : this;
    }

    /** The same rule, read in the same way, for a plan of other days that is released on its plan day. */
    PlanTerms of(LocalDate otherPlanDay, LocalDate otherPaymentDay) {
        return new PlanTerms(
                otherPlanDay, otherPaymentDay, interestRule, interestRuleVersion, idleCashReturned, otherPlanDay);
    }

    /** The last day on which customers may keep or sell: who is told in the days to tell has all of theirs to choose. */
    LocalDate keepOrSellBy() {
        return releaseBy.plusDays(DAYS_TO_TELL).plusDays(DAYS_TO_CHOOSE);
    }

    /** What the rule means, as the plan reads it. */
    InterestPolicy policy() {
        return interestRule.policy(interestRuleVersion);
    }

    /** The same terms for a payment on another day. */
    PaymentTerms paidOn(LocalDate day) {
        return new PaymentTerms(planDay, day, idleCashReturned);
    }
}
