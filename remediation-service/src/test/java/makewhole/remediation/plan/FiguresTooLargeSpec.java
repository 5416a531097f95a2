package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.importing;
import static makewhole.remediation.testing.Story.planning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/** Figures and days that nobody can hold are refused where they come in, or by the name of what they would make. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class FiguresTooLargeSpec {
    private static final String FAR = "+999999999-12-31";
    private static final Duration BOUND = Duration.ofSeconds(10);

    @Inject
    AllocationStandIn allocation;

    @Test
    void what_a_value_makes_owed_to_somebody_is_refused_by_deal_and_investor() {
        String incident = SmallPlan.incident(
                allocation,
                SmallPlan.bookIn("D-F-VALUED", "USD", "00000000"),
                SmallPlan.valuation("D-F-VALUED", "2026-06-30", "999999999999999"));

        planning(incident, TERMS)
                .statusCode(422)
                .body(
                        "type", endsWith("/amount-too-large"),
                        "detail", allOf(containsString("D-F-VALUED"), containsString("P-")))
                .body(
                        "errors[0].field",
                        equalTo("amount"),
                        "errors[0].reason",
                        containsString("larger than can be held"));
        trying(incident, "D-F-VALUED", "999999999999999").statusCode(422).body("type", endsWith("/amount-too-large"));
        trying(incident, "D-F-VALUED", "1.20").statusCode(200);
    }

    @Test
    void what_all_lines_come_to_is_refused_by_currency() {
        // Some 5.4 × 10^16 if the excess is sold and 4.3 × 10^16 for the shortfall: each fits, both do not.
        AuditedBook book = AuditedBook.of("D-F-SUM", "USD")
                .offering("200.00")
                .with("P-A", "40.00", "1.00", "100.00")
                .with("P-B", "200.00", "1.00", "100.00");
        String incident =
                SmallPlan.incident(allocation, book, SmallPlan.valuation("D-F-SUM", "2026-06-30", "900000000000000"));

        planning(incident, TERMS)
                .statusCode(422)
                .body("type", endsWith("/amount-too-large"), "detail", containsString("all lines in USD"));
    }

    @Test
    void figures_of_an_import_are_refused_by_file_row_and_field() {
        importing("operations-1", Map.of("distributions", """
                                deal_id,paid_on,per_unit,kind
                                D-F-I,2026-01-01,99999999999999999999,INCOME
                                D-F-I,+999999999-01-01,1,INCOME
                                """, "valuations", """
                                deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate
                                D-F-I,-0001-01-01,1,0,0
                                D-F-I,2026-01-01,1e30,99999999999999999999,0.2
                                """))
                .statusCode(422)
                .body("type", endsWith("/rows-refused"))
                .body(
                        "errors.collect { it.file + ' ' + it.row + ' ' + it.field }",
                        hasItem("distributions.csv 2 per_unit"))
                .body(
                        "errors.collect { it.file + ' ' + it.row + ' ' + it.field }",
                        hasItem("distributions.csv 3 paid_on"))
                .body(
                        "errors.collect { it.file + ' ' + it.row + ' ' + it.field }",
                        hasItem("valuations.csv 2 valued_on"))
                .body(
                        "errors.collect { it.file + ' ' + it.row + ' ' + it.field }",
                        hasItem("valuations.csv 3 residual_value_per_unit"))
                .body(
                        "errors.collect { it.file + ' ' + it.row + ' ' + it.field }",
                        hasItem("valuations.csv 3 fee_per_unit"));
    }

    @Test
    void amounts_that_do_not_fit_or_are_not_whole_are_refused_by_field() {
        String incident = SmallPlan.incident(allocation, "D-F-ALT");
        for (Object amount : List.of("99999999999999999999999", "92233720368547758.08", "1e3", "1".repeat(60))) {
            claiming(incident, Map.of("amount", amount, "currency", "USD"))
                    .statusCode(400)
                    .body("type", endsWith("/invalid-request"), "errors[0].field", equalTo("amount"));
        }
        claiming(incident, Map.of("currency", "USD"))
                .statusCode(400)
                .body("errors[0].field", equalTo("amount"), "detail", containsString("no amount"));
        claiming(incident, Map.of("amount", "1.00"))
                .statusCode(400)
                .body("type", endsWith("/currency-unknown"), "errors[0].field", equalTo("currency"));
    }

    @Test
    void days_that_no_database_keeps_are_refused_by_field() {
        String incident = SmallPlan.incident(allocation, "D-F-DAYS");
        for (String field : List.of("planDay", "paymentDay", "releaseBy", "idleCashReturned")) {
            Map<String, String> terms = new HashMap<>(TERMS);
            terms.put(field, FAR);
            planning(incident, terms).statusCode(400).body("errors[0].field", equalTo(field));
        }
        as("legal-1")
                .body(Map.of("due", FAR, "reason", "Later"))
                .post("/v1/incidents/{incident}/inquiries/FINANCE/due", incident)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("due"));
        as("legal-1")
                .body(Map.of("answers", Map.of("regulator-deadline-on", FAR), "submit", false))
                .put("/v1/incidents/{incident}/inquiries/LEGAL/answers", incident)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("answers.regulator-deadline-on"));
        as("legal-1")
                .body(Map.of(
                        "title", "Long ago",
                        "discoveredOn", "-999999999-01-01",
                        "reportedDeals", List.of(),
                        "suspectedVersion", "proration-1"))
                .post("/v1/incidents")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("discoveredOn"));
        as("operations-1")
                .body(Map.of(
                        "deal", "D-F-DAYS",
                        "valuedOn", "2026-06-30",
                        "becomes", Map.of("valuedOn", FAR, "residualPerUnit", "1", "feePerUnit", "0", "carryRate", "0"),
                        "reason", "Typed wrongly"))
                .post("/v1/valuation-corrections")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("becomes.valuedOn"));
    }

    @Test
    void figures_of_a_correction_are_refused_by_field() {
        as("operations-1")
                .body(Map.of(
                        "deal", "D-F-CORR",
                        "valuedOn", "2026-06-30",
                        "becomes",
                                Map.of(
                                        "valuedOn", "2026-06-30",
                                        "residualPerUnit", "99999999999999999999",
                                        "feePerUnit", "0",
                                        "carryRate", "0"),
                        "reason", "Typed wrongly"))
                .post("/v1/valuation-corrections")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(endsWith("residualPerUnit")));
    }

    @Test
    void a_whole_number_in_json_that_does_not_fit_is_refused_by_field() {
        calculating("""
                {"rule": "IRC_6621_A2_DAILY", "principal": "1", "currency": "USD", "from": "2025-01-01",
                 "to": "2026-01-01", "rateTableVersion": 99999999999999999999}
                """).statusCode(400).body("errors[0].field", equalTo("rateTableVersion"));
    }

    @Test
    void rates_that_make_no_sense_are_refused_by_row_and_their_last_day_by_name() {
        ratesThrough("2026-12-31", "2020-01-01,99999999999999999999,x")
                .statusCode(422)
                .body("errors[0].row", equalTo(2));
        ratesThrough("2026-12-31", "+999999999-01-01,4,x")
                .statusCode(422)
                .body("errors[0].field", equalTo("effective_from"));
        ratesThrough(FAR, "2020-01-01,4,x").statusCode(400).body("errors[0].field", equalTo("confirmedThrough"));
    }

    @Test
    void interest_on_an_absurd_principal_or_over_absurd_times_ends_soon_and_clearly() {
        for (int zeros : new int[] {20, 39, 60, 10_000}) {
            calculating(calculation("SIMPLE_FIXED", "1" + "0".repeat(zeros), "2020-01-01", "2026-01-01"))
                    .statusCode(400)
                    .body("errors[0].field", equalTo("principal"));
        }
        calculating(calculation("SIMPLE_FIXED", "10", "0001-01-01", "9999-12-31"))
                .statusCode(400)
                .body("errors[0].field", equalTo("from"));
        calculating(calculation("SIMPLE_FIXED", "92233720368547758.07", "1583-01-01", "9999-12-31"))
                .statusCode(200)
                .body("steps.size()", equalTo(1));
        for (String rule : List.of("IRC_6621_A2_DAILY", "SEC_201_600", "UK_BANK_RATE_PLUS_1")) {
            calculating(calculation(rule, "92233720368547758.07", "1583-01-01", "9999-12-31"))
                    .statusCode(409)
                    .body("type", endsWith("/rates-missing"));
        }
    }

    private static ValidatableResponse trying(String incident, String deal, String value) {
        Map<String, Object> terms = new HashMap<>(TERMS);
        terms.put("values", List.of(Map.of("deal", deal, "residualPerUnit", value)));
        return as("engineering-1")
                .body(terms)
                .post("/v1/incidents/{incident}/dry-runs", incident)
                .then();
    }

    private static ValidatableResponse claiming(String incident, Map<String, Object> amount) {
        return as("finance-1")
                .body(Map.of("deal", "D-F-ALT", "investor", "P-B", "amount", amount, "evidence", "Statement"))
                .post("/v1/incidents/{incident}/alternative-returns", incident)
                .then();
    }

    private static ValidatableResponse ratesThrough(String day, String row) {
        return as("finance-1")
                .contentType("text/csv")
                .queryParam("confirmedThrough", day)
                .body("effective_from,annual_percent,source\n" + row + "\n")
                .post("/v1/rate-tables/boe-bank-rate")
                .then();
    }

    private static String calculation(String rule, String principal, String from, String to) {
        String percent = rule.equals("SIMPLE_FIXED") ? ", \"annualPercent\": \"100\"" : "";
        return "{\"rule\": \"%s\", \"principal\": \"%s\", \"currency\": \"USD\", \"from\": \"%s\", \"to\": \"%s\"%s}"
                .formatted(rule, principal, from, to, percent);
    }

    private static ValidatableResponse calculating(String body) {
        long began = System.nanoTime();
        ValidatableResponse answer =
                as("finance-1").body(body).post("/v1/interest-calculations").then();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
        return answer;
    }
}
