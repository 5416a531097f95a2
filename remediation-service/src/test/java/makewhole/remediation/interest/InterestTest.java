package makewhole.remediation.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterestTest {
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000.00");
    private static final LocalDate SINCE = LocalDate.parse("2024-09-16");
    private static final LocalDate PAID = LocalDate.parse("2026-09-30");

    @ParameterizedTest
    @CsvSource({
        "IRC_6621_A2_DAILY,   1537.51",
        "SEC_201_600,  1423.48",
        "NY_CPLR_5004_SIMPLE, 1834.52",
    })
    void the_three_published_checks_hold(InterestRule rule, BigDecimal expected) {
        BigDecimal interest = aTable(rule).on(TEN_THOUSAND, SINCE, PAID);

        assertThat(interest.setScale(2, RoundingMode.HALF_UP)).isEqualTo(expected);
    }

    @Test
    void the_daily_rule_is_worked_out_with_34_significant_digits_and_more() {
        // Worked out with another program, day by day, with 60 digits.
        assertThat(daily().on(TEN_THOUSAND, SINCE, PAID).toPlainString())
                .startsWith("1537.51253652165933869070266945463245790478233");
    }

    @Test
    void one_day_bears_one_days_interest_over_its_own_years_length() {
        BigDecimal leapYear = daily().on(TEN_THOUSAND, LocalDate.parse("2024-12-30"), LocalDate.parse("2024-12-31"));
        BigDecimal commonYear = daily().on(TEN_THOUSAND, LocalDate.parse("2024-12-31"), LocalDate.parse("2025-01-01"));

        assertThat(leapYear.setScale(20, RoundingMode.HALF_EVEN))
                .isEqualTo(new BigDecimal("800").divide(new BigDecimal("366"), 20, RoundingMode.HALF_EVEN));
        assertThat(commonYear.setScale(20, RoundingMode.HALF_EVEN))
                .isEqualTo(new BigDecimal("700").divide(new BigDecimal("365"), 20, RoundingMode.HALF_EVEN));
    }

    @Test
    void what_is_paid_on_the_day_or_before_bears_nothing() {
        assertThat(daily().on(TEN_THOUSAND, SINCE, SINCE)).isZero();
        assertThat(daily().on(TEN_THOUSAND, SINCE, SINCE.minusDays(1))).isZero();
    }

    @Test
    void a_day_that_nobody_confirmed_fails_and_is_named() {
        assertThatThrownBy(() -> daily().on(TEN_THOUSAND, SINCE, LocalDate.parse("2026-10-21")))
                .isInstanceOf(RatesMissingException.class)
                .hasMessageContaining("irs-underpayment-rate")
                .hasMessageContaining("2026-10-01 through 2026-10-21");
        assertThatThrownBy(() -> daily().on(TEN_THOUSAND, LocalDate.parse("1974-06-28"), SINCE))
                .hasMessageContaining("1974-06-29 through 1974-06-30");
    }

    @Test
    void a_gap_within_the_table_is_named_as_well() {
        RateTable gap = read("""
                # Source: an example
                # Confirmed through 2026-12-31.
                effective_from,effective_to,annual_percent
                2026-01-01,2026-01-31,5
                2026-02-02,2026-12-31,6
                """);
        Interest interest = new Interest(InterestRule.IRC_6621_A2_DAILY, gap, 2);

        assertThatThrownBy(
                        () -> interest.on(BigDecimal.ONE, LocalDate.parse("2026-01-01"), LocalDate.parse("2027-01-01")))
                .isInstanceOfSatisfying(
                        RatesMissingException.class,
                        missing -> assertThat(missing.missing())
                                .containsExactly(
                                        new DayRange(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-01")),
                                        new DayRange(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-01"))));
    }

    @Test
    void rows_beyond_the_confirmed_day_count_for_nothing() {
        RateTable table = read("""
                # Source: an example
                # Confirmed through 2026-06-30.
                effective_from,effective_to,annual_percent
                2026-01-01,2026-12-31,5
                """);

        assertThatThrownBy(() -> table.over(
                        new DayRange(LocalDate.parse("2026-06-30"), LocalDate.parse("2026-07-02")), YearLength.ACTUAL))
                .hasMessageContaining("2026-07-01 through 2026-07-02");
    }

    @Test
    void a_table_that_cannot_be_trusted_is_not_read() {
        assertThatThrownBy(() -> read("effective_from,effective_to,annual_percent\n2026-01-01,2026-12-31,5\n"))
                .hasMessageContaining("Source");
        assertThatThrownBy(() -> read("# Source: x\n# Confirmed through 2026-12-31.\nfrom,to,rate\n"))
                .hasMessageContaining("header");
        assertThatThrownBy(() -> read("""
                        # Source: x
                        # Confirmed through 2026-12-31.
                        effective_from,effective_to,annual_percent
                        2026-01-01,2026-06-30,5
                        2026-06-30,2026-12-31,6
                        """)).hasMessageContaining("overlaps");
    }

    @Test
    void the_shipped_tables_say_where_they_come_from() {
        RateTable rates = table("irs-underpayment-rate");

        assertThat(rates.confirmedThrough()).isEqualTo("2026-09-30");
        assertThat(rates.source()).contains("Rev. Rul. 2026-5");
        assertThat(rates.periods()).hasSizeGreaterThan(60);
    }

    @Test
    void nobody_is_charged_interest() {
        assertThatThrownBy(() -> daily().on(BigDecimal.ONE.negate(), SINCE, PAID))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_sec_rule_bears_nothing_within_one_month() {
        Interest sec = aTable(InterestRule.SEC_201_600);

        assertThat(sec.on(TEN_THOUSAND, LocalDate.parse("2026-08-01"), LocalDate.parse("2026-09-30")))
                .isZero();
        assertThat(sec.on(TEN_THOUSAND, LocalDate.parse("2026-07-31"), LocalDate.parse("2026-09-01")))
                .as("August, 31 days at 7 percent over 365")
                .isEqualTo("59.45");
    }

    @Test
    void amounts_of_days_are_the_same_however_they_are_cut() {
        LocalDate between = LocalDate.parse("2025-07-04");
        BigDecimal first = daily().on(TEN_THOUSAND, SINCE, between);
        BigDecimal then = daily().on(TEN_THOUSAND.add(first), between, PAID);

        assertThat(first.add(then).setScale(30, RoundingMode.HALF_EVEN))
                .isEqualTo(daily().on(TEN_THOUSAND, SINCE, PAID).setScale(30, RoundingMode.HALF_EVEN));
    }

    private static Interest daily() {
        return aTable(InterestRule.IRC_6621_A2_DAILY);
    }

    private static Interest aTable(InterestRule rule) {
        return new Interest(rule, table(rule.table()), 2);
    }

    private static RateTable table(String name) {
        InputStream resource =
                Objects.requireNonNull(InterestTest.class.getResourceAsStream("/rates/" + name + ".csv"));
        return RateTableFile.read(name, resource);
    }

    private static RateTable read(String content) {
        return RateTableFile.read("example", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_table_cut_short_ends_on_that_day() {
        RateTable cut = table("irs-underpayment-rate").through(LocalDate.parse("2025-02-01"));

        assertThat(cut.confirmedThrough()).isEqualTo("2025-02-01");
        assertThat(List.copyOf(cut.periods()).getLast().days().last()).isEqualTo("2025-02-01");
    }
}
