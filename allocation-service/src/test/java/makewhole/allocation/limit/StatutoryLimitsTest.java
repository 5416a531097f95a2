package makewhole.allocation.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import makewhole.allocation.limit.LimitCalculation.FactsTooLate;
import makewhole.allocation.limit.LimitCalculation.NoFigures;
import makewhole.allocation.limit.LimitCalculation.WorkedOut;
import makewhole.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryLimitsTest {
    /** Dollars. Each row was worked out by hand from the text of the regulation in force on its day. */
    @ParameterizedTest(name = "{0}: income {1}, worth {2}, before {3}: {4}")
    @CsvSource({
        // 2016: the greater of 2,000 and 5 % of the lesser; 10 % of the lesser if both reach 100,000
        "2016-05-16, 30000, 105000, 0, 2000",
        "2016-12-31, 150000, 80000, 0, 4000",
        "2017-04-11, 150000, 100000, 0, 10000",
        "2017-04-11, 1200000, 2000000, 0, 100000",
        // 2017: 2,200 and 107,000
        "2017-04-12, 30000, 105000, 0, 2200",
        "2017-04-12, 150000, 107000, 0, 10700",
        "2021-03-14, 1200000, 2000000, 0, 107000",
        "2021-03-14, 150000, 106999, 0, 5349.95",
        // 2021: of the greater
        "2021-03-15, 30000, 105000, 0, 5250",
        "2021-03-15, 150000, 107000, 0, 15000",
        "2022-09-19, 0, 0, 0, 2200",
        "2022-09-19, 120000, 107000, 0, 12000",
        // 2022: 2,500 and 124,000
        "2022-09-20, 0, 0, 0, 2500",
        "2022-09-20, 120000, 107000, 0, 6000",
        "2024-09-09, 124000, 124000, 0, 12400",
        "2024-09-09, 123999.99, 500000, 0, 25000",
        "2026-09-07, 1240000, 1300000, 0, 124000",
        "2026-09-07, 80000, 200000, 4000, 6000",
        "2026-09-07, 80000, 200000, 10000, 0",
        "2026-09-07, 80000, 200000, 12000, 0",
        "2026-09-07, 60000.19, 0, 0, 3000"
    })
    void crowdfunding_limits_by_the_figures_of_the_day(
            String day, String income, String worth, String before, String limit) {
        InvestorFacts facts = facts(false, income, worth, before);
        assertThat(limit(LimitRule.REGULATION_CF, facts, day)).contains(cents(limit));
    }

    @Test
    void accredited_investors_are_free_of_crowdfunding_limits_since_2021() {
        InvestorFacts facts = facts(true, "300000", "2000000", "0");
        assertThat(limit(LimitRule.REGULATION_CF, facts, "2021-03-14")).contains(cents("30000"));
        assertThat(limit(LimitRule.REGULATION_CF, facts, "2021-03-15")).isEmpty();
    }

    @Test
    void tier_2_of_regulation_a_takes_ten_percent_of_the_greater() {
        assertThat(limit(LimitRule.REGULATION_A_TIER_2, facts(false, "80000", "50000.59", "7000"), "2015-06-19"))
                .contains(cents("8000"));
        assertThat(limit(LimitRule.REGULATION_A_TIER_2, facts(false, "0.19", "0", "0"), "2026-09-07"))
                .contains(1L);
        assertThat(limit(LimitRule.REGULATION_A_TIER_2, facts(true, "1", "1", "0"), "2026-09-07"))
                .isEmpty();
    }

    @Test
    void no_amount_is_too_large_for_a_percentage() {
        InvestorFacts facts = new InvestorFacts(false, false, Long.MAX_VALUE, 0, 0, LocalDate.of(2015, 1, 1));
        assertThat(limit(LimitRule.REGULATION_A_TIER_2, facts, "2026-09-07")).contains(Long.MAX_VALUE / 10);
    }

    @Test
    void before_the_first_figures_nothing_is_claimed() {
        assertThat(StatutoryLimits.of(LimitRule.REGULATION_CF, facts(false, "1", "1", "0"), day("2016-05-15")))
                .isEqualTo(new NoFigures(LimitRule.REGULATION_CF, day("2016-05-15"), day("2016-05-16")));
        assertThat(StatutoryLimits.of(LimitRule.REGULATION_A_TIER_2, facts(false, "1", "1", "0"), day("2015-06-18")))
                .isEqualTo(new NoFigures(LimitRule.REGULATION_A_TIER_2, day("2015-06-18"), day("2015-06-19")));
    }

    @Test
    void facts_of_a_later_day_do_not_count() {
        InvestorFacts facts = new InvestorFacts(false, true, 1, 1, 0, day("2026-09-08"));
        assertThat(StatutoryLimits.of(LimitRule.REGULATION_CF, facts, day("2026-09-07")))
                .isEqualTo(new FactsTooLate(day("2026-09-08"), day("2026-09-07")));
    }

    @Test
    void every_step_is_told() {
        WorkedOut answer = (WorkedOut)
                StatutoryLimits.of(LimitRule.REGULATION_CF, facts(false, "80000", "200000", "1000"), day("2026-09-07"));
        assertThat(answer.steps())
                .containsExactly(
                        "The figures of Regulation Crowdfunding in force since 2022-09-20 count (17 CFR 227.100(a)(2), 87"
                                + " FR 57394).",
                        "The greater of annual income, 80000.00 USD, and net worth, 200000.00 USD, counts: 200000.00 USD.",
                        "At least one of annual income and net worth is under 124000.00 USD, so the limit is 5 percent of"
                                + " it, 10000.00 USD, but not under 2500.00 USD: 10000.00 USD in twelve months.",
                        "1000.00 USD of that were used in the twelve months before, which leaves 9000.00 USD.",
                        "So the limit is 9000.00 USD.");
        assertThat(answer.basis())
                .isEqualTo(new LimitBasis(LimitRule.REGULATION_CF, day("2022-09-20"), day("2015-01-01")));
    }

    @Test
    void facts_do_not_tell_themselves() {
        assertThat(facts(false, "80000", "200000", "1000")).hasToString("facts as of 2015-01-01");
    }

    private static Optional<Long> limit(LimitRule rule, InvestorFacts facts, String day) {
        return ((WorkedOut) StatutoryLimits.of(rule, facts, day(day))).limit();
    }

    private static InvestorFacts facts(boolean accredited, String income, String worth, String before) {
        return new InvestorFacts(
                accredited, true, cents(income), cents(worth), cents(before), LocalDate.of(2015, 1, 1));
    }

    private static long cents(String dollars) {
        return Money.parse(dollars, StatutoryLimits.CURRENCY).minor();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
