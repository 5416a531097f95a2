package makewhole.remediation.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What courts and agencies have published, to the cent. Each case names where it was published. */
class PublishedInterestTest {
    /** 26 CFR 301.6622-1(c)(2): 1,424.66 unpaid on 1982-12-31 came to 1,462.62 on 1983-03-01. */
    @Test
    void the_regulation_on_daily_compounding() {
        assertThat(cents(InterestRule.IRC_6621_A2_DAILY, "1424.66", "1982-12-31", "1983-03-01"))
                .isEqualTo("37.96");
    }

    /** The same regulation: 10,000 at 20 percent simple over 260 days of 365 is 1,424.66. */
    @Test
    void the_regulation_on_simple_interest_before_1983() {
        assertThat(simple("20", "10000.00", "1982-04-15", "1982-12-31")).isEqualTo("1424.66");
    }

    /**
     * Department of Labor, Voluntary Fiduciary Correction Program, example of a manual calculation: on 10,000.00 lost on
     * 2003-12-23 and restored on 2004-10-06, 347.15; of this 8.77049 in 2003 and 100.0319 in the first quarter of 2004.
     * The rate changes three times, and 2004 is a leap year.
     */
    @Test
    void the_department_of_labor_on_lost_earnings() {
        Calculation calculation = Tables.of(InterestRule.IRC_6621_A2_DAILY)
                .calculation(new BigDecimal("10000.00"), day("2003-12-23"), day("2004-10-06"));

        assertThat(calculation.rounded(2)).isEqualTo("347.15");
        assertThat(calculation.steps().get(0).days().days()).isEqualTo(8);
        assertThat(calculation.steps().get(0).interest().setScale(5, RoundingMode.HALF_UP))
                .isEqualTo("8.77049");
        assertThat(calculation.steps().get(1).days().days()).isEqualTo(91);
        assertThat(calculation.steps().get(1).interest().setScale(4, RoundingMode.HALF_UP))
                .isEqualTo("100.0319");
    }

    /**
     * Rev. Proc. 95-17 as the same program quotes it: 5 days at 5 percent in a leap year, table 63; 8 days at 4 percent
     * in a common year. And the corrected table of Rev. Rul. 2014-27: 0.11 percent in a common year.
     */
    @ParameterizedTest
    @CsvSource({
        "5,    2004-01-01, 5,  0.000683247",
        "4,    2003-01-01, 8,  0.000877049",
        "0.11, 2014-01-01, 1,  0.000003014",
        "0.11, 2014-01-01, 20, 0.000060276",
        "0.11, 2014-01-01, 40, 0.000120555",
    })
    void the_factors_of_the_revenue_service(String percent, LocalDate since, long days, BigDecimal factor) {
        Interest daily = new Interest(InterestRule.IRC_6621_A2_DAILY, RateTable.fixed(new BigDecimal(percent)), 2);

        assertThat(daily.on(BigDecimal.ONE, since, since.plusDays(days)).setScale(9, RoundingMode.HALF_UP))
                .isEqualTo(factor);
    }

    /**
     * SEC v. Kara, 09-cv-01880 (N.D. Cal.), order of 2016-03-23: prejudgment interest on 424,988 from 2007-03-29 to
     * 2008-10-14 is 46,686.84. Six quarters, four rates, 2008 a leap year.
     */
    @Test
    void the_district_court_on_disgorgement() {
        assertThat(cents(InterestRule.SEC_201_600, "424988.00", "2007-03-29", "2008-10-14"))
                .isEqualTo("46686.84");
    }

    /**
     * Hilt Construction v. Permanent Mission of Chad, 16 CV 6421 (S.D.N.Y. 2019-08-06): nine percent on 75,000 from
     * 2015-11-05 to 2019-08-06 is 25,335.62. 2016 is a leap year and counts 365.
     */
    @Test
    void the_district_court_on_new_york_interest() {
        assertThat(cents(InterestRule.NY_CPLR_5004_SIMPLE, "75000.00", "2015-11-05", "2019-08-06"))
                .isEqualTo("25335.62");
        assertThat(simple("9", "75000.00", "2015-11-05", "2019-08-06")).isEqualTo("25335.62");
    }

