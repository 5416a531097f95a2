package makewhole.remediation.interest;

import java.math.BigDecimal;

/** The rate of some days, in percent a year. */
public record RatePeriod(DayRange days, BigDecimal annualPercent) {
    public RatePeriod {
        if (annualPercent.signum() < 0) {
            throw new IllegalArgumentException("the rate of %s is negative".formatted(days));
        }
    }
}
