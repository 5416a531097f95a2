package makewhole.remediation.interest;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static makewhole.remediation.interest.Interest.EXACT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a calculation down, stretch by stretch. */
final class InterestSteps {
    private final BigDecimal principal;
    private final int minorDigits;
    private final List<InterestStep> written = new ArrayList<>();
    private BigDecimal balance;

    InterestSteps(BigDecimal principal, int minorDigits) {
        this.principal = principal;
        this.minorDigits = minorDigits;
        this.balance = principal;
    }

    List<InterestStep> written() {
        return List.copyOf(written);
    }

    BigDecimal earned() {
        return balance.subtract(principal);
    }

    /** Each stretch bears interest on the principal alone. */
    void simple(List<RatePeriod> periods, YearLength yearLength) {
        for (RatePeriod period : periods) {
            BigDecimal factor = Interest.simple(period, yearLength);
            write(period, yearLength, factor, principal);
        }
    }

    /** Each stretch bears interest on the balance, which grows from day to day. */
    void daily(List<RatePeriod> periods) {
        for (RatePeriod period : periods) {
            BigDecimal factor = Interest.compounded(period).subtract(ONE);
            write(period, YearLength.ACTUAL, factor, balance);
        }
    }

    /** Each quarter bears interest on the balance before it; what it earns is rounded and joins the balance at its end. */
    void quarterly(List<RatePeriod> periods) {
        List<RatePeriod> parts =
                periods.stream().flatMap(period -> byQuarter(period).stream()).toList();
        BigDecimal bearing = balance;
        BigDecimal factors = ZERO;
        for (int i = 0; i < parts.size(); i++) {
            RatePeriod part = parts.get(i);
            BigDecimal factor = Interest.simple(part, YearLength.ACTUAL);
            factors = factors.add(factor, EXACT);
            write(part, YearLength.ACTUAL, factor, bearing);
            boolean ends = i == parts.size() - 1
                    || !quarterEnd(part.days().last())
                            .equals(quarterEnd(parts.get(i + 1).days().last()));
            if (ends) {
                BigDecimal booked = bearing.multiply(factors, EXACT).setScale(minorDigits, RoundingMode.HALF_UP);
                bearing = bearing.add(booked);
                book(booked, bearing);
                factors = ZERO;
            }
        }
    }

    private void write(RatePeriod period, YearLength yearLength, BigDecimal factor, BigDecimal bearing) {
        BigDecimal interest = bearing.multiply(factor, EXACT);
        BigDecimal closing = balance.add(interest, EXACT);
        written.add(new InterestStep(
                period.days(),
                period.annualPercent(),
                yearLength.of(period.days().first()),
                factor,
                bearing,
                balance,
                interest,
                Optional.empty(),
                closing));
        balance = closing;
    }

    private void book(BigDecimal booked, BigDecimal closing) {
        InterestStep last = written.removeLast();
        written.add(new InterestStep(
                last.days(),
                last.annualPercent(),
                last.yearLength(),
                last.factor(),
                last.bearing(),
                last.opening(),
                last.interest(),
                Optional.of(booked),
                closing));
        balance = closing;
    }

    private static List<RatePeriod> byQuarter(RatePeriod period) {
        List<RatePeriod> parts = new ArrayList<>();
        LocalDate first = period.days().first();
        while (!first.isAfter(period.days().last())) {
            LocalDate end = quarterEnd(first);
            LocalDate last =
                    end.isBefore(period.days().last()) ? end : period.days().last();
            parts.add(new RatePeriod(new DayRange(first, last), period.annualPercent()));
            first = last.plusDays(1);
        }
        return parts;
    }

    private static LocalDate quarterEnd(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
    }
}
