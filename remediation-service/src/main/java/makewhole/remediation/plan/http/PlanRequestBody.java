package makewhole.remediation.plan.http;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.time.PlainDays;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.plan.PlanTerms;
import org.jspecify.annotations.Nullable;

/**
 * By what a plan is to be worked out; {@code idleCashReturned} is {@code AT_CLOSE} or a day, and {@code releaseBy}, if not
 * given, the plan day, or the day of the draft if that is later.
 */
record PlanRequestBody(
        @NotNull LocalDate planDay,
        @NotNull LocalDate paymentDay,
        @NotNull InterestRule interestRule,
        @NotNull String idleCashReturned,
        @Nullable LocalDate releaseBy) {
    static final String AT_CLOSE = "AT_CLOSE";

    PlanTerms toTerms() {
        if (paymentDay.isBefore(planDay)) {
            throw new InvalidRequestException("paymentDay", "is before the plan day");
        }
        if (paymentDay.isAfter(planDay.plusDays(PlanTerms.MOST_DAYS_TO_PAYMENT))) {
            throw new InvalidRequestException(
                    "paymentDay", "is more than %d days after the plan day".formatted(PlanTerms.MOST_DAYS_TO_PAYMENT));
        }
        if (interestRule.isFixed()) {
            throw new InvalidRequestException(
                    "interestRule",
                    "names no percentage that a plan could be bound to: take a rule with a table, such as"
                            + " NY_CPLR_5004_SIMPLE");
        }
        if (releaseBy != null && releaseBy.isBefore(planDay)) {
            throw new InvalidRequestException("releaseBy", "is before the plan day");
        }
        return new PlanTerms(planDay, paymentDay, interestRule, idleDay(), releaseBy == null ? planDay : releaseBy);
    }

    private Optional<LocalDate> idleDay() {
        if (idleCashReturned.equals(AT_CLOSE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PlainDays.parse(idleCashReturned));
        } catch (DateTimeParseException neither) {
            throw new InvalidRequestException("idleCashReturned", "is neither AT_CLOSE nor a day such as 2026-09-30");
        }
    }
}
