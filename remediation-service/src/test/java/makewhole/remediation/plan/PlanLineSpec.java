package makewhole.remediation.plan;

import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.scenarioImported;
import static makewhole.remediation.testing.Story.scoped;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.Scenario;
import makewhole.remediation.testing.SmallPlan;
import makewhole.remediation.testing.StandInAudit;
import org.junit.jupiter.api.Test;

/** What the lines of a plan come to, and what they let customers answer. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PlanLineSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void the_plan_of_the_scenario_is_what_is_expected_line_by_line() {
        JsonPath plan = planned(scenario());

        List<Map<String, Object>> lines = plan.getList("lines");
        assertThat(lines).hasSize(215);
        Scenario.expected()
                .at("/deals")
                .properties()
                .forEach(deal -> deal.getValue()
                        .get("lines")
                        .forEach(line -> assertThat(lines)
                                .filteredOn(one -> deal.getKey().equals(one.get("deal"))
                                        && line.get("investor_id").asText().equals(one.get("investor")))
                                .singleElement()
                                .satisfies(one -> compare(line, one))));
        assertThat(plan.getString("state")).isEqualTo("DRAFT");
        assertThat(plan.getString("rateTable.confirmedThrough")).isEqualTo("2026-09-30");
        // 132,708.05 and 42,704.63 due; 409,191.33 if everybody sells
        assertThat(plan.getString("totals.USD.due")).isEqualTo("175412.68");
        assertThat(plan.getString("totals.USD.dueIfAllSell")).isEqualTo("451895.96");
        assertThat(plan.getString("totals.USD.offered")).isEqualTo("42541.07");
        assertThat(plan.getInt("totals.USD.findings")).isEqualTo(215);
    }

    @Test
    void a_line_says_what_may_be_answered_until_when_and_what_silence_means() {
        JsonPath plan = planned(scenario());

        assertThat(plan.getList("lines.line").getFirst()).isEqualTo("L-0001");
        assertThat(plan.getList("lines.findAll { it.remedy == 'KEEP_OR_SELL' }.answerBy"))
                .hasSize(37)
                .containsOnly("2026-10-28");
        assertThat(plan.getList("lines.findAll { it.remedy == 'TOP_UP_OFFER' }.answerBy"))
                .hasSize(42)
                .containsOnly("2026-10-08");
        assertThat(plan.getList("lines.findAll { it.remedy == 'TOP_UP_OFFER' }.silence"))
                .containsOnly("NO_PURCHASE");
        assertThat(plan.getList("lines.findAll { it.remedy == 'COMPENSATE' }.answers.flatten()"))
                .isEmpty();
        assertThat(plan.getList("lines.payeeAccountFingerprint"))
                .allMatch(fingerprint -> String.valueOf(fingerprint).startsWith("sha256:"));
    }

    @Test
    void an_open_deal_without_a_valuation_charges_no_fee() {
        imported(Map.of("investors", SmallPlan.INVESTORS));
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(
                        allocation, List.of(SmallPlan.book("D-P-OPEN").on("2026-09-01", "2026-09-20", "2026-09-21"))));

        JsonPath plan = planned(incident);

        // 10.00 for ten days at 7 percent: 0.0192, up to 0.02
        assertThat(plan.getString("lines.find { it.investor == 'P-A' }.remedy")).isEqualTo("REFUND");
        assertThat(plan.getString("lines.find { it.investor == 'P-A' }.amountDue"))
                .isEqualTo("10.02");
        assertThat(plan.getString("lines.find { it.investor == 'P-B' }.remedy")).isEqualTo("TOP_UP_OFFER");
    }

    @Test
    void yen_euros_and_a_unit_price_other_than_one_come_to_what_is_worked_out_by_hand() {
        imported(Map.of(
                "investors",
                SmallPlan.INVESTORS,
                "valuations",
                valuation("D-P-JPY", "2026-06-30", "1500", "40", "0.20") + "D-P-EUR,2026-06-30,15.00,0.40,0.20\n",
                "distributions",
                "deal_id,paid_on,per_unit,kind\nD-P-EUR,2026-06-30,2.00,INCOME\n"));
        String incident = declared();
        AuditedBook yen = AuditedBook.of("D-P-JPY", "JPY")
                .atPrice("1000")
                .offering("10000")
                .with("P-A", "4000", "100", "5000")
                .with("P-B", "10000", "100", "5000");
        AuditedBook euro = AuditedBook.of("D-P-EUR", "EUR")
                .atPrice("10.00")
                .offering("100.00")
                .limited("P-A", "80.00", "1.00", "50.00", "40.00", "STATUTORY")
                .with("P-B", "100.00", "1.00", "50.00");
        scoped(incident, StandInAudit.of(allocation, List.of(yen, euro)));

        JsonPath plan = plan(planning(incident, terms("interestRule", "NY_CPLR_5004_SIMPLE"))
                .statusCode(201)
                .extract()
                .path("plan"));

        // JPY: per yen at cost RV = 1.5, φ = 0.04; g = 0.46, net = 0.368; 1000 × 0.368 = 368
        assertLine(plan, "D-P-JPY", "P-B", "COMPENSATE", "368");
        // 635 days at 9 percent: 1000 → 156.58; value 1500 beats 1156.58; fee 40 + 6.27 → 1546.27, up
        assertThat(plan.getString(line("D-P-JPY", "P-A") + ".amountIfSold")).isEqualTo("1547");
        // EUR: per euro at cost D = 0.2, RV = 1.5, φ = 0.04; g = 0.66, net = 0.528; 10 × 0.528 = 5.28
        // 92 days at 9 percent: 2.00 → 0.0454; 5.3254, up
        assertLine(plan, "D-P-EUR", "P-B", "COMPENSATE", "5.33");
        // value 15.00 against 10 + 1.5658 − 2; fee 0.40 + 0.0627 → 15.4627, up
        assertLine(plan, "D-P-EUR", "P-A", "BUY_BACK", "15.47");
        assertThat(plan.getString("totals.JPY.due")).isEqualTo("368");
        assertThat(plan.getString("totals.EUR.due")).isEqualTo("20.80");
    }

    @Test
    void above_the_request_but_not_above_the_statutory_limit_is_no_buy_back() {
        imported(Map.of(
                "investors",
                SmallPlan.INVESTORS,
                "valuations",
                SmallPlan.valuation("D-P-LIMIT", "2026-06-30", "1.20")));
        String incident = declared();
        AuditedBook book = AuditedBook.of("D-P-LIMIT", "USD")
                .offering("100.00")
                .limited("P-A", "40.00", "1.00", "50.00", "50.00", "STATUTORY")
                .with("P-B", "100.00", "1.00", "50.00");
        scoped(incident, StandInAudit.of(allocation, List.of(book)));

        assertThat(planned(incident).getString(line("D-P-LIMIT", "P-A") + ".remedy"))
                .isEqualTo("KEEP_OR_SELL");
    }

    private String scenario() {
        scenarioImported();
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, AuditedBook.scenario()));
        return incident;
    }

    private static String valuation(String deal, String day, String residual, String fee, String carry) {
        return "deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate\n"
                + String.join(",", deal, day, residual, fee, carry)
                + "\n";
    }

    private static Map<String, String> terms(String field, String value) {
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.put(field, value);
        return terms;
    }

    private static String line(String deal, String investor) {
        return "lines.find { it.deal == '%s' && it.investor == '%s' }".formatted(deal, investor);
    }

    private static void assertLine(JsonPath plan, String deal, String investor, String remedy, String due) {
        assertThat(plan.getString(line(deal, investor) + ".remedy")).isEqualTo(remedy);
        assertThat(plan.getString(line(deal, investor) + ".amountDue")).isEqualTo(due);
    }

    private static void compare(JsonNode expected, Map<String, Object> line) {
        assertThat(line)
                .containsEntry("booked", expected.get("booked").asText())
                .containsEntry("right", expected.get("correct").asText())
                .containsEntry("difference", expected.get("delta").asText())
                .containsEntry("aboveCapBy", expected.get("over_cap_by").asText())
                .containsEntry("limitKind", expected.get("limit_kind").asText())
                .containsEntry("remedy", expected.get("remedy").asText())
                .containsEntry("amountDue", expected.path("pay").asText("0.00"));
        expected.properties().forEach(field -> {
            switch (field.getKey()) {
                case "pay_if_sold" ->
                    assertThat(line)
                            .containsEntry("amountIfSold", field.getValue().asText());
                case "offer", "principal", "interest" ->
                    assertThat(line)
                            .containsEntry(field.getKey(), field.getValue().asText());
                default -> {
                    // compared above, or a step that RemedyScenarioTest compares
                }
            }
        });
    }
}
