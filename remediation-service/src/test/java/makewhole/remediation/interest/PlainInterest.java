package makewhole.remediation.interest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Interest as a clerk would do it, one day after the other, in fractions of whole numbers that are never rounded (nor
 * shortened). It shares nothing with the engine but the table's rows.
 */
final class PlainInterest {
    private static final BigInteger PERCENT_SCALE = BigInteger.TEN.pow(8);
    private static final BigInteger COMMON_BOTTOM = BigInteger.valueOf(365L * 366L);

    private PlainInterest() {}

    /** A fraction of whole numbers. */
    record Fraction(BigInteger top, BigInteger bottom) {
        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

        static Fraction of(BigDecimal value) {
            return new Fraction(value.setScale(12).unscaledValue(), BigInteger.TEN.pow(12));
        }

        Fraction plus(Fraction other) {
            return bottom.equals(other.bottom)
                    ? new Fraction(top.add(other.top), bottom)
                    : new Fraction(
                            top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.top.negate(), other.bottom));
        }

        Fraction times(Fraction other) {
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        BigDecimal rounded(int digits) {
            return new BigDecimal(top).divide(new BigDecimal(bottom), digits, RoundingMode.HALF_UP);
        }
    }

    static Fraction daily(RateTable table, int margin, BigDecimal principal, LocalDate since, LocalDate paid) {
        Fraction balance = Fraction.of(principal);
        for (LocalDate day = since.plusDays(1); !day.isAfter(paid); day = day.plusDays(1)) {
            Fraction rate = rate(table, margin, day, length(day));
            balance = balance.times(new Fraction(rate.bottom().add(rate.top()), rate.bottom()));
        }
        return balance.minus(Fraction.of(principal));
    }

    static Fraction simple(Owed owed, LocalDate since, LocalDate paid) {
        Fraction sum = Fraction.ZERO;
        for (LocalDate day = since.plusDays(1); !day.isAfter(paid); day = day.plusDays(1)) {
            int year = owed.ownYear() ? length(day) : 365;
            sum = sum.plus(rate(owed.table(), owed.margin(), day, year));
        }
        return sum.times(Fraction.of(owed.principal()));
    }

    static BigDecimal quarterly(RateTable table, BigDecimal principal, LocalDate since, LocalDate paid) {
        LocalDate day = since.withDayOfMonth(1).plusMonths(1);
        LocalDate end = paid.withDayOfMonth(1);
        BigDecimal balance = principal;
        Fraction quarter = Fraction.ZERO;
        while (day.isBefore(end)) {
            quarter = quarter.plus(rate(table, 0, day, length(day)));
            day = day.plusDays(1);
            boolean quarterBegins = day.getDayOfMonth() == 1 && (day.getMonthValue() - 1) % 3 == 0;
            if (quarterBegins || day.equals(end)) {
                balance = balance.add(quarter.times(Fraction.of(balance)).rounded(2));
                quarter = Fraction.ZERO;
            }
        }
        return balance.subtract(principal);
    }

    /** What simple interest is worked out from. */
    record Owed(RateTable table, int margin, boolean ownYear, BigDecimal principal) {}

    private static Fraction rate(RateTable table, int margin, LocalDate day, int year) {
        for (RatePeriod period : table.periods()) {
            if (!day.isBefore(period.days().first())
                    && !day.isAfter(period.days().last())) {
                BigInteger percent = period.annualPercent()
                        .add(BigDecimal.valueOf(margin))
                        .setScale(6)
                        .unscaledValue();
                BigInteger partOfYear = COMMON_BOTTOM.divide(BigInteger.valueOf(year));
                return new Fraction(percent.multiply(partOfYear), PERCENT_SCALE.multiply(COMMON_BOTTOM));
            }
        }
        throw new AssertionError("no rate for " + day);
    }

    private static int length(LocalDate day) {
        int year = day.getYear();
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
    }
}
