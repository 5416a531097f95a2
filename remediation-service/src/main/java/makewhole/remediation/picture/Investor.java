package makewhole.remediation.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import makewhole.platform.money.Money;
import makewhole.remediation.finding.ScopedLine;

/** One investor of the picture: amounts, and the same per unit of weight. */
record Investor(ScopedLine line, BigDecimal booked, BigDecimal right, BigDecimal cap) {
    private static final MathContext PRECISE = new MathContext(20, RoundingMode.HALF_EVEN);

    static Investor of(ScopedLine line) {
        return new Investor(line, per(line.booked(), line), per(line.right(), line), per(line.cap(), line));
    }

    /** What was booked less what is right, in minor units. */
    long excess() {
        return line.booked().minus(line.right()).minor();
    }

    private static BigDecimal per(Money amount, ScopedLine line) {
        return amount.toDecimal().divide(line.weight().toDecimal(), PRECISE);
    }
}
