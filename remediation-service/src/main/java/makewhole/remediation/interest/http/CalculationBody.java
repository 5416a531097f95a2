package makewhole.remediation.interest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import makewhole.platform.money.Currencies;
import makewhole.remediation.interest.Calculation;
import makewhole.remediation.interest.InterestStep;
import makewhole.remediation.rates.CalculateInterest.Calculated;
import makewhole.remediation.rates.RateTableVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Interest with everything that a person needs to work it out again by hand. */
record CalculationBody(
        @Schema(description = "Rounded half up to the minor unit", examples = "1537.51")
        String interest,

        @Schema(description = "Principal and interest", examples = "11537.51")
        String total,

        @Schema(examples = "USD") String currency,

        @Schema(description = "With 40 significant digits", examples = "1537.512536521659338690702669454632457905")
        String unrounded,

        String rounding,
        RuleBody rule,
        String principal,
        LocalDate from,
        LocalDate to,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String annualPercent,
        @Schema(description = "How many days bear interest") long days,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate firstBearingDay,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate lastBearingDay,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TableBody rateTable,
        List<StepBody> steps) {
    private static final int SHOWN_DIGITS = 40;
    private static final MathContext SHOWN = new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN);

    record TableBody(
            String table, int version, String state, LocalDate confirmedThrough, String source, String digest) {
        static TableBody of(RateTableVersion version) {
            return new TableBody(
                    version.table(),
                    version.version(),
                    version.isConfirmed() ? "CONFIRMED" : "IMPORTED",
                    version.confirmedThrough(),
                    version.toTable().source(),
                    version.digest());
        }
    }

    @Schema(description = "Days with one rate and one length of the year")
    record StepBody(
            LocalDate from,
            LocalDate to,
            long days,

            @Schema(description = "With the margin of the rule")
            String annualPercent,

            int yearLength,

            @Schema(
                    description = "annualPercent / 100 / yearLength × days; compounded daily: (1 + annualPercent /"
                            + " 100 / yearLength)^days − 1")
            String factor,

            @Schema(description = "The amount that bears the interest of these days")
            String bearing,

            @Schema(description = "Principal and interest before these days")
            String opening,

            @Schema(description = "bearing × factor") String interest,

            @Schema(description = "The rounded interest of the quarter that these days end, if the rule rounds")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String booked,

            @Schema(description = "Principal and interest after these days")
            String closing) {
        static StepBody of(InterestStep step) {
            return new StepBody(
                    step.days().first(),
                    step.days().last(),
                    step.days().days(),
                    shown(step.annualPercent()),
                    step.yearLength(),
                    shown(step.factor()),
                    shown(step.bearing()),
                    shown(step.opening()),
                    shown(step.interest()),
                    step.booked().map(BigDecimal::toPlainString).orElse(null),
                    shown(step.closing()));
        }
    }

    static CalculationBody of(Calculated calculated) {
        Calculation calculation = calculated.calculation();
        var currency = calculated.request().principal().currency();
        int digits = Currencies.digits(currency);
        BigDecimal interest = calculation.rounded(digits);
        return new CalculationBody(
                interest.toPlainString(),
                calculated.request().principal().toDecimal().add(interest).toPlainString(),
                currency.getCurrencyCode(),
                shown(calculation.unrounded()),
                "Half up to %s %s"
                        .formatted(BigDecimal.ONE.movePointLeft(digits).toPlainString(), currency),
                RuleBody.of(calculation.policy()),
                calculated.request().principal().amount(),
                calculated.request().from(),
                calculated.request().to(),
                calculated
                        .request()
                        .annualPercent()
                        .map(BigDecimal::toPlainString)
                        .orElse(null),
                calculation.days().map(range -> range.days()).orElse(0L),
                calculation.days().map(range -> range.first()).orElse(null),
                calculation.days().map(range -> range.last()).orElse(null),
                calculated.version().map(TableBody::of).orElse(null),
                calculation.steps().stream().map(StepBody::of).toList());
    }

    private static String shown(BigDecimal value) {
        BigDecimal rounded = value.round(SHOWN).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
