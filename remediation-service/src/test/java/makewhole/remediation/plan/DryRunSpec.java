package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.scenarioImported;
import static makewhole.remediation.testing.Story.scoped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.SmallPlan;
import makewhole.remediation.testing.StandInAudit;
import org.junit.jupiter.api.Test;

/** A plan is tried out before anybody is asked to approve it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class DryRunSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void a_dry_run_of_the_scenario_shows_totals_cost_spread_and_outliers_and_writes_nothing_down() {
        String incident = scenario();

        JsonPath run = trying(incident, Map.of()).statusCode(200).extract().jsonPath();

        assertThat(run.getInt("lines")).isEqualTo(215);
        assertThat(run.getString("currencies.USD.all.due")).isEqualTo("175412.68");
        assertThat(run.getString("currencies.USD.all.dueIfAllSell")).isEqualTo("451895.96");
        assertThat(run.getString("currencies.USD.all.offered")).isEqualTo("42541.07");
        assertThat(run.getInt("currencies.USD.byRemedy.TOP_UP_OFFER.lines")).isEqualTo(42);
        assertThat(run.getInt("currencies.USD.byRemedy.KEEP_OR_SELL.lines")).isEqualTo(37);
        assertThat(run.getMap("currencies.USD.fundedByFirm")).isEmpty();
        assertThat(run.getString("difference")).isNull();
        List<String> counted = run.getList("currencies.USD.spread.bands.lines").stream()
                .map(String::valueOf)
                .toList();
        List<Map<String, String>> lines = planned(incident).getList("lines");
        assertThat(counted.stream().mapToInt(Integer::parseInt).sum()).isEqualTo((int)
                lines.stream().filter(DryRunSpec::canComeToSomething).count());
        assertThat(run.getString("currencies.USD.spread.most"))
                .isEqualTo(lines.stream()
                        .map(DryRunSpec::most)
                        .max(BigDecimal::compareTo)
                        .orElseThrow()
                        .toPlainString());
        as("audit-1")
                .get("/v1/incidents/{incident}/plans", incident)
                .then()
                .body("items", hasSize(1)); // the one that was drafted after the dry run
    }

    @Test
    void the_figures_of_a_small_plan_are_what_is_worked_out_by_hand() {
        String incident = SmallPlan.incident(allocation, "D-DR-HAND");

        JsonPath run = trying(incident, Map.of("interestRule", "NY_CPLR_5004_SIMPLE"))
                .statusCode(200)
                .extract()
                .jsonPath();

        // an excess of 10.00, funded on 2025-01-03, for 635 days at 9 percent: 1.5658; the fee of 0.40 with 0.0626 on
        // it:
        // max(11.5658, 12.00) + 0.4626, up to 12.47, for units that are worth 12.00
        // a shortfall of 10.00: g = 1.20 − 1 − 0.04 = 0.16, net = 0.128: 1.28
        assertThat(run.getString("currencies.USD.all.due")).isEqualTo("1.28");
        assertThat(run.getString("currencies.USD.all.dueIfAllSell")).isEqualTo("13.75");
        assertThat(run.getString("currencies.USD.all.costIfAllKeep")).isEqualTo("1.28");
        assertThat(run.getString("currencies.USD.all.costIfAllSell")).isEqualTo("1.75");
        assertThat(run.getString("currencies.USD.spread.least")).isEqualTo("1.28");
        assertThat(run.getString("currencies.USD.spread.most")).isEqualTo("12.47");
    }

    @Test
    void an_open_deal_of_which_no_fee_is_on_record_is_named_since_its_refunds_bring_none_back() {
        AuditedBook open = SmallPlan.book("D-DR-NOFEE").on("2026-09-01", "2026-09-03", "2026-10-08");
        String incident = SmallPlan.incident(allocation, open, SmallPlan.valuation("D-DR-ELSE", "2026-06-30", "1.20"));

        trying(incident, Map.of()).statusCode(200).body("currencies.USD.noFeeOnRecord", equalTo(List.of("D-DR-NOFEE")));
        String plan = planned(incident).getString("plan");
        as("legal-1").get("/v1/plans/{plan}", plan).then().body("noFeeOnRecord", equalTo(List.of("D-DR-NOFEE")));
        as("legal-1")
                .get("/v1/plans/{plan}/dry-run", plan)
                .then()
                .statusCode(200)
                .body("currencies.USD.noFeeOnRecord", equalTo(List.of("D-DR-NOFEE")));
        imported(Map.of("valuations", SmallPlan.valuation("D-DR-NOFEE", "2026-06-30", "1.20")));
        trying(incident, Map.of()).statusCode(200).body("currencies.USD.noFeeOnRecord", empty());
    }

    @Test
    void another_rule_and_another_value_are_tried_against_the_newest_version() {
        String incident = SmallPlan.incident(allocation, "D-DR-IF");
        String plan = planned(incident).getString("plan");

        JsonPath same = trying(incident, Map.of()).statusCode(200).extract().jsonPath();
        assertThat(same.getString("difference.plan")).isEqualTo(plan);
        assertThat(same.getInt("difference.changed")).isZero();

        JsonPath lower = trying(
                        incident, Map.of("values", List.of(Map.of("deal", "D-DR-IF", "residualPerUnit", "0.50"))))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(lower.getInt("difference.changed")).isEqualTo(2);
        assertThat(lower.getString("difference.changes.find { it.investor == 'P-B' }.before.remedy"))
                .isEqualTo("COMPENSATE");
        assertThat(lower.getString("difference.changes.find { it.investor == 'P-B' }.now.remedy"))
                .isEqualTo("EXPLAIN");
        assertThat(lower.getString("currencies.USD.all.due")).isEqualTo("0.00");

        JsonPath dearer = trying(incident, Map.of("interestRule", "IRC_6621_C1_DAILY"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(dearer.getList("difference.changes.investor")).containsExactly("P-A");
        assertThat(new BigDecimal(dearer.getString("difference.more.USD"))).isPositive();
        assertThat(plan(plan).getString("state")).isEqualTo("DRAFT");
    }

    @Test
    void a_new_version_is_compared_with_the_one_before_it() {
        String incident = SmallPlan.incident(allocation, "D-DR-VERSION");
        String first = planned(incident).getString("plan");
        as("audit-1")
                .get("/v1/plans/{plan}/dry-run", first)
                .then()
                .statusCode(200)
                .body("difference", nullValue(), "lines", equalTo(2));
        Map<String, Object> terms = new HashMap<>(TERMS);
        terms.put("interestRule", "IRC_6621_C1_DAILY");
        String second = as("engineering-1")
                .body(terms)
                .post("/v1/plans/{plan}/versions", first)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");

        as("audit-1")
                .get("/v1/plans/{plan}/dry-run", second)
                .then()
                .statusCode(200)
                .body("difference.plan", equalTo(first), "difference.version", equalTo(1))
                .body("difference.changed", equalTo(1), "difference.changes[0].investor", equalTo("P-A"));
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_refused_as_a_plan_would_be() {
        trying(declared(), Map.of()).statusCode(409).body("type", endsWith("/scope-not-decided"));
        trying("INC-2026-999", Map.of()).statusCode(404);
        String incident = SmallPlan.incident(allocation, "D-DR-REFUSED");
        trying(incident, Map.of("values", List.of(Map.of("deal", "D-DR-REFUSED", "residualPerUnit", "-1"))))
                .statusCode(400)
                .body("errors[0].field", equalTo("values.residualPerUnit"));
        trying(incident, Map.of("values", List.of(Map.of("deal", "D-OTHER", "residualPerUnit", "1"))))
                .statusCode(400)
                .body("errors[0].field", equalTo("values.deal"));
        trying(incident, Map.of("paymentDay", "2026-10-15")).statusCode(409).body("type", endsWith("/rates-missing"));
        as("customer-success-1")
                .body(TERMS)
                .post("/v1/incidents/{incident}/dry-runs", incident)
                .then()
                .statusCode(403);
    }

    @Test
    void what_is_offered_beyond_the_units_that_refunds_free_is_funded_by_the_firm() {
        // 90 were booked of 100 on offer: 10 too much for one, 20 too little for the other
        AuditedBook book = AuditedBook.of("D-DR-GAP", "USD")
                .on("2026-09-01", "2026-09-03", "2026-10-08")
                .offering("100.00")
                .with(SmallPlan.OVER, "40.00", "1.00", "50.00")
                .with(SmallPlan.UNDER, "100.00", "1.00", "40.00");
        String incident = SmallPlan.incident(allocation, book, SmallPlan.valuation("D-DR-GAP", "2026-06-30", "1.20"));

        trying(incident, Map.of())
                .statusCode(200)
                .body("currencies.USD.all.offered", equalTo("20.00"))
                .body("currencies.USD.fundedByFirm.'D-DR-GAP'", equalTo("10.00"));
    }

    private String scenario() {
        scenarioImported();
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, AuditedBook.scenario()));
        return incident;
    }

    private static ValidatableResponse trying(String incident, Map<String, Object> otherwise) {
        Map<String, Object> body = new HashMap<>(TERMS);
        body.putAll(otherwise);
        return as("finance-1")
                .body(body)
                .post("/v1/incidents/{incident}/dry-runs", incident)
                .then();
    }

    private static boolean canComeToSomething(Map<String, String> line) {
        return most(line).signum() > 0;
    }

    private static BigDecimal most(Map<String, String> line) {
        String sold = line.get("amountIfSold");
        return new BigDecimal(sold == null ? line.get("amountDue") : sold);
    }
}
