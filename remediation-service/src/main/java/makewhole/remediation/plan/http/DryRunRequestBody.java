package makewhole.remediation.plan.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.plan.PlanTerms;
import org.jspecify.annotations.Nullable;

/** By what a plan is to be tried out: its terms, and what units would be worth. */
record DryRunRequestBody(
        @NotNull LocalDate planDay,
        @NotNull LocalDate paymentDay,
        @NotNull InterestRule interestRule,
        @NotNull String idleCashReturned,
        @Nullable List<@Valid @NotNull ValueBody> values) {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(\\.\\d{1,12})?");

    record ValueBody(@NotNull String deal, @NotNull String residualPerUnit) {}

    PlanTerms toTerms() {
        return new PlanRequestBody(planDay, paymentDay, interestRule, idleCashReturned, null).toTerms();
    }

    Map<DealId, BigDecimal> toValues() {
        Map<DealId, BigDecimal> byDeal = new HashMap<>();
        for (ValueBody value : values == null ? List.<ValueBody>of() : values) {
            if (!PLAIN.matcher(value.residualPerUnit()).matches()) {
                throw new InvalidRequestException(
                        "values.residualPerUnit",
                        "'%s' is not a plain decimal of zero or more such as 1.05".formatted(value.residualPerUnit()));
            }
            if (byDeal.put(new DealId(value.deal()), new BigDecimal(value.residualPerUnit())) != null) {
                throw new InvalidRequestException("values.deal", "names %s twice".formatted(value.deal()));
            }
        }
        return byDeal;
    }
}
