package makewhole.remediation.interest;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Interest by one rule on one table of rates, never rounded at the end.
 *
 * <p>Worked out with {@value #DIGITS} significant digits. A power is off by at most two units in the last of them, each
 * day adds at most one, each stretch of days at most three: for a million days that is a relative error of 1e-52 in the
 * growth of a balance. Interest is that growth less one; with rates of at most six decimals a day's growth is at least
 * 2.7e-11 or nothing, so that at least 40 digits of the interest are right.
 */
public final class Interest {
    static final int DIGITS = 60;
    static final MathContext EXACT = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final InterestPolicy policy;
    private final RateTable rates;
    private final int minorDigits;
    // Most lines of a plan share their days, and a product over two years of days is the dear part.
    private final Map<DayRange, BigDecimal> growths = new ConcurrentHashMap<>();

    /**
     * Interest on amounts of one currency, by the newest version of a rule.
     *
     * @param minorDigits digits of the currency's minor unit, for the rule that rounds each quarter
     */
    public Interest(InterestRule rule, RateTable rates, int minorDigits) {
        this(rule.policy(), rates, minorDigits);
    }

    /** The same by one version of a rule. */
    public Interest(InterestPolicy policy, RateTable rates, int minorDigits) {
        this.policy = policy;
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
        requireOwed(principal);
        Optional<DayRange> days = bearing(since, paid);
        if (days.isEmpty()) {
            return ZERO;
        }
        return switch (policy.compounding()) {
            case NONE, DAILY -> principal.multiply(growths.computeIfAbsent(days.get(), this::growth), EXACT);
            case QUARTERLY -> quarterly(principal, periods(days.get()));
        };
    }

    /**
     * The same interest with every step.
     *
     * @param principal in major units, zero or more
     * @throws RatesMissingException if a day in between has no confirmed rate
     */
    public Calculation calculation(BigDecimal principal, LocalDate since, LocalDate paid) {
        requireOwed(principal);
        Optional<DayRange> days = bearing(since, paid);
        List<RatePeriod> periods = days.map(this::periods).orElse(List.of());
        InterestSteps steps = new InterestSteps(principal, minorDigits);
        switch (policy.compounding()) {
            case NONE -> steps.simple(periods, policy.yearLength());
            case DAILY -> steps.daily(periods);
            case QUARTERLY -> steps.quarterly(periods);
        }
        return new Calculation(policy, principal, days, steps.written(), on(principal, since, paid));
    }

    /** A rate for one day, as a part of the whole. */
    static BigDecimal perDay(RatePeriod period, YearLength yearLength) {
        BigDecimal year = BigDecimal.valueOf(yearLength.of(period.days().first()));
        return period.annualPercent().divide(HUNDRED.multiply(year), EXACT);
    }

    /** What simple interest comes to, as a part of the whole; divided once, so that it is exact to the last digit. */
    static BigDecimal simple(RatePeriod period, YearLength yearLength) {
        BigDecimal year = BigDecimal.valueOf(yearLength.of(period.days().first()));
        return period.annualPercent()
                .multiply(BigDecimal.valueOf(period.days().days()))
                .divide(HUNDRED.multiply(year), EXACT);
    }

    /** What a balance is multiplied by over some days if each day bears interest on the balance of the day before. */
    static BigDecimal compounded(RatePeriod period) {
        return ONE.add(perDay(period, YearLength.ACTUAL), EXACT)
                .pow(Math.toIntExact(period.days().days()), EXACT);
    }

    private BigDecimal growth(DayRange days) {
        if (policy.compounding() == Compounding.NONE) {
            return periods(days).stream()
                    .map(period -> simple(period, policy.yearLength()))
                    .reduce(ZERO, (sum, part) -> sum.add(part, EXACT));
        }
        return periods(days).stream()
                .map(Interest::compounded)
                .reduce(ONE, (product, part) -> product.multiply(part, EXACT))
                .subtract(ONE);
    }

    private BigDecimal quarterly(BigDecimal principal, List<RatePeriod> periods) {
        InterestSteps steps = new InterestSteps(principal, minorDigits);
        steps.quarterly(periods);
        return steps.earned();
    }

    private Optional<DayRange> bearing(LocalDate since, LocalDate paid) {
        LocalDate first = switch (policy.dayCount()) {
            case FIRST_DAY_OUT_LAST_DAY_IN -> since.plusDays(1);
            case WHOLE_MONTHS -> YearMonth.from(since).plusMonths(1).atDay(1);
        };
        LocalDate last = switch (policy.dayCount()) {
            case FIRST_DAY_OUT_LAST_DAY_IN -> paid;
            case WHOLE_MONTHS -> YearMonth.from(paid).minusMonths(1).atEndOfMonth();
        };
        return last.isBefore(first) ? Optional.empty() : Optional.of(new DayRange(first, last));
    }

    private List<RatePeriod> periods(DayRange days) {
        return rates.over(days, policy.yearLength()).stream()
                .map(period ->
                        new RatePeriod(period.days(), period.annualPercent().add(policy.marginPercent())))
                .toList();
    }

    private static void requireOwed(BigDecimal principal) {
        if (principal.signum() < 0) {
            throw new IllegalArgumentException("interest is never charged to the investor");
        }
    }
}
