package makewhole.remediation.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Interest with everything that it was worked out from.
 *
 * @param days the days that bear interest; empty if none does
 * @param steps in order; their days add up to {@code days}
 * @param unrounded in major units, at least 40 significant digits of it right; see {@link Interest}
 */
public record Calculation(
        InterestPolicy policy,
        BigDecimal principal,
        Optional<DayRange> days,
        List<InterestStep> steps,
        BigDecimal unrounded) {
    public Calculation {
        steps = List.copyOf(steps);
    }

    /**
     * The figure that finance compares: rounded half up to the minor unit. What a plan owes is rounded up instead, once,
     * together with everything else that is due.
     *
     * @param minorDigits digits of the currency's minor unit
     */
    public BigDecimal rounded(int minorDigits) {
        return unrounded.setScale(minorDigits, RoundingMode.HALF_UP);
    }
}
