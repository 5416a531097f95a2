package makewhole.remediation.notice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.StepKind;

/**
 * The steps of a line as its customer is told them, one text each: what it works out, its day if it has one, its value, and
 * the currency of what is money, as in {@code INTEREST_ON_DISTRIBUTION 2025-03-31 34.70511 USD}. Words for each kind in the
 * customer's language are notification-service's.
 */
final class CalculationTexts {
    /** Enough to follow the calculation; a plan keeps 34 digits, and the statement of a line shows them. */
    private static final int SHOWN_DECIMALS = 6;

    private final PlanLine line;
    private final List<String> texts = new ArrayList<>();

    private CalculationTexts(PlanLine line) {
        this.line = line;
    }

    static List<String> of(PlanLine line) {
        CalculationTexts told = new CalculationTexts(line);
        told.input("e", "EXCESS");
        told.input("s", "SHORTFALL");
        told.input("alt", "ALTERNATIVE_RETURN");
        line.outcome().steps().forEach(told::add);
        return told.texts;
    }

    /** What the calculation begins with, by its name in the formulas; a grant begins with none of them. */
    private void input(String name, String what) {
        String value = line.inputs().get(name);
        if (value != null) {
            money(what, new BigDecimal(value));
        }
    }

    private void add(Step step) {
        StepKind kind = StepKind.of(step);
        BigDecimal value = new BigDecimal(step.value());
        switch (kind) {
            case GAIN_PER_UNIT, NET_GAIN_PER_UNIT -> texts.add("%s %s".formatted(kind, shown(value)));
            case INTEREST_ON_DISTRIBUTION -> money("%s %s".formatted(kind, kind.rest(step)), value);
            case OFFER,
                    INTEREST,
                    FEES_BACK,
                    DISTRIBUTIONS_RECEIVED,
                    RESCISSION,
                    FAIR_VALUE,
                    NET_GAIN,
                    FOREGONE_GAIN,
                    IDLE_CASH,
                    GRANTED,
                    BEFORE_ROUNDING,
                    DUE -> money(kind.name(), value);
        }
    }

    private void money(String what, BigDecimal value) {
        texts.add("%s %s %s".formatted(what, shown(value), line.currency().getCurrencyCode()));
    }

    private static String shown(BigDecimal value) {
        BigDecimal rounded =
                value.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
