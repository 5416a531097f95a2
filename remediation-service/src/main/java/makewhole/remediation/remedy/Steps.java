package makewhole.remediation.remedy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Writes a calculation down while it is done. */
final class Steps {
    private final List<Step> written = new ArrayList<>();

    /** Writes a value down and hands it back. */
    BigDecimal step(String name, String formula, BigDecimal value) {
        written.add(new Step(name, formula, shown(value)));
        return value;
    }

    List<Step> written() {
        return List.copyOf(written);
    }

    /** With 34 significant digits at most, as a plain decimal. */
    static String shown(BigDecimal value) {
        BigDecimal rounded = value.round(MathContext.DECIMAL128).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
