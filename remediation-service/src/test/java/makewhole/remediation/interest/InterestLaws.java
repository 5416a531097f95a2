package makewhole.remediation.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every rule, on random tables, days and amounts. Each seed can be replayed by its number. */
class InterestLaws {
    private static final int SEEDS = 400;
    private static final Set<InterestRule> BY_DAYS = EnumSet.complementOf(EnumSet.of(InterestRule.SEC_201_600));
    private static final BigDecimal DUST = new BigDecimal("1e-36");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final LocalDate BEGIN = LocalDate.parse("1995-01-01");

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void a_clerk_with_fractions_comes_to_the_same_day_by_day(long seed) {
        Case one = new Case(seed);
        RateTable table = one.table;
        BigDecimal p = one.principal;

        same(one.on(InterestRule.IRC_6621_A2_DAILY), PlainInterest.daily(table, 0, p, one.since, one.paid));
        same(one.on(InterestRule.IRC_6621_C1_DAILY), PlainInterest.daily(table, 2, p, one.since, one.paid));
        same(
                one.on(InterestRule.NY_CPLR_5004_SIMPLE),
                PlainInterest.simple(new PlainInterest.Owed(table, 0, false, p), one.since, one.paid));
        same(
                one.on(InterestRule.UK_BANK_RATE_PLUS_1),
                PlainInterest.simple(new PlainInterest.Owed(table, 1, true, p), one.since, one.paid));
        same(
                one.on(InterestRule.RBA_CASH_PLUS_6),
                PlainInterest.simple(new PlainInterest.Owed(table, 6, true, p), one.since, one.paid));
        assertThat(one.on(InterestRule.SEC_201_600))
                .isEqualByComparingTo(PlainInterest.quarterly(table, p, one.since, one.paid));
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void simple_interest_adds_up_and_daily_interest_goes_on_where_it_stopped(long seed) {
        Case one = new Case(seed);
        for (InterestRule rule : BY_DAYS) {
            Interest interest = one.by(rule);
            BigDecimal first = interest.on(one.principal, one.since, one.between);
            BigDecimal carried =
                    rule.policy().compounding() == Compounding.DAILY ? one.principal.add(first) : one.principal;
            BigDecimal then = interest.on(carried, one.between, one.paid);

            assertClose(first.add(then), one.on(rule));
        }
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void more_principal_a_higher_rate_or_a_later_day_never_yields_less(long seed) {
        Case one = new Case(seed);
        for (InterestRule rule : InterestRule.values()) {
            BigDecimal interest = one.on(rule);
            assertThat(interest).isNotNegative();
            assertThat(one.by(rule).on(one.principal.add(CENT), one.since, one.paid))
                    .isGreaterThanOrEqualTo(interest);
            assertThat(one.by(rule).on(one.principal, one.since, one.paid.plusDays(1)))
                    .isGreaterThanOrEqualTo(interest);
            assertThat(new Interest(rule, raised(one.table), 2).on(one.principal, one.since, one.paid))
                    .isGreaterThanOrEqualTo(interest);
        }
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void a_thousand_times_the_principal_yields_a_thousand_times_the_interest(long seed) {
        Case one = new Case(seed);
        BigDecimal thousand = BigDecimal.valueOf(1000);
        for (InterestRule rule : BY_DAYS) {
            assertClose(
                    one.by(rule).on(one.principal.multiply(thousand), one.since, one.paid),
                    one.on(rule).multiply(thousand));
        }
        // The rule that rounds each quarter: half a cent per quarter, a thousand times, with interest on it.
        BigDecimal quarterly = one.by(InterestRule.SEC_201_600)
                .on(one.principal.multiply(thousand), one.since, one.paid)
                .subtract(one.on(InterestRule.SEC_201_600).multiply(thousand))
                .abs();
        BigDecimal quarters = BigDecimal.valueOf(one.by(InterestRule.SEC_201_600)
                .calculation(one.principal, one.since, one.paid)
                .steps()
                .size());
        assertThat(quarterly).isLessThanOrEqualTo(quarters.multiply(BigDecimal.valueOf(50)));
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void the_order_of_two_rates_of_equal_days_does_not_matter_within_a_year(long seed) {
        Random random = new Random(seed);
        LocalDate first = LocalDate.of(2000 + random.nextInt(30), 1, 1);
        int days = 1 + random.nextInt(180);
        BigDecimal low = percent(random);
        BigDecimal high = percent(random);
        for (InterestRule rule : BY_DAYS) {
            assertClose(
                    new Interest(rule, two(first, days, low, high), 2)
                            .on(BigDecimal.TEN, first.minusDays(1), first.plusDays(2L * days - 1)),
                    new Interest(rule, two(first, days, high, low), 2)
                            .on(BigDecimal.TEN, first.minusDays(1), first.plusDays(2L * days - 1)));
        }
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void the_steps_can_be_redone_by_hand_and_lead_to_the_figure(long seed) {
        Case one = new Case(seed);
        for (InterestRule rule : InterestRule.values()) {
            Calculation calculation = one.by(rule).calculation(one.principal, one.since, one.paid);
            BigDecimal balance = one.principal;
            long days = 0;
            for (InterestStep step : calculation.steps()) {
                assertThat(step.opening()).isEqualByComparingTo(balance);
                assertClose(step.interest(), step.bearing().multiply(step.factor()));
                if (step.booked().isEmpty()) {
                    assertClose(step.closing(), step.opening().add(step.interest()));
                }
                balance = step.closing();
                days += step.days().days();
            }
            assertThat(days).isEqualTo(calculation.days().map(DayRange::days).orElse(0L));
            assertClose(balance.subtract(one.principal), calculation.unrounded());
            assertThat(calculation.unrounded()).isEqualTo(one.on(rule));
        }
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void rows_cut_otherwise_are_the_same_table(long seed) {
        Case one = new Case(seed);
        RatePeriod row = one.table.periods().getFirst();
        LocalDate middle = row.days().first().plusDays((row.days().days() - 1) / 2);
        List<RatePeriod> cut = new ArrayList<>(one.table.periods());
        cut.removeFirst();
        cut.add(new RatePeriod(new DayRange(row.days().first(), middle), row.annualPercent()));
        cut.add(new RatePeriod(
                new DayRange(middle.plusDays(1), row.days().last()),
                row.annualPercent().setScale(7)));
        RateTable same = new RateTable("random", "cut otherwise", one.table.confirmedThrough(), cut);

        assertThat(same.saysTheSameAs(one.table)).isTrue();
        assertThat(raised(one.table).saysTheSameAs(one.table)).isFalse();
        assertThat(one.table.through(one.table.confirmedThrough().minusDays(1)).saysTheSameAs(one.table))
                .isFalse();
    }

    private static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    private static void same(BigDecimal interest, PlainInterest.Fraction exact) {
        BigDecimal digits = exact.rounded(60);
        assertClose(interest, digits);
        assertThat(interest.setScale(2, RoundingMode.HALF_UP)).isEqualTo(exact.rounded(2));
    }

    /** Equal in the first 36 significant digits and more, or to 36 decimals where the amounts are small. */
    private static void assertClose(BigDecimal actual, BigDecimal expected) {
        BigDecimal tolerance = expected.abs().max(BigDecimal.ONE).multiply(DUST);
        assertThat(actual.subtract(expected).abs())
                .as("%s is %s", actual, expected)
                .isLessThanOrEqualTo(tolerance);
    }

    private static BigDecimal percent(Random random) {
        return BigDecimal.valueOf(random.nextInt(20_000_000), 6);
    }

    private static RateTable raised(RateTable table) {
        return new RateTable(
                table.name(),
                table.source(),
                table.confirmedThrough(),
                table.periods().stream()
                        .map(period -> new RatePeriod(
                                period.days(), period.annualPercent().add(new BigDecimal("0.000001"))))
                        .toList());
    }

    private static RateTable two(LocalDate first, int days, BigDecimal before, BigDecimal after) {
        LocalDate last = first.plusDays(2L * days - 1);
        return new RateTable(
                "two",
                "random",
                last,
                List.of(
                        new RatePeriod(new DayRange(first, first.plusDays(days - 1L)), before),
                        new RatePeriod(new DayRange(first.plusDays(days), last), after)));
    }

    /** A table, an amount and three days in order. */
    private static final class Case {
        private final RateTable table;
        private final BigDecimal principal;
        private final LocalDate since;
        private final LocalDate between;
        private final LocalDate paid;

        Case(long seed) {
            Random random = new Random(seed);
            List<RatePeriod> rows = new ArrayList<>();
            LocalDate next = BEGIN;
            LocalDate end = BEGIN.plusYears(12);
            while (next.isBefore(end)) {
                LocalDate last = next.plusDays(1 + random.nextInt(500));
                rows.add(new RatePeriod(new DayRange(next, last), percent(random)));
                next = last.plusDays(1);
            }
            table = new RateTable("random", "seed " + seed, next.minusDays(1), rows);
            principal = BigDecimal.valueOf(random.nextLong(10_000_000_000L), 2);
            since = BEGIN.plusDays(random.nextInt(3_000));
            between = since.plusDays(random.nextInt(500));
            paid = between.plusDays(random.nextInt(500));
        }

        Interest by(InterestRule rule) {
            return new Interest(rule, table, 2);
        }

        BigDecimal on(InterestRule rule) {
            return by(rule).on(principal, since, paid);
        }
    }
}
