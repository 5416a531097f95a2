package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.accountChanged;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.approving;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
import static makewhole.remediation.testing.Story.scenarioImported;
import static makewhole.remediation.testing.Story.scoped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.Scenario;
import makewhole.remediation.testing.StandInAudit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PlanSpec {
    private static final String INVESTORS = """
            investor_id,legal_name,email,locale,country,account_kind,account,routing
            P-A,Ada Example,ada@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
            P-B,Ben Example,ben@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
            """;

    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

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
                .containsOnly("2026-10-21");
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
    void legal_operations_and_finance_approve_one_digest_and_operations_releases_it() {
        String plan = planned(scenario()).getString("plan");
        String digest = frozen(plan);

        approving("legal-1", plan, digest).statusCode(201).body("state", equalTo("FROZEN"));
        approving("operations-1", plan, digest).statusCode(201);
        releasing(plan, digest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
        approving("finance-1", plan, digest)
                .statusCode(201)
                .body("state", equalTo("APPROVED"), "approvals", hasSize(3));
        releasing(plan, "sha256:" + "0".repeat(64)).statusCode(409).body("type", endsWith("/digest-stale"));
        releasing(plan, digest).statusCode(200).body("state", equalTo("RELEASED"), "digest", equalTo(digest));

        as("allocation-service")
                .get("/v1/plans/{plan}/authority", plan)
                .then()
                .statusCode(200)
                .body(
                        "state", equalTo("RELEASED"),
                        "digest", equalTo(digest),
                        "author", equalTo("engineering-1"),
                        "approvals.subject", equalTo(List.of("legal-1", "operations-1", "finance-1")),
                        "rebookings.deal", equalTo(List.of("D-2026-09-40")),
                        "rebookings[0].moves", hasSize(62),
                        "rebookings[0].moves.find { it.investor == 'INV-00014' }.change", equalTo("-2258.87"),
                        "rebookings[0].moves.find { it.investor == 'INV-00018' }.change", equalTo("1127.82"),
                        "noticeTotals.USD.due", equalTo("175412.68"),
                        "noticeTotals.USD.count", equalTo(215),
                        "approvalsNeeded", equalTo(Map.of("LEGAL", 1, "OPERATIONS", 1, "FINANCE", 1)),
                        "lines", hasSize(215));
        for (String deal : List.of("D-2026-09-40", "D-2024-09-09")) {
            as("allocation-service")
                    .get("/v1/plans/{plan}/authority?deal={deal}", plan, deal)
                    .then()
                    .statusCode(200)
                    .body(
                            "digest", equalTo(digest),
                            "lines", hasSize(0),
                            "rebookings.moves.flatten()", hasSize(deal.equals("D-2026-09-40") ? 62 : 0));
        }
    }

    @Test
    void one_person_alone_never_approves_a_plan() {
        String incident = small("D-P-ONE");
        String plan = as("legal-1")
                .body(TERMS)
                .post("/v1/incidents/{incident}/plans", incident)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(plan);

        approving("legal-1", plan, digest).statusCode(403).body("type", endsWith("/second-person-required"));
        approving("legal-2", plan, digest).statusCode(201);
        approving("legal-2", plan, digest).statusCode(403).body("type", endsWith("/second-person-required"));
        approving("engineering-1", plan, digest).statusCode(403).body("type", endsWith("/role-missing"));
        approving("remediation-service", plan, digest).statusCode(403);
        approving("operations-1", plan, digest).statusCode(201);
        approving("operations-2", plan, digest).statusCode(409).body("type", endsWith("/already-approved"));
        approving("finance-1", plan, "sha256:" + "0".repeat(64))
                .statusCode(409)
                .body("type", endsWith("/digest-stale"));
        assertThat(plan(plan).getString("state")).isEqualTo("FROZEN");
        assertThat(plan(plan).getList("approvals.subject")).containsExactly("legal-2", "operations-1");
        as("finance-1")
                .body(Map.of("digest", digest))
                .post("/v1/plans/{plan}/release", plan)
                .then()
                .statusCode(403);
    }

    @Test
    void a_changed_plan_is_a_new_version_and_voids_the_approvals_of_the_old() {
        String incident = small("D-P-VERSION");
        String old = planned(incident).getString("plan");
        String oldDigest = frozen(old);
        approved(old, oldDigest);
        planning(incident, TERMS).statusCode(409).body("type", endsWith("/plan-exists"));

        JsonPath next = as("operations-2")
                .body(terms("paymentDay", "2026-09-29"))
                .post("/v1/plans/{plan}/versions", old)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(next.getInt("version")).isEqualTo(2);
        assertThat(next.getString("supersedes")).isEqualTo(old);
        assertThat(next.getList("approvals")).isEmpty();
        assertThat(plan(old).getString("state")).isEqualTo("SUPERSEDED");
        assertThat(plan(old).getList("approvals")).isEmpty();
        releasing(old, oldDigest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
        String digest = frozen(next.getString("plan"));
        assertThat(digest).isNotEqualTo(oldDigest);
        approving("legal-1", next.getString("plan"), oldDigest).statusCode(409).body("type", endsWith("/digest-stale"));
        as("audit-1")
                .get("/v1/incidents/{incident}/plans", incident)
                .then()
                .body("items.version", equalTo(List.of(1, 2)), "items[0].lines", nullValue());
    }

    @Test
    void a_plan_that_was_changed_behind_our_back_is_not_released() throws SQLException {
        String plan = planned(small("D-P-DIGEST")).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        assertThat(digestNow(plan)).isEqualTo(digest);

        asOwner("UPDATE plan_line SET amount_if_sold = amount_if_sold + 1, principal = principal + 1 "
                + "WHERE remedy = 'KEEP_OR_SELL' AND plan = '%s'".formatted(plan));

        assertThat(digestNow(plan)).isNotEqualTo(digest);
        releasing(plan, digest).statusCode(409).body("type", endsWith("/digest-stale"));
        assertThat(plan(plan).getString("state")).isEqualTo("APPROVED");
    }

    @Test
    void a_plan_is_not_released_to_an_account_that_nobody_approved() {
        String plan = planned(small("D-P-ACCOUNT")).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        try {
            accountChanged("P-A", "GB94BARC10201530093459");
            releasing(plan, digest)
                    .statusCode(409)
                    .body(
                            "type", endsWith("/payee-account-changed"),
                            "detail", allOf(containsString("P-A"), not(containsString("GB94"))));
        } finally {
            accountChanged("P-A", "GB33BUKB20201555555555");
        }
        releasing(plan, digest).statusCode(200);
    }

    @Test
    void the_service_itself_can_change_no_line() {
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("UPDATE plan_line SET amount_due = 0")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_wrong_closed_deal_without_a_valuation_is_named() {
        imported(Map.of("investors", INVESTORS));
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, List.of(aSmallDeal("D-P-NOVALUE"), aSmallDeal("D-P-NOVALUE-2"))));

        planning(incident, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/valuation-missing"),
                        "detail", allOf(containsString("D-P-NOVALUE, D-P-NOVALUE-2"), containsString("2026-09-21")));
        imported(Map.of(
                "valuations", valuation("D-P-NOVALUE", "2026-09-22") + "D-P-NOVALUE-2,2026-09-21,1.2,0.04,0.2\n"));
        planning(incident, TERMS)
                .statusCode(409)
                .body("detail", allOf(containsString("D-P-NOVALUE"), not(containsString("D-P-NOVALUE-2"))));
    }

    @Test
    void an_open_deal_without_a_valuation_charges_no_fee() {
        imported(Map.of("investors", INVESTORS));
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(
                        allocation, List.of(aSmallDeal("D-P-OPEN").on("2026-09-01", "2026-09-20", "2026-09-21"))));

        JsonPath plan = planned(incident);

        // 10.00 for ten days at 7 percent: 0.0192, up to 0.02
        assertThat(plan.getString("lines.find { it.investor == 'P-A' }.remedy")).isEqualTo("REFUND");
        assertThat(plan.getString("lines.find { it.investor == 'P-A' }.amountDue"))
                .isEqualTo("10.02");
        assertThat(plan.getString("lines.find { it.investor == 'P-B' }.remedy")).isEqualTo("TOP_UP_OFFER");
    }

    @Test
    void an_investor_without_an_account_is_named() {
        imported(Map.of("valuations", valuation("D-P-STRANGER", "2026-06-30")));
        String incident = declared();
        AuditedBook book = AuditedBook.of("D-P-STRANGER", "USD")
                .offering("100.00")
                .with("P-STRANGER", "40.00", "1.00", "50.00")
                .with("P-B", "100.00", "1.00", "50.00");
        imported(Map.of("investors", INVESTORS));
        scoped(incident, StandInAudit.of(allocation, List.of(book)));

        planning(incident, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/investor-missing"),
                        "detail", allOf(containsString("P-STRANGER"), not(containsString("P-B"))));
    }

    @Test
    void days_without_a_confirmed_rate_are_named() {
        planning(small("D-P-RATES"), terms("paymentDay", "2026-10-15"))
                .statusCode(409)
                .body(
                        "type", endsWith("/rates-missing"),
                        "detail", containsString("2026-10-01 through 2026-10-15"));
    }

    @Test
    void a_plan_needs_a_decided_scope() {
        planning(declared(), TERMS).statusCode(409).body("type", endsWith("/scope-not-decided"));
        planning("INC-2026-999", TERMS).statusCode(404);
    }

    @Test
    void terms_that_make_no_sense_are_refused_by_field() {
        String incident = small("D-P-TERMS");
        planning(incident, terms("paymentDay", "2026-09-20"))
                .statusCode(400)
                .body("errors[0].field", equalTo("paymentDay"));
        planning(incident, terms("idleCashReturned", "LATER"))
                .statusCode(400)
                .body("errors[0].field", equalTo("idleCashReturned"));
        planning(incident, terms("interestRule", "GUESSED")).statusCode(400);
    }

    @Test
    void yen_euros_and_a_unit_price_other_than_one_come_to_what_is_worked_out_by_hand() {
        imported(Map.of(
                "investors",
                INVESTORS,
                "valuations",
                valuation("D-P-JPY", "2026-06-30", "1500", "40", "0.20") + "D-P-EUR,2026-06-30,15.00,0.40,0.20\n",
                "distributions",
                "deal_id,paid_on,per_unit,kind\nD-P-EUR,2026-09-30,2.00,INCOME\n"));
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
        // EUR: per euro at cost D = 0.2, RV = 1.5, φ = 0.04; g = 0.66, net = 0.528; 10 × 0.528 = 5.28, no interest
        assertLine(plan, "D-P-EUR", "P-B", "COMPENSATE", "5.28");
        // value 15.00 against 10 + 1.5658 − 2; fee 0.40 + 0.0627 → 15.4627, up
        assertLine(plan, "D-P-EUR", "P-A", "BUY_BACK", "15.47");
        assertThat(plan.getString("totals.JPY.due")).isEqualTo("368");
        assertThat(plan.getString("totals.EUR.due")).isEqualTo("20.75");
    }

    @Test
    void above_the_request_but_not_above_the_statutory_limit_is_no_buy_back() {
        imported(Map.of("investors", INVESTORS, "valuations", valuation("D-P-LIMIT", "2026-06-30")));
        String incident = declared();
        AuditedBook book = AuditedBook.of("D-P-LIMIT", "USD")
                .offering("100.00")
                .limited("P-A", "40.00", "1.00", "50.00", "50.00", "STATUTORY")
                .with("P-B", "100.00", "1.00", "50.00");
        scoped(incident, StandInAudit.of(allocation, List.of(book)));

        assertThat(planned(incident).getString(line("D-P-LIMIT", "P-A") + ".remedy"))
                .isEqualTo("KEEP_OR_SELL");
    }

    @Test
    void a_window_that_closed_before_the_release_needs_a_new_version() {
        imported(Map.of("investors", INVESTORS));
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(
                        allocation, List.of(aSmallDeal("D-P-CLOSING").on("2026-09-01", "2026-09-03", "2026-09-25"))));
        String plan = planned(incident).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        try {
            clock.moveTo(Instant.parse("2026-09-26T09:00:00Z"));
            releasing(plan, digest)
                    .statusCode(409)
                    .body("type", endsWith("/correction-window-closed"), "detail", containsString("D-P-CLOSING"));
            clock.moveTo(Instant.parse("2026-09-25T23:00:00Z"));
            releasing(plan, digest).statusCode(200);
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void the_scope_under_an_approved_plan_is_not_decided_again() {
        String incident = small("D-P-FIXED");
        String plan = planned(incident).getString("plan");
        approved(plan, frozen(plan));

        as("engineering-1")
                .body(Map.of(
                        "audit",
                        StandInAudit.of(allocation, List.of(aSmallDeal("D-P-FIXED")))
                                .id()))
                .post("/v1/incidents/{incident}/scope", incident)
                .then()
                .statusCode(409)
                .body("type", endsWith("/scope-in-use"));
    }

    private String scenario() {
        scenarioImported();
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, AuditedBook.scenario()));
        return incident;
    }

    private String small(String deal) {
        imported(Map.of("investors", INVESTORS, "valuations", valuation(deal, "2026-06-30")));
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, List.of(aSmallDeal(deal))));
        return incident;
    }

    /** A was given 50 where 40 is right, B 50 where 60 is. */
    private static AuditedBook aSmallDeal(String deal) {
        return AuditedBook.of(deal, "USD")
                .offering("100.00")
                .with("P-A", "40.00", "1.00", "50.00")
                .with("P-B", "100.00", "1.00", "50.00");
    }

    private static String digestNow(String plan) {
        return as("audit-1").get("/v1/plans/{plan}/authority", plan).path("digest");
    }

    /** What somebody with the keys of the database could do. */
    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static String valuation(String deal, String day) {
        return valuation(deal, day, "1.20", "0.04", "0.20");
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
