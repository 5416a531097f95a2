package makewhole.remediation.interest;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Interest by one rule on one table of rates, worked out with {@value #DIGITS} significant digits and never rounded. */
public final class Interest {
    private static final int DIGITS = 50;
    private static final MathContext EXACT = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SIMPLE_YEAR = BigDecimal.valueOf(365);

    private final InterestRule rule;
    private final RateTable rates;
    private final int minorDigits;
    // Most lines of a plan share their days, and a product over two years of days is the dear part.
    private final Map<DayRange, BigDecimal> growths = new ConcurrentHashMap<>();

    /**
     * Interest on amounts of one currency.
     *
     * @param minorDigits digits of the currency's minor unit, for the rule that rounds each quarter
     */
    public Interest(InterestRule rule, RateTable rates, int minorDigits) {
        this.rule = rule;
        this.rates = rates;
        this.minorDigits = minorDigits;
    }

    /**
     * Interest on a principal that is owed since one day and paid on another. Nothing if it is paid on that day or
     * before.
     *
     * @param principal in major units, zero or more
     * @throws RatesMissingException if a day in between has no confirmed rate
     */
    public BigDecimal on(BigDecimal principal, LocalDate since, LocalDate paid) {
        if (principal.signum() < 0) {
            throw new IllegalArgumentException("interest is never charged to the investor");
        }
        if (!paid.isAfter(since)) {
            return ZERO;
        }
        DayRange days = new DayRange(since.plusDays(1), paid);
        return switch (rule) {
            case IRC_6621_A2_DAILY -> principal.multiply(growths.computeIfAbsent(days, this::compounded), EXACT);
            case NY_CPLR_5004_SIMPLE -> principal.multiply(growths.computeIfAbsent(days, this::simple), EXACT);
            case SEC_17_CFR_201_600 -> quarterly(principal, since, paid);
        };
    }

    /** Each day bears its own rate over its own year's length, on the balance of the day before. */
    private BigDecimal compounded(DayRange days) {
        BigDecimal growth = ONE;
        for (RatePeriod period : rates.over(days)) {
            BigDecimal daily = ONE.add(perDay(period), EXACT);
            growth = growth.multiply(daily.pow(Math.toIntExact(period.days().days()), EXACT), EXACT);
        }
        return growth.subtract(ONE);
    }

    private BigDecimal simple(DayRange days) {
        BigDecimal percentDays = ZERO;
        for (RatePeriod period : rates.over(days)) {
            percentDays = percentDays.add(period.annualPercent()
                    .multiply(BigDecimal.valueOf(period.days().days())));
        }
        return percentDays.divide(HUNDRED.multiply(SIMPLE_YEAR), EXACT);
    }

    /** From the first of the month after, to the end of the month before payment; the balance grows each quarter. */
    private BigDecimal quarterly(BigDecimal principal, LocalDate since, LocalDate paid) {
        LocalDate first = YearMonth.from(since).plusMonths(1).atDay(1);
        LocalDate last = YearMonth.from(paid).minusMonths(1).atEndOfMonth();
        BigDecimal balance = principal;
        while (!first.isAfter(last)) {
            LocalDate quarterEnd =
                    first.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
            DayRange part = new DayRange(first, quarterEnd.isBefore(last) ? quarterEnd : last);
            BigDecimal rate = ZERO;
            for (RatePeriod period : rates.over(part)) {
                rate = rate.add(
                        perDay(period).multiply(BigDecimal.valueOf(period.days().days())), EXACT);
            }
            BigDecimal earned = balance.multiply(rate, EXACT).setScale(minorDigits, RoundingMode.HALF_UP);
            balance = balance.add(earned);
            first = part.last().plusDays(1);
        }
        return balance.subtract(principal);
    }

    private static BigDecimal perDay(RatePeriod period) {
        BigDecimal yearLength = BigDecimal.valueOf(period.days().first().lengthOfYear());
        return period.annualPercent().divide(HUNDRED.multiply(yearLength), EXACT);
    }
}
