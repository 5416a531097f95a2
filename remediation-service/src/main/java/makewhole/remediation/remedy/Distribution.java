package makewhole.remediation.remedy;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Money that a deal paid out per unit, gross of fee and carry. */
public record Distribution(LocalDate paidOn, BigDecimal perUnit) {
    public Distribution {
        if (perUnit.signum() < 0) {
            throw new IllegalArgumentException("a distribution is not negative");
        }
    }
}
