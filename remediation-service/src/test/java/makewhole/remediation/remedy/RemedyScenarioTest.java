package makewhole.remediation.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RateTableFile;
import makewhole.remediation.testing.Scenario;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenario, line by line, against what was worked out independently. */
class RemedyScenarioTest {
    private static final LocalDate PLAN_DAY = LocalDate.parse("2026-09-21");
    private static final LocalDate PAID = LocalDate.parse("2026-09-30");
    private static final Remedies REMEDIES =
            new Remedies(new PaymentTerms(PLAN_DAY, PAID, Optional.empty()), aDailyRule());

    @TestFactory
    List<DynamicTest> every_line_comes_to_what_is_expected() {
        List<DynamicTest> tests = deals().stream()
                .flatMap(deal -> lines(deal).stream()
                        .map(line -> DynamicTest.dynamicTest(
                                deal + " " + text(line, "investor_id"), () -> compare(line, outcome(deal, line)))))
                .toList();
        assertThat(tests).hasSize(215);
        return tests;
    }

    @Test
    void the_totals_come_to_what_is_expected() {
        for (String deal : deals()) {
            Money due = Money.zero(Currencies.of("USD"));
            Money ifAllSell = due;
            for (JsonNode line : lines(deal)) {
                Outcome outcome = outcome(deal, line);
                due = due.plus(outcome.amountDue());
                ifAllSell = ifAllSell.plus(outcome.amountIfSold().orElse(outcome.amountDue()));
            }
            JsonNode expected = Scenario.expected().at("/deals/" + deal);
            assertThat(due.amount()).isEqualTo(text(expected, "pay_total"));
            assertThat(ifAllSell.amount()).isEqualTo(text(expected, "pay_total_if_all_sell"));
        }
    }

    private static void compare(JsonNode line, Outcome outcome) {
        assertThat(outcome.remedy()).isEqualTo(Remedy.valueOf(text(line, "remedy")));
        line.properties().forEach(field -> {
            String value = field.getValue().asText();
            switch (field.getKey()) {
                case "pay" -> assertThat(outcome.amountDue().amount()).isEqualTo(value);
                case "pay_if_sold" ->
                    assertThat(outcome.amountIfSold().orElseThrow().amount()).isEqualTo(value);
                case "offer" ->
                    assertThat(outcome.offer().orElseThrow().amount()).isEqualTo(value);
                case "principal" ->
                    assertThat(outcome.split().principal().amount()).isEqualTo(value);
                case "interest" ->
                    assertThat(outcome.split().interest().amount()).isEqualTo(value);
                case "foregone" -> assertStep(outcome, "foregone gain", value);
                case "rescission" -> assertStep(outcome, "rescission", value);
                case "fair_value" -> assertStep(outcome, "fair value", value);
                case "fees_back" -> assertStep(outcome, "fees back", value);
                case "investor_id", "booked", "correct", "delta", "over_cap_by", "limit_kind", "remedy" -> {
                    // what the line is about
                }
                default -> throw new AssertionError("nothing is compared with " + field.getKey());
            }
        });
    }

    private static void assertStep(Outcome outcome, String name, String expected) {
        BigDecimal wanted = new BigDecimal(expected);
        BigDecimal value = outcome.steps().stream()
                .filter(step -> step.name().equals(name))
                .map(step -> new BigDecimal(step.value()))
                .findFirst()
                .orElseThrow();
        assertThat(value.setScale(wanted.scale(), RoundingMode.HALF_EVEN))
                .as(name)
                .isEqualTo(wanted);
    }

    private static Outcome outcome(String deal, JsonNode line) {
        Money difference = Money.parse(text(line, "delta"), Currencies.of("USD"));
        boolean aboveLaw = difference.minor() < 0 && text(line, "limit_kind").equals("STATUTORY");
        return REMEDIES.of(new Wrong(difference, aboveLaw), facts(deal));
    }

    private static DealFacts facts(String deal) {
        var row = Scenario.rows("deals.csv").stream()
                .filter(one -> one.getField("deal_id").equals(deal))
                .findFirst()
                .orElseThrow();
        return new DealFacts(
                new BigDecimal(row.getField("unit_price")),
                LocalDate.parse(row.getField("funded_on")),
                LocalDate.parse(row.getField("correction_window_ends_on")),
                Scenario.rows("valuations.csv").stream()
                        .filter(one -> one.getField("deal_id").equals(deal))
                        .map(one -> new Valuation(
                                LocalDate.parse(one.getField("valued_on")),
                                new BigDecimal(one.getField("residual_value_per_unit")),
                                new BigDecimal(one.getField("fee_per_unit")),
                                new BigDecimal(one.getField("carry_rate"))))
                        .findFirst(),
                Scenario.rows("distributions.csv").stream()
                        .filter(one -> one.getField("deal_id").equals(deal))
                        .map(one -> new Distribution(
                                LocalDate.parse(one.getField("paid_on")), new BigDecimal(one.getField("per_unit"))))
                        .toList());
    }

    private static Interest aDailyRule() {
        InterestRule rule = InterestRule.IRC_6621_A2_DAILY;
        var table =
                Objects.requireNonNull(RemedyScenarioTest.class.getResourceAsStream("/rates/" + rule.table() + ".csv"));
        return new Interest(rule, RateTableFile.read(rule.table(), table), 2);
    }

    private static List<String> deals() {
        return List.of("D-2024-09-09", "D-2026-09-40");
    }

    private static List<JsonNode> lines(String deal) {
        return Scenario.expected().at("/deals/" + deal + "/lines").valueStream().toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }
}
