package makewhole.remediation.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.DayRange;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RatePeriod;
import makewhole.remediation.interest.RateTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small cases whose amounts a reader can work out on paper: 10 percent simple, 365 days, so a year's interest is a tenth. */
class RemedyByHandTest {
    private static final LocalDate FUNDED = LocalDate.parse("2025-01-01");
    private static final LocalDate HALF = LocalDate.parse("2025-05-27"); // 146 days after: 4 percent
    private static final LocalDate PLAN_DAY = LocalDate.parse("2025-12-20");
    private static final LocalDate PAID = LocalDate.parse("2026-01-01"); // 365 days after: 10 percent
    private static final LocalDate CLOSED = LocalDate.parse("2025-02-01");

    @Test
    void a_refund_brings_back_the_excess_with_interest_and_with_its_fee() {
        Outcome refund = remedies().of(over("-1000.00"), aDeal("1", PLAN_DAY, "1.20", "0.04", "0.20"));

        // 1000 + 100 + 40 + 4
        assertThat(refund.remedy()).isEqualTo(Remedy.REFUND);
        assertThat(refund.amountDue().amount()).isEqualTo("1144.00");
        assertParts(refund, "1040.00", "0.00", "104.00");
    }

    @Test
    void the_window_is_open_on_its_last_day_and_closed_on_the_next() {
        assertThat(remedies()
                        .of(over("-1.00"), aDeal("1", PLAN_DAY, "1", "0", "0"))
                        .remedy())
                .isEqualTo(Remedy.REFUND);
        assertThat(remedies()
                        .of(over("-1.00"), aDeal("1", PLAN_DAY.minusDays(1), "1", "0", "0"))
                        .remedy())
                .isEqualTo(Remedy.KEEP_OR_SELL);
    }

    @Test
    void an_open_deal_without_a_valuation_charges_no_fee() {
        Outcome refund = remedies().of(over("-1000.00"), unvalued(PLAN_DAY));

        assertThat(refund.amountDue().amount()).isEqualTo("1100.00");
        assertParts(refund, "1000.00", "0.00", "100.00");
    }

