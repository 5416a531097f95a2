package makewhole.remediation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.interest.DayRange;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RatePeriod;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.Choices;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Silence;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.PaymentTerms;
import makewhole.remediation.remedy.Remedies;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.Valuation;
import makewhole.remediation.remedy.Window;
import makewhole.remediation.remedy.Wrong;
import org.junit.jupiter.api.Test;

/** Ten percent simple and 365 days, so that every figure can be worked out on paper. */
class CalculationTextsTest {
    private static final LocalDate FUNDED = LocalDate.parse("2025-01-01");
    private static final LocalDate HALF = LocalDate.parse("2025-05-27"); // 219 days before the payment: 6 percent
    private static final LocalDate PAID = LocalDate.parse("2026-01-01");

    @Test
    void a_compensation_is_told_step_by_step_up_to_the_amount_due() {
        assertThat(CalculationTexts.of(line(new Wrong(dollars("1000.00"), false))))
                .containsExactly(
                        "SHORTFALL 1000 USD",
                        "GAIN_PER_UNIT 0.5",
                        "NET_GAIN_PER_UNIT 0.4",
                        "NET_GAIN 400 USD",
                        "INTEREST_ON_DISTRIBUTION 2025-05-27 20.4 USD",
                        "FOREGONE_GAIN 420.4 USD",
                        "IDLE_CASH 0 USD",
                        "BEFORE_ROUNDING 420.4 USD",
                        "DUE 420.4 USD");
    }

    @Test
    void what_was_earned_elsewhere_is_told_where_it_is_taken_off() {
        assertThat(CalculationTexts.of(line(new Wrong(dollars("1000.00"), false, dollars("50.00")))))
                .startsWith("SHORTFALL 1000 USD", "ALTERNATIVE_RETURN 50 USD")
                .contains("FOREGONE_GAIN 370.4 USD", "IDLE_CASH 0 USD")
                .endsWith("DUE 370.4 USD");
    }

    @Test
    void an_excess_begins_with_itself_and_has_six_decimals_at_most() {
        assertThat(CalculationTexts.of(line(new Wrong(dollars("-0.07"), true))))
                .containsExactly(
                        "EXCESS 0.07 USD",
                        "INTEREST 0.007 USD",
                        "DISTRIBUTIONS_RECEIVED 0.0238 USD",
                        "RESCISSION 0.0532 USD",
                        "FAIR_VALUE 0.084 USD",
                        "FEES_BACK 0.00308 USD",
                        "BEFORE_ROUNDING 0.08708 USD",
                        "DUE 0.09 USD");
        Step third = new Step("net gain", "s·net", "0.3333333333333333333333333333333333");
        assertThat(CalculationTexts.of(granted(third))).containsExactly("NET_GAIN 0.333333 USD");
    }

    @Test
    void what_people_granted_begins_with_no_finding() {
        Step granted = new Step("granted beyond line L-1 of plan 6f", "as judged", "12.30");
        assertThat(CalculationTexts.of(granted(granted, new Step("amount due", "as granted", "12.30"))))
                .containsExactly("GRANTED 12.3 USD", "DUE 12.3 USD");
    }

    private static PlanLine line(Wrong wrong) {
        Valuation valuation =
                new Valuation(HALF, new BigDecimal("1.20"), new BigDecimal("0.04"), new BigDecimal("0.20"));
        DealFacts deal = new DealFacts(
                BigDecimal.ONE,
                FUNDED,
                FUNDED.plusDays(30),
                Optional.of(valuation),
                List.of(new Distribution(HALF, new BigDecimal("0.34"))));
        RateTable table = new RateTable(
                "ten percent", "this test", PAID, List.of(new RatePeriod(new DayRange(FUNDED, PAID), BigDecimal.TEN)));
        Remedies remedies = new Remedies(
                new PaymentTerms(PAID.minusDays(12), PAID, Optional.empty()),
                new Interest(InterestRule.NY_CPLR_5004_SIMPLE, table, 2));
        return line(remedies.of(wrong, deal), remedies.inputs(wrong, deal));
    }

    private static PlanLine granted(Step... steps) {
        Money amount = dollars("12.30");
        Money nothing = dollars("0.00");
        Outcome outcome = new Outcome(
                Remedy.COMPENSATE,
                amount,
                Optional.empty(),
                Optional.empty(),
                new Split(nothing, amount, nothing),
                List.of(steps));
        return line(outcome, Map.of("beyond", "L-1 of plan 6f"));
    }

    private static PlanLine line(Outcome outcome, Map<String, String> inputs) {
        Finding finding = new Finding(
                new DealId("D-1"),
                new InvestorId("INV-1"),
                dollars("1.00"),
                dollars("2.00"),
                dollars("0.00"),
                LimitKind.NONE,
                false);
        Choices none = new Choices(List.of(), Silence.CARRIED_OUT, Optional.empty());
        return new PlanLine(LineId.at(1), finding, Window.CLOSED, outcome, none, "a", inputs);
    }

    private static Money dollars(String amount) {
        return Money.parse(amount, Currencies.of("USD"));
    }
}