    /** County Courts Act 1984 s. 69 as gov.uk explains it: 8 percent on 1,000 is 80 a year, about 22p a day. */
    @Test
    void the_county_court_on_eight_percent() {
        assertThat(simple("8", "1000.00", "2024-12-31", "2025-12-31")).isEqualTo("80.00");
        assertThat(simple("8", "1000.00", "2025-03-01", "2025-03-02")).isEqualTo("0.22");
    }

    /**
     * No published figure was found for Bank Rate + 1, so this one is worked out by hand. 10,000.00 from 2024-09-16 to
     * 2025-02-28: 2024-09-17 to 2024-11-06, 51 days at 6 over 366; to 2024-12-31, 55 days at 5.75 over 366; to
     * 2025-02-05, 36 days at 5.75 over 365; to 2025-02-28, 23 days at 5.5 over 365.
     * 83.606557… + 86.407103… + 56.712328… + 34.657534… = 261.383523…
     */
    @Test
    void bank_rate_and_one_point_by_hand() {
        assertThat(cents(InterestRule.UK_BANK_RATE_PLUS_1, "10000.00", "2024-09-16", "2025-02-28"))
                .isEqualTo("261.38");
    }

    /**
     * No published figure was found for the cash rate + 6 of each day, so this one is worked out by hand. 10,000.00 from
     * 2024-12-15 to 2025-03-01: 16 days at 10.35 over 366; 2025-01-01 to 2025-02-18, 49 days at 10.35 over 365; to
     * 2025-03-01, 11 days at 10.1 over 365. 45.245901… + 138.945205… + 30.438356… = 214.629463…
     */
    @Test
    void the_cash_rate_and_six_points_by_hand() {
        assertThat(cents(InterestRule.RBA_CASH_PLUS_6, "10000.00", "2024-12-15", "2025-03-01"))
                .isEqualTo("214.63");
    }

    /**
     * No published figure was found for the higher rate, so this one is worked out by hand. 10,000.00 from 2024-12-30 to
     * 2025-01-02: one day at 10 over 366, two at 9 over 365: 10,000 × 1.000273224… × 1.000246575…² − 10,000 = 7.665104…
     */
    @Test
    void the_higher_rate_by_hand() {
        assertThat(cents(InterestRule.IRC_6621_C1_DAILY, "10000.00", "2024-12-30", "2025-01-02"))
                .isEqualTo("7.67");
    }

    /** The figures of the specification. */
    @ParameterizedTest
    @CsvSource({
        "IRC_6621_A2_DAILY,   1537.51",
        "SEC_201_600,         1423.48",
        "NY_CPLR_5004_SIMPLE, 1834.52",
    })
    void the_checks_of_the_specification(InterestRule rule, String expected) {
        assertThat(cents(rule, "10000.00", "2024-09-16", "2026-09-30")).isEqualTo(expected);
    }

    @Test
    void half_a_cent_is_rounded_up() {
        assertThat(simple("5", "36.50", "2025-01-01", "2025-01-02")).isEqualTo("0.01");
    }

    @Test
    void a_quarter_is_booked_in_whole_cents_and_bears_interest_from_the_next() {
        Calculation calculation = Tables.of(InterestRule.SEC_201_600)
                .calculation(new BigDecimal("424988.00"), day("2007-03-29"), day("2008-10-14"));

        assertThat(calculation.steps())
                .extracting(InterestStep::booked)
                .containsExactlyElementsOf(
                        List.of("8476.47", "8740.54", "8916.79", "7851.49", "6846.98", "5854.57").stream()
                                .map(booked -> Optional.of(new BigDecimal(booked)))
                                .toList());
        assertThat(calculation.steps().getLast().closing()).isEqualTo("471674.84");
    }

    private static String cents(InterestRule rule, String principal, String since, String paid) {
        return Tables.of(rule)
                .calculation(new BigDecimal(principal), day(since), day(paid))
                .rounded(2)
                .toPlainString();
    }

    private static String simple(String percent, String principal, String since, String paid) {
        return new Interest(InterestRule.SIMPLE_FIXED, RateTable.fixed(new BigDecimal(percent)), 2)
                .calculation(new BigDecimal(principal), day(since), day(paid))
                .rounded(2)
                .toPlainString();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