    @Test
    void a_closed_deal_without_a_valuation_cannot_be_worked_out() {
        assertThat(remedies().lacksValuation(unvalued(CLOSED))).isTrue();
        assertThat(remedies().lacksValuation(unvalued(PLAN_DAY))).isFalse();
        assertThatThrownBy(() -> remedies().of(over("-1.00"), unvalued(CLOSED)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_top_up_is_offered_at_the_original_price_and_nothing_is_due() {
        Outcome offer = remedies().of(under("250.50"), aDeal("1", PLAN_DAY, "1.20", "0.04", "0.20"));

        assertThat(offer.remedy()).isEqualTo(Remedy.TOP_UP_OFFER);
        assertThat(offer.offer().orElseThrow().amount()).isEqualTo("250.50");
        assertThat(offer.amountDue().isZero()).isTrue();
    }

    @Test
    void a_shortfall_is_compensated_for_its_gain_after_fee_and_carry_and_for_interest_on_distributions() {
        DealFacts deal = aDeal("1", CLOSED, "1.20", "0.04", "0.20", new Distribution(HALF, new BigDecimal("0.34")));
        Outcome compensation = remedies().of(under("1000.00"), deal);

        // g = 0.34 + 1.20 − 1 − 0.04 = 0.50; net = 0.40; 400 + 340 × 219 days × 10 % / 365 = 400 + 20.40
        assertThat(compensation.remedy()).isEqualTo(Remedy.COMPENSATE);
        assertThat(compensation.amountDue().amount()).isEqualTo("420.40");
        assertParts(compensation, "0.00", "400.00", "20.40");
    }

    @Test
    void what_was_provably_earned_elsewhere_is_taken_off_but_nobody_pays_for_it() {
        DealFacts deal = aDeal("1", CLOSED, "1.20", "0.04", "0.20", new Distribution(HALF, new BigDecimal("0.34")));
        Outcome less = remedies().of(earning("1000.00", "50.00"), deal);
        Outcome moreThanGain = remedies().of(earning("1000.00", "410.00"), deal);
        Outcome nothing = remedies().of(earning("1000.00", "500.00"), deal);

        // 420.40 − 50, of which gain is 400 − 50
        assertThat(less.amountDue().amount()).isEqualTo("370.40");
        assertParts(less, "0.00", "350.00", "20.40");
        assertThat(moreThanGain.amountDue().amount()).isEqualTo("10.40");
        assertParts(moreThanGain, "0.00", "0.00", "10.40");
        assertThat(nothing.remedy()).isEqualTo(Remedy.EXPLAIN);
        assertThat(nothing.amountDue().isZero()).isTrue();
        assertThatThrownBy(() -> new Wrong(dollars("-1.00"), false, dollars("1.00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_paid_out_after_the_value_counts_twice_on_whichever_side_of_the_plan_day() {
        Distribution between = new Distribution(PLAN_DAY.plusDays(7), new BigDecimal("0.34"));
        DealFacts before = aDeal("1", CLOSED, "1.54", "0.04", "0.20");
        DealFacts twice = aDeal("1", CLOSED, "1.54", "0.04", "0.20", between);
        DealFacts paidBefore = aDeal("1", CLOSED, "1.20", "0.04", "0.20", new Distribution(HALF, between.perUnit()));

        // units worth 1.54 that pay 0.34 out are worth 1.20 then: 1.54 in all, g = 0.50, net = 0.40
        assertThat(before.hasPaidOutSinceItsValue()).isFalse();
        assertThat(remedies().of(under("1000.00"), before).split().gain().amount())
                .isEqualTo("400.00");
        assertThat(paidBefore.hasPaidOutSinceItsValue()).isFalse();
        assertThat(remedies().of(under("1000.00"), paidBefore).split().gain().amount())
                .isEqualTo("400.00");
        // with the value from before: 1.88 in all, g = 0.84, net = 0.672, so no plan takes it
        assertThat(twice.hasPaidOutSinceItsValue()).isTrue();
        assertThat(remedies().of(under("1000.00"), twice).split().gain().amount())
                .isEqualTo("672.00");
    }

    private static Wrong earning(String shortfall, String alternative) {
        return new Wrong(dollars(shortfall), false, dollars(alternative));
    }

    @Test
    void figures_per_unit_are_divided_by_the_price_of_a_unit() {
        DealFacts deal = aDeal("25", CLOSED, "30.00", "1.00", "0.20", new Distribution(HALF, new BigDecimal("8.50")));
        Outcome compensation = remedies().of(under("1000.00"), deal);

        assertThat(compensation.amountDue().amount()).isEqualTo("420.40");
    }

    @Test
    void yen_have_no_cents() {
        DealFacts deal = aDeal("3", CLOSED, "4.00", "0.10", "0.20", new Distribution(HALF, new BigDecimal("0.50")));
        Outcome compensation = remedies().of(new Wrong(yen("100001"), false), deal);

        // per yen at cost: g = (0.50 + 4.00 − 0.10) ÷ 3 − 1 = 0.46667; net = 0.37333
        // 100001 × 0.37333… = 37333.7067; interest 100001 × 0.16667 × 6 % = 1000.01; together 38333.72, up to 38334
        assertThat(compensation.amountDue().amount()).isEqualTo("38334");
        assertThat(compensation.split().gain().amount()).isEqualTo("37333");
        assertThat(compensation.split().interest().amount()).isEqualTo("1001");
    }

    @Test
    void what_a_division_leaves_does_not_push_a_whole_cent_up() {
        // 3.00 × (5 ÷ 3) is 5.00 exactly, although 5 ÷ 3 is not
        Outcome sold = remedies().of(over("-3.00"), aDeal("3", CLOSED, "5", "0", "0"));

        assertThat(sold.amountIfSold().orElseThrow().amount()).isEqualTo("5.00");
        assertThat(remedies()
                        .of(over("-3.00"), aDeal("3", CLOSED, "5.000000001", "0", "0"))
                        .amountIfSold())
                .hasValueSatisfying(amount -> assertThat(amount.amount()).isEqualTo("5.01"));
    }

    @Test
    void an_excess_above_a_statutory_limit_is_bought_back_for_the_better_of_cost_and_value() {
        DealFacts fallen = aDeal("1", CLOSED, "0.50", "0.04", "0.20", new Distribution(HALF, new BigDecimal("0.30")));
        Outcome rescinded = remedies().of(aboveLaw("-1000.00"), fallen);
        Outcome atValue = remedies().of(aboveLaw("-1000.00"), aDeal("1", CLOSED, "1.50", "0.04", "0.20"));

        // 1000 + 100 − 300 = 800 against 500, and 44 of fees
        assertThat(rescinded.remedy()).isEqualTo(Remedy.BUY_BACK);
        assertThat(rescinded.amountDue().amount()).isEqualTo("844.00");
        assertParts(rescinded, "740.00", "0.00", "104.00");
        // 1100 against 1500, and 44 of fees
        assertThat(atValue.amountDue().amount()).isEqualTo("1544.00");
        assertParts(atValue, "1040.00", "500.00", "4.00");
    }

    @Test
    void who_may_keep_or_sell_is_owed_nothing_until_they_sell() {
        Outcome choice = remedies().of(over("-1000.00"), aDeal("1", CLOSED, "1.50", "0.04", "0.20"));

        assertThat(choice.remedy()).isEqualTo(Remedy.KEEP_OR_SELL);
        assertThat(choice.amountDue().isZero()).isTrue();
        assertThat(choice.amountIfSold().orElseThrow().amount()).isEqualTo("1544.00");
    }

    @Test
    void who_lost_nothing_is_told_so() {
        DealFacts failed = aDeal("1", CLOSED, "0.10", "0.04", "0.20", new Distribution(HALF, new BigDecimal("0.10")));
        Outcome explanation = remedies().of(under("1000.00"), failed);

        assertThat(explanation.remedy()).isEqualTo(Remedy.EXPLAIN);
        assertThat(explanation.amountDue().isZero()).isTrue();
        assertThat(explanation.steps())
                .anyMatch(step ->
                        step.name().equals("foregone gain") && step.value().startsWith("-"));
    }

    @Test
    void cash_that_lay_idle_is_compensated_where_that_is_more() {
        DealFacts failed = aDeal("1", CLOSED, "0.10", "0.04", "0.20");
        PaymentTerms terms = new PaymentTerms(PLAN_DAY, PAID, Optional.of(HALF));
        Outcome compensation = new Remedies(terms, tenPercent()).of(under("1000.00"), failed);

        assertThat(compensation.amountDue().amount()).isEqualTo("40.00");
        assertParts(compensation, "0.00", "0.00", "40.00");
    }

    @Test
    void a_loss_bears_no_carry() {
        DealFacts lost = aDeal("1", CLOSED, "0.50", "0.00", "0.20", new Distribution(FUNDED, new BigDecimal("0.49")));
        Outcome compensation = remedies().of(under("1000.00"), lost);

        // net = −0.01, not −0.008; interest on 490 for the year is 49
        assertThat(compensation.amountDue().amount()).isEqualTo("39.00");
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.02", "0.05, 0.06", "0.10, 0.11"})
    void what_we_owe_is_rounded_up(String excess, String due) {
        assertThat(remedies()
                        .of(over("-" + excess), unvalued(PLAN_DAY))
                        .amountDue()
                        .amount())
                .isEqualTo(due);
    }

    @Test
    void every_step_can_be_done_again_by_hand() {
        Outcome choice = remedies().of(over("-1000.00"), aDeal("1", CLOSED, "1.50", "0.04", "0.20"));

        assertThat(choice.steps())
                .containsExactly(
                        new Step("interest", "I(e, funded, paid)", "100"),
                        new Step("distributions received", "e·ΣD", "0"),
                        new Step("rescission", "R = e + I(e, funded, paid) − e·ΣD", "1100"),
                        new Step("fair value", "V = e·RV", "1500"),
                        new Step("fees back", "F = e·φ + I(e·φ, funded, paid)", "44"),
                        new Step("amount before rounding", "max(R, V) + F", "1544"),
                        new Step("amount due", "rounded up to the minor unit", "1544"));
    }

    private static void assertParts(Outcome outcome, String principal, String gain, String interest) {
        assertThat(outcome.split()).isEqualTo(new Split(dollars(principal), dollars(gain), dollars(interest)));
    }

    private static Remedies remedies() {
        return new Remedies(new PaymentTerms(PLAN_DAY, PAID, Optional.empty()), tenPercent());
    }

    private static Interest tenPercent() {
        RateTable table = new RateTable(
                "ten percent", "this test", PAID, List.of(new RatePeriod(new DayRange(FUNDED, PAID), BigDecimal.TEN)));
        return new Interest(InterestRule.NY_CPLR_5004_SIMPLE, table, 2);
    }

    private static DealFacts aDeal(
            String price, LocalDate windowEndsOn, String residual, String fee, String carry, Distribution... paid) {
        Valuation valuation = new Valuation(HALF, new BigDecimal(residual), new BigDecimal(fee), new BigDecimal(carry));
        return new DealFacts(new BigDecimal(price), FUNDED, windowEndsOn, Optional.of(valuation), List.of(paid));
    }

    private static DealFacts unvalued(LocalDate windowEndsOn) {
        return new DealFacts(BigDecimal.ONE, FUNDED, windowEndsOn, Optional.empty(), List.of());
    }

    private static Wrong over(String difference) {
        return new Wrong(dollars(difference), false);
    }

    private static Wrong aboveLaw(String difference) {
        return new Wrong(dollars(difference), true);
    }

    private static Wrong under(String difference) {
        return new Wrong(dollars(difference), false);
    }

    private static Money dollars(String amount) {
        return Money.parse(amount, Currencies.of("USD"));
    }

    private static Money yen(String amount) {
        return Money.parse(amount, Currencies.of("JPY"));
    }
}
