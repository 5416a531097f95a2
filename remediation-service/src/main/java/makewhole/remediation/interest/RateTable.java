package makewhole.remediation.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rates by day, from a source that somebody has confirmed.
 *
 * @param name such as {@code irs-underpayment-rate}
 * @param source where the rates were published
 * @param confirmedThrough the last day whose rate is known; later rows count for nothing
 * @param periods in order, none overlapping another
 */
public record RateTable(String name, String source, LocalDate confirmedThrough, List<RatePeriod> periods) {
    /** The name of a table that holds one percentage for all days. */
    public static final String FIXED = "fixed";

    private static final DayRange ALL_DAYS =
            new DayRange(LocalDate.of(1, Month.JANUARY, 1), LocalDate.of(9999, Month.DECEMBER, 31));

    public RateTable {
        periods = periods.stream()
                .sorted(Comparator.comparing(period -> period.days().first()))
                .toList();
        for (int i = 1; i < periods.size(); i++) {
            DayRange before = periods.get(i - 1).days();
            DayRange days = periods.get(i).days();
            if (!days.first().isAfter(before.last())) {
                throw new IllegalArgumentException("%s: %s overlaps %s".formatted(name, days, before));
            }
        }
    }

    /** One percentage a year for all days, named with a rule instead of being published. */
    public static RateTable fixed(BigDecimal annualPercent) {
        return new RateTable(
                FIXED, "named with the rule", ALL_DAYS.last(), List.of(new RatePeriod(ALL_DAYS, annualPercent)));
    }

    /** The same table as if it had been confirmed no further than {@code day}. */
    public RateTable through(LocalDate day) {
        List<RatePeriod> kept = new ArrayList<>();
        for (RatePeriod period : periods) {
            if (!period.days().first().isAfter(day)) {
                LocalDate last = earlier(period.days().last(), day);
                kept.add(new RatePeriod(new DayRange(period.days().first(), last), period.annualPercent()));
            }
        }
        return new RateTable(name, source, earlier(confirmedThrough, day), kept);
    }

    /** The same table without the days before {@code day}. */
    public RateTable from(LocalDate day) {
        List<RatePeriod> kept = periods.stream()
                .filter(period -> !period.days().last().isBefore(day))
                .map(period -> new RatePeriod(
                        new DayRange(
                                later(period.days().first(), day), period.days().last()),
                        period.annualPercent()))
                .toList();
        return new RateTable(name, source, confirmedThrough, kept);
    }

    /**
     * Whether both say the same for every day. How the days are cut into rows does not matter.
     */
    public boolean saysTheSameAs(RateTable other) {
        return confirmedThrough.equals(other.confirmedThrough)
                && through(confirmedThrough)
                        .joined()
                        .equals(other.through(confirmedThrough).joined());
    }

    /** Rows that follow each other with the same rate are one. */
    private List<RatePeriod> joined() {
        List<RatePeriod> joined = new ArrayList<>();
        for (RatePeriod period : periods) {
            RatePeriod next =
                    new RatePeriod(period.days(), period.annualPercent().stripTrailingZeros());
            if (!joined.isEmpty()
                    && joined.getLast().annualPercent().compareTo(next.annualPercent()) == 0
                    && joined.getLast()
                            .days()
                            .last()
                            .plusDays(1)
                            .equals(next.days().first())) {
                DayRange days = new DayRange(
                        joined.removeLast().days().first(), next.days().last());
                next = new RatePeriod(days, next.annualPercent());
            }
            joined.add(next);
        }
        return joined;
    }

    /**
     * The rates of some days, cut where the rate changes, and where the year ends if its length matters.
     *
     * @throws RatesMissingException if a day has no confirmed rate
     */
    List<RatePeriod> over(DayRange wanted, YearLength yearLength) {
        List<RatePeriod> found = new ArrayList<>();
        List<DayRange> missing = new ArrayList<>();
        LocalDate next = wanted.first();
        for (RatePeriod period : through(confirmedThrough).periods) {
            LocalDate first = later(period.days().first(), wanted.first());
            LocalDate last = earlier(period.days().last(), wanted.last());
            if (!first.isAfter(last)) {
                if (next.isBefore(first)) {
                    missing.add(new DayRange(next, first.minusDays(1)));
                }
                RatePeriod part = new RatePeriod(new DayRange(first, last), period.annualPercent());
                switch (yearLength) {
                    case ACTUAL -> addByYear(found, part);
                    case ALWAYS_365 -> found.add(part);
                }
                next = last.plusDays(1);
            }
        }
        if (!next.isAfter(wanted.last())) {
            missing.add(new DayRange(next, wanted.last()));
        }
        if (!missing.isEmpty()) {
            throw new RatesMissingException(name, missing);
        }
        return found;
    }

    private static void addByYear(List<RatePeriod> found, RatePeriod period) {
        LocalDate first = period.days().first();
        while (!first.isAfter(period.days().last())) {
            LocalDate last = earlier(period.days().last(), first.with(TemporalAdjusters.lastDayOfYear()));
            found.add(new RatePeriod(new DayRange(first, last), period.annualPercent()));
            first = last.plusDays(1);
        }
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
