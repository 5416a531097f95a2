package makewhole.remediation.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A vertical axis: which height stands for which value.
 *
 * @param low the value at the bottom
 * @param high the value at the top
 * @param top tenths of a pixel
 * @param bottom tenths of a pixel
 */
record Axis(BigDecimal low, BigDecimal high, int top, int bottom) {
    private static final MathContext PRECISE = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final List<BigDecimal> ROUND_STEPS =
            List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN);

    /** The height of a value, cut to the axis. */
    int at(BigDecimal value) {
        BigDecimal inside = value.max(low).min(high);
        BigDecimal share = inside.subtract(low).divide(high.subtract(low), PRECISE);
        return bottom
                - share.multiply(BigDecimal.valueOf(bottom - (long) top))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .intValueExact();
    }

    /** Round values along the axis, about as many as asked for. */
    List<BigDecimal> ticks(int about) {
        BigDecimal raw = high.subtract(low).divide(BigDecimal.valueOf(about), PRECISE);
        int exponent = raw.precision() - raw.scale() - 1;
        BigDecimal mantissa = raw.movePointLeft(exponent);
        BigDecimal step = ROUND_STEPS.stream()
                .filter(round -> round.compareTo(mantissa) >= 0)
                .findFirst()
                .orElse(BigDecimal.TEN)
                .movePointRight(exponent);
        List<BigDecimal> ticks = new ArrayList<>();
        BigDecimal tick = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
        while (tick.compareTo(high) <= 0) {
            ticks.add(tick);
            tick = tick.add(step);
        }
        return ticks;
    }
}
