package makewhole.remediation.remedy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import makewhole.remediation.interest.Interest;

/** Writes a calculation down while it is done. */
final class Steps {
    private final Interest interest;
    private final List<Step> written = new ArrayList<>();
    private final List<InterestOn> bearing = new ArrayList<>();

    Steps(Interest interest) {
        this.interest = interest;
    }

    /** Works interest out and remembers what it was on; a principal of nothing bears none and is not mentioned. */
    BigDecimal interest(InterestOn on) {
        if (on.principal().signum() != 0) {
            bearing.add(on);
        }
        return interest.on(on.principal(), on.since(), on.paid());
    }

    /** Writes a value down and hands it back. */
    BigDecimal step(StepKind kind, String formula, BigDecimal value) {
        written.add(new Step(kind.words(), formula, shown(value)));
        return value;
    }

    /** The same of a step that there is one of for each day. */
    BigDecimal step(StepKind kind, LocalDate day, String formula, BigDecimal value) {
        written.add(new Step(kind.words() + day, formula, shown(value)));
        return value;
    }

    List<Step> written() {
        return List.copyOf(written);
    }

    List<InterestOn> bearing() {
        return List.copyOf(bearing);
    }

    /** With 34 significant digits at most, as a plain decimal. */
    static String shown(BigDecimal value) {
        BigDecimal rounded = value.round(MathContext.DECIMAL128).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
