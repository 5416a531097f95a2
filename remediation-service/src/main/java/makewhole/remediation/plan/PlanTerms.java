package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.Optional;
import makewhole.remediation.interest.InterestRule;

/**
 * What a plan is worked out by.
 *
 * @param planDay decides which windows are open and which valuation is the latest
 * @param paymentDay the day through which interest runs
 * @param idleCashReturned the day on which cash that could not be invested went back; empty if at the close
 */
public record PlanTerms(
        LocalDate planDay, LocalDate paymentDay, InterestRule interestRule, Optional<LocalDate> idleCashReturned) {}
