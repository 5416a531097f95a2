package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.Calculation;
import makewhole.remediation.interest.InterestStep;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Statement;
import makewhole.remediation.remedy.StepKind;
import org.jspecify.annotations.Nullable;

/** How the amount of one line came about, on the wire: from its own figures it can be redone by hand. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatementBody(
        String plan,
        String incident,
        int version,
        String state,
        @Nullable String digest,
        String line,
        String deal,
        String investor,
        String currency,
        String booked,
        String right,
        String difference,
        String window,
        String remedy,
        String why,
        List<InputBody> inputs,
        List<PieceBody> interest,
        List<StepBody> steps,
        @Nullable RoundingBody rounding,
        LocalDate paidOn,
        @Nullable PlannedBody planned,
        String amountDue,
        @Nullable String amountIfSold,
        @Nullable String offer,
        PartsBody parts,
        List<ChoiceBody> answers,
        List<SourceBody> sources) {
    private static final int SHOWN_DIGITS = 40;
    private static final MathContext SHOWN = new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN);

    record InputBody(String name, String meaning, String value, String source) {}

    /** Interest on one principal: {@code interest} is the sum of what its days bear. */
    record PieceBody(
            String formula,
            String principal,
            String from,
            String to,
            long days,
            String interest,
            List<DaysBody> steps) {
        static PieceBody of(Statement.Piece piece) {
            Calculation calculation = piece.calculation();
            return new PieceBody(
                    piece.formula(),
                    shown(calculation.principal()),
                    calculation.days().map(range -> range.first().toString()).orElse(""),
                    calculation.days().map(range -> range.last().toString()).orElse(""),
                    calculation.days().map(range -> range.days()).orElse(0L),
                    shown(calculation.unrounded()),
                    calculation.steps().stream().map(DaysBody::of).toList());
        }
    }

    /** Days with one rate and one length of the year; {@code booked} where the rule rounds a quarter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DaysBody(
            LocalDate from,
            LocalDate to,
            long days,
            String annualPercent,
            int yearLength,
            String factor,
            String bearing,
            String interest,
            @Nullable String booked) {
        static DaysBody of(InterestStep step) {
            return new DaysBody(
                    step.days().first(),
                    step.days().last(),
                    step.days().days(),
                    shown(step.annualPercent()),
                    step.yearLength(),
                    shown(step.factor()),
                    shown(step.bearing()),
                    shown(step.interest()),
                    step.booked().map(BigDecimal::toPlainString).orElse(null));
        }
    }

    record RoundingBody(String rule, String before, String after, String added) {}

    /** What the plan holds for its own payment day, and what a later one adds; left out on the plan's own. */
    record PlannedBody(LocalDate paymentDay, String amount, String added) {}

    record PartsBody(String principal, String gain, String interest) {}

    record ChoiceBody(String answer, String effect, String amountDue) {}

    record SourceBody(String of, String source) {}

    static StatementBody of(Statement statement) {
        PlanLine line = statement.line();
        Words words = new Words(statement);
        return new StatementBody(
                statement.plan().id().toString(),
                statement.plan().incident().value(),
                statement.plan().version(),
                statement.plan().state().name(),
                statement.plan().digest().orElse(null),
                line.line().value(),
                line.deal().value(),
                line.investor().value(),
                line.currency().getCurrencyCode(),
                line.finding().booked().amount(),
                line.finding().right().amount(),
                line.finding().difference().amount(),
                line.window().name(),
                line.remedy().name(),
                words.why(),
                line.inputs().entrySet().stream()
                        .map(input -> new InputBody(
                                input.getKey(),
                                words.meaning(input.getKey()),
                                input.getValue(),
                                words.source(input.getKey())))
                        .toList(),
                statement.interest().stream().map(PieceBody::of).toList(),
                line.outcome().steps().stream().map(StepBody::of).toList(),
                rounding(line),
                statement.paidOn(),
                statement.isLater()
                        ? new PlannedBody(
                                statement.plan().terms().paymentDay(),
                                statement.planned().amount(),
                                statement.added().amount())
                        : null,
                line.amountDue().amount(),
                line.amountIfSold().map(Money::amount).orElse(null),
                line.offer().map(Money::amount).orElse(null),
                new PartsBody(
                        line.split().principal().amount(),
                        line.split().gain().amount(),
                        line.split().interest().amount()),
                line.choices().answers().stream()
                        .map(choice -> new ChoiceBody(
                                choice.answer().name(),
                                choice.effect(),
                                choice.amountDue().amount()))
                        .toList(),
                words.sources());
    }

    private static @Nullable RoundingBody rounding(PlanLine line) {
        return line.outcome().steps().stream()
                .filter(step -> StepKind.of(step) == StepKind.BEFORE_ROUNDING)
                .findFirst()
                .map(step -> {
                    Money after = line.most();
                    return new RoundingBody(
                            "Once, at the end, up to the minor unit; the rounding is in the interest part",
                            step.value(),
                            after.amount(),
                            after.toDecimal()
                                    .subtract(new BigDecimal(step.value()))
                                    .toPlainString());
                })
                .orElse(null);
    }

    private static String shown(BigDecimal value) {
        BigDecimal rounded = value.round(SHOWN).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
