package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
import static makewhole.remediation.testing.Story.scenarioImported;
import static makewhole.remediation.testing.Story.scoped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import makewhole.remediation.testing.StandInAudit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every amount is explained so that somebody else can work it out. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class StatementSpec {
    private static final Set<String> WRONG = Set.of("D-2024-09-09", "D-2026-09-40");

    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

    @Test
    void every_line_of_the_scenario_can_be_redone_by_hand_from_its_own_statement() throws IOException {
        scenarioImported();
        String incident = declared();
        List<AuditedBook> wrong = AuditedBook.scenario().stream()
                .filter(book -> WRONG.contains(book.deal()))
                .toList();
        scoped(incident, StandInAudit.of(allocation, wrong));
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.put("idleCashReturned", "2024-12-31");
        for (Map<String, String> some : List.of(TERMS, terms)) {
            String plan = planOf(incident, some);
            Set<String> remedies = new TreeSet<>();
            List<Map<String, Object>> lines = lines(plan);
            assertThat(lines).hasSize(215);
            for (Map<String, Object> line : lines) {
                JsonNode statement = statement(plan, String.valueOf(line.get("line")));
                Object amount = line.get("amountIfSold") == null ? line.get("amountDue") : line.get("amountIfSold");
                assertThat(new StatementByHand(statement).amount())
                        .as("%s, %s", line.get("line"), line.get("remedy"))
                        .isEqualTo(new BigDecimal(String.valueOf(amount)));
                remedies.add(statement.get("remedy").asText());
            }
            assertThat(remedies).contains("REFUND", "TOP_UP_OFFER", "COMPENSATE", "KEEP_OR_SELL", "BUY_BACK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEC_201_600", "NY_CPLR_5004_SIMPLE", "IRC_6621_C1_DAILY"})
    void the_other_rules_can_be_redone_as_well(String rule) throws IOException {
        String incident = SmallPlan.incident(allocation, "D-S-" + rule);
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.put("interestRule", rule);
        String plan = planning(incident, terms).statusCode(201).extract().path("plan");

        for (Map<String, Object> line : lines(plan)) {
            Object amount = line.get("amountIfSold") == null ? line.get("amountDue") : line.get("amountIfSold");
            assertThat(new StatementByHand(statement(plan, String.valueOf(line.get("line")))).amount())
                    .as("%s by %s", line.get("investor"), rule)
                    .isEqualTo(new BigDecimal(String.valueOf(amount)));
        }
    }

    /**
     * 1,000.00 too much and 1,000.00 too little; 0.34 paid out on 2025-06-01, a value of 1.20, a fee of 0.04, carry 20 %, 9 %
     * simple. Too little: 400 + 340 × 9 % × days ÷ 365. Too much and sold: 1,200 + 40 + 40 × 9 % × days ÷ 365.
     */
    @Test
    void what_is_paid_on_a_later_day_is_explained_to_the_cent_for_that_day() throws IOException {
        ratesOf("ny-cplr-5004", "effective_from,annual_percent,source\n1981-06-25,9,CPLR 5004(a)\n");
        String deal = "D-S-LATER";
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\n" + deal + ",2025-06-01,0.34,INCOME\n"));
        String incident = SmallPlan.incident(
                allocation, SmallPlan.bookIn(deal, "USD", "00"), SmallPlan.valuation(deal, "2026-06-30", "1.20"));
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.putAll(Map.of("paymentDay", "2026-09-25", "interestRule", "NY_CPLR_5004_SIMPLE"));
        String plan = planning(incident, terms).statusCode(201).extract().path("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);
        ReleasedPlan released = new ReleasedPlan(incident, plan, digest);
        as("customer-success-1")
                .body(Map.of("answer", "SELL"))
                .post("/v1/plans/{plan}/lines/L-0001/answer", plan)
                .then()
                .statusCode(200);
        paid(released, "2026-09-30", "440.75");
        try {
            clock.moveTo(Instant.parse("2026-10-29T00:05:30Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/plans/{plan}/answers", plan)
                    .then()
                    .body("items.decided", equalTo(List.of(true))));
            paid(released, "2026-10-29", "1246.55");
        } finally {
            clock.moveBack();
        }

        List<Map<String, Object>> payments = as("audit-1")
                .get("/v1/plans/{plan}/payments", plan)
                .then()
                .extract()
                .path("items");
        assertThat(payments).extracting("amount").containsExactlyInAnyOrder("440.75", "1246.55");
        for (Map<String, Object> payment : payments) {
            String link = String.valueOf(payment.get("statement"));
            JsonNode statement = json.readTree(as("audit-1")
                    .accept("application/json")
                    .get(link)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            assertThat(new StatementByHand(statement).amount())
                    .as(link)
                    .isEqualTo(new BigDecimal(String.valueOf(payment.get("amount"))));
            assertThat(statement.get("paidOn").asText()).isEqualTo(payment.get("day"));
            for (String part : List.of("principal", "gain", "interest")) {
                assertThat(statement.get("parts").get(part).asText()).as(part).isEqualTo(payment.get(part));
            }
        }
        explaining(plan, "L-0002", "2026-09-30")
                .statusCode(200)
                .body(
                        "planned.paymentDay", equalTo("2026-09-25"),
                        "planned.amount", equalTo("440.33"),
                        "planned.added", equalTo("0.42"))
                .body("inputs.find { it.name == 'paid' }.value", equalTo("2026-09-30"));
        explaining(plan, "L-0001", "2026-10-29")
                .body("answers.find { it.answer == 'SELL' }.amountDue", equalTo("1246.55"));
        explaining(plan, "L-0002", "2026-09-25")
                .body("amountDue", equalTo("440.33"), "paidOn", equalTo("2026-09-25"), "planned", nullValue());
        explaining(plan, "L-0002", "2026-09-24")
                .statusCode(409)
                .body("type", endsWith("/paid-too-early"), "detail", containsString("2026-09-25"));
        explaining(plan, "L-0002", "2040-01-01").statusCode(409).body("type", endsWith("/rates-missing"));
        explaining(plan, "L-0002", "soon").statusCode(400).body("errors[0].field", equalTo("paidOn"));
        as("legal-1")
                .accept("text/html")
                .get("/v1/plans/{plan}/lines/L-0002/statement?paidOn=2026-09-30", plan)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("the plan holds 440.33 USD: the later day adds 0.42 USD"),
                        containsString("<td>440.75 USD</td>")));
    }

    private static ValidatableResponse explaining(String plan, String line, String paidOn) {
        return as("audit-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/{line}/statement?paidOn={day}", plan, line, paidOn)
                .then();
    }

    private static void paid(ReleasedPlan plan, String day, String total) {
        JsonPath run = plan.proposing("finance-1", day)
                .statusCode(201)
                .body("payments", equalTo(1), "totals.USD", equalTo(total))
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);
    }

    /** Rates that two persons stand for far beyond the last day on which somebody may choose. */
    private static void ratesOf(String table, String rows) {
        JsonPath version = as("finance-1")
                .contentType("text/csv")
                .queryParam("confirmedThrough", "2027-12-31")
                .body(rows)
                .post("/v1/rate-tables/{table}", table)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        as("finance-2")
                .body(Map.of("digest", version.getString("digest")))
                .post("/v1/rate-tables/{table}/versions/{version}/confirmation", table, version.getInt("version"))
                .then()
                .statusCode(201);
    }

    @Test
    void a_statement_names_where_each_figure_comes_from_and_what_was_rounded() {
        String plan = planned(SmallPlan.incident(allocation, "D-S-SOURCES")).getString("plan");

        as("customer-success-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/{line}/statement", plan, "L-0002")
                .then()
                .statusCode(200)
                .body("investor", equalTo("P-B"), "remedy", equalTo("COMPENSATE"))
                .body("inputs.find { it.name == 's' }.value", equalTo("10.00"))
                .body(
                        "inputs.find { it.name == 'RV per unit' }.source",
                        equalTo("Valuation of D-S-SOURCES of 2026-06-30"))
                .body("steps.find { it.formula == 'net = g − c·max(0, g)' }.value", equalTo("0.128"))
                .body("rounding.before", equalTo("1.28"), "rounding.after", equalTo("1.28"))
                .body("sources.of", hasItem("rates"))
                .body("sources[0].source", containsString("6621(a)(2)"));
        as("customer-success-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/{line}/statement", plan, "L-9999")
                .then()
                .statusCode(404);
    }

    @Test
    void the_page_for_people_says_the_same_and_lets_nothing_through_as_markup() {
        String deal = "D-S-<b>";
        String plan = planned(SmallPlan.incident(allocation, deal)).getString("plan");

        as("legal-1")
                .accept("text/html")
                .get("/v1/plans/{plan}/lines/{line}/statement", plan, "L-0001")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(allOf(
                        containsString("<title>Line L-0001: P-A in D-S-&lt;b&gt;</title>"),
                        containsString("I(e, funded, paid)"),
                        containsString("Rounding: Once, at the end"),
                        containsString("<td>12.46 USD</td>"),
                        not(containsString("<b>"))));
    }

    @Test
    void a_line_that_was_changed_behind_our_back_is_not_explained_away() throws SQLException {
        String plan = planned(SmallPlan.incident(allocation, "D-S-CHANGED")).getString("plan");
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement change = connection.createStatement()) {
            assertThat(change.executeUpdate(
                            "UPDATE plan_line SET amount_due = amount_due + 1, interest = interest + 1 WHERE plan = '"
                                    + plan + "' AND line = 'L-0002'"))
                    .isOne();
        }
        as("audit-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/{line}/statement", plan, "L-0002")
                .then()
                .statusCode(409)
                .body("type", endsWith("/line-not-reproduced"));
    }

    private static String planOf(String incident, Map<String, String> terms) {
        List<String> known = as("audit-1")
                .get("/v1/incidents/{incident}/plans", incident)
                .then()
                .extract()
                .path("items.plan");
        return known.isEmpty()
                ? planning(incident, terms).statusCode(201).extract().path("plan")
                : as("engineering-1")
                        .body(terms)
                        .post("/v1/plans/{plan}/versions", known.getLast())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("plan");
    }

    private static List<Map<String, Object>> lines(String plan) {
        return as("audit-1").get("/v1/plans/{plan}", plan).then().extract().path("lines");
    }

    private JsonNode statement(String plan, String line) throws IOException {
        return json.readTree(as("audit-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/{line}/statement", plan, line)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
