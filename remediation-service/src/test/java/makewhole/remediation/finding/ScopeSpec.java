package makewhole.remediation.finding;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.scoped;
import static makewhole.remediation.testing.Story.scoping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.Scenario;
import makewhole.remediation.testing.StandInAudit;
import makewhole.remediation.testing.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class ScopeSpec {
    @Inject
    AllocationStandIn allocation;

    @Inject
    ScopedDeals scopedDeals;

    @Test
    void the_scope_of_the_scenario_is_two_deals_and_215_findings_after_forty_certificates() {
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, AuditedBook.scenario()));

        as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .statusCode(200)
                .body(
                        "dealsAudited", equalTo(40),
                        "certificatesChecked", equalTo(40),
                        "dealsWrong", equalTo(List.of("D-2024-09-09", "D-2026-09-40")),
                        "findings", equalTo(215),
                        "reason", nullValue());
        List<Map<String, String>> found = everyFinding(incident);
        assertThat(found).hasSize(215);
        Scenario.expected()
                .at("/deals")
                .properties()
                .forEach(deal -> deal.getValue()
                        .get("lines")
                        .forEach(line -> assertThat(found)
                                .anySatisfy(finding -> assertThat(finding)
                                        .containsEntry("deal", deal.getKey())
                                        .containsEntry(
                                                "investor",
                                                line.get("investor_id").asText())
                                        .containsEntry(
                                                "booked", line.get("booked").asText())
                                        .containsEntry(
                                                "right", line.get("correct").asText())
                                        .containsEntry(
                                                "difference", line.get("delta").asText())
                                        .containsEntry(
                                                "aboveCapBy",
                                                line.get("over_cap_by").asText())
                                        .containsEntry(
                                                "limitKind",
                                                line.get("limit_kind").asText()))));
        as("audit-1")
                .get("/v1/incidents/{incident}", incident)
                .then()
                .body("workstreams.find { it.name == 'SCOPE' }.state", equalTo("DONE"));
    }

    @Test
    void every_line_of_a_wrong_deal_is_kept_for_pictures() {
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, AuditedBook.scenario()));

        IncidentId id = new IncidentId(incident);
        ScopedDeal deal = scopedDeals.wrong(id).getFirst();
        assertThat(deal.name()).isEqualTo("Ostrava Health Series B");
        assertThat(deal.level()).isPresent();
        assertThat(scopedDeals.lines(id, deal.deal())).hasSize(230);
    }

    @Test
    void an_audit_that_still_runs_is_waited_for() {
        String incident = declared();
        StandInAudit audit = StandInAudit.of(allocation, List.of(aWrongDeal())).running();
        scoping(incident, audit);
        eventually(() ->
                assertThat(allocation.calls("GET", "/v1/audits/" + audit.id())).isNotEmpty());

        as("engineering-1")
                .body(Map.of("audit", audit.id()))
                .post("/v1/incidents/{incident}/scope", incident)
                .then()
                .statusCode(409)
                .body("type", endsWith("/scope-still-running"));
        audit.finish();

        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("DONE"), "findings", equalTo(2)));
    }

    @Test
    void a_right_answer_that_is_off_by_one_cent_is_noticed() {
        StandInAudit audit = StandInAudit.of(allocation, List.of(aRightDeal()))
                .answering("D-S-RIGHT", right -> withRight(right, "S-A", "50.01", "S-B", "49.99"));

        assertFails(audit, "D-S-RIGHT: S-A is to have 5000 minor units, not 5001");
    }

    @Test
    void another_level_is_noticed() {
        StandInAudit audit = StandInAudit.of(allocation, List.of(aRightDeal()))
                .answering("D-S-RIGHT", right -> with(right, "level", Map.of("numerator", "3", "denominator", "7")));

        assertFails(audit, "D-S-RIGHT: the level is");
    }

    @Test
    void a_deal_with_tiers_holders_and_decisions_is_checked_like_any_other() {
        String incident = declared();
        scoped(incident, aTieredAudit("60"));
        as("legal-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("certificatesChecked", equalTo(1), "dealsWrong", hasSize(0));

        assertFails(aTieredAudit("59"), "D-S-TIERED: the level is 60 / 1 for first, 30 / 1 for rest, not 59 / 1");
    }

    @Test
    void a_finding_that_the_audit_misses_is_noticed() {
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).without("D-S-WRONG", "S-B"),
                "D-S-WRONG: the audit misses a finding for S-B");
    }

    @Test
    void a_finding_that_the_audit_invents_or_changes_is_noticed() {
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).saying("D-S-WRONG", "S-A", "right", "41.00"),
                "D-S-WRONG: the audit's finding for S-A is not what we work out");
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).saying("D-S-WRONG", "S-A", "aboveCapBy", "0.00"),
                "D-S-WRONG: the audit's finding for S-A is not what we work out");
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).saying("D-S-WRONG", "S-A", "deal", "D-S-OTHER"),
                "D-S-OTHER: has findings, but was not audited");
    }

    @Test
    void a_wrong_deal_that_is_called_right_is_noticed() {
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).judging("D-S-WRONG", "RIGHT", ""),
                "D-S-WRONG: the audit says it is right, but 2 differ");
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).judging("D-S-WRONG", "ROUNDED_OTHERWISE", ""),
                "which is no rounding");
        assertFails(
                StandInAudit.of(allocation, List.of(aRightDeal())).judging("D-S-RIGHT", "WRONG", ""),
                "D-S-RIGHT: the audit says it is wrong, but nobody differs");
    }

    @Test
    void a_deal_that_was_rounded_otherwise_has_no_findings() {
        AuditedBook book = AuditedBook.of("D-S-ROUNDED", "USD")
                .offering("100.00")
                .with("S-A", "100.00", "1.00", "33.33")
                .with("S-B", "100.00", "1.00", "33.33")
                .with("S-C", "100.00", "1.00", "33.34");
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(allocation, List.of(book))
                        .judging("D-S-ROUNDED", "ROUNDED_OTHERWISE", "DOWN explains it"));

        as("legal-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("findings", equalTo(0), "dealsWrong", hasSize(0), "certificatesChecked", equalTo(1))
                .body("dealsRoundedOtherwise[0].deal", equalTo("D-S-ROUNDED"))
                .body("dealsRoundedOtherwise[0].reason", equalTo("DOWN explains it"));
    }

    @Test
    void the_rest_of_a_rounding_may_be_with_one_investor() {
        AuditedBook book = AuditedBook.of("D-S-REST", "USD")
                .offering("0.07")
                .with("S-A", "100.00", "1.00", "0.03")
                .with("S-B", "100.00", "2.00", "0.02")
                .with("S-C", "100.00", "2.00", "0.02");
        scoped(declared(), StandInAudit.of(allocation, List.of(book)).judging("D-S-REST", "ROUNDED_OTHERWISE", ""));
    }

    @Test
    void a_deal_that_cannot_be_judged_is_named_and_not_counted_as_checked() {
        String incident = undecided();
        as("legal-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body(
                        "dealsUndecidable[0].deal", equalTo("D-S-RIGHT"),
                        "dealsUndecidable[0].reason", equalTo("booked does not add up"),
                        "dealsAudited", equalTo(2),
                        "certificatesChecked", equalTo(1));
    }

    @Test
    void two_persons_decide_what_cannot_be_judged_and_no_plan_is_made_before() {
        String incident = undecided();
        Story.planning(incident, Story.TERMS).statusCode(409).body("type", endsWith("/scope-not-decided"));
        as("audit-1")
                .get("/v1/incidents/{incident}/gates", incident)
                .then()
                .body("gates.find { it.gate == 'SCOPE_DECIDED' }.why", containsString("by hand: D-S-RIGHT"));
        String path = "/v1/incidents/" + incident + "/scope/hand-decisions/D-S-RIGHT";
        as("legal-1").post(path + "/confirmation").then().statusCode(409).body("type", endsWith("/nothing-proposed"));
        as("legal-1").body(Map.of("outcome", "NOBODY_HARMED")).post(path).then().statusCode(400);
        as("legal-1")
                .body(Map.of("outcome", "NOBODY_HARMED", "reason", "The paper book was read line by line"))
                .post(path)
                .then()
                .statusCode(201)
                .body("proposedBy", equalTo("legal-1"), "confirmedBy", nullValue());
        as("legal-1")
                .post(path + "/confirmation")
                .then()
                .statusCode(403)
                .body("type", endsWith("/second-person-required"));
        as("engineering-1").post(path + "/confirmation").then().statusCode(403);
        Story.planning(incident, Story.TERMS).statusCode(409).body("type", endsWith("/scope-not-decided"));
        as("finance-1").post(path + "/confirmation").then().statusCode(200).body("confirmedBy", equalTo("finance-1"));
        as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("DONE"), "findings", equalTo(2));
        as("audit-1")
                .get("/v1/incidents/{incident}/scope/hand-decisions", incident)
                .then()
                .body("items.deal", contains("D-S-RIGHT"))
                .body("items.undecidableBecause", contains("booked does not add up"))
                .body("items.reason", contains("The paper book was read line by line"));
        as("finance-1")
                .body(Map.of("outcome", "PUT_RIGHT_APART", "reason", "x"))
                .post(path)
                .then()
                .statusCode(409)
                .body("type", endsWith("/decided-by-hand"));
        as("legal-1")
                .body(Map.of("outcome", "NOBODY_HARMED", "reason", "x"))
                .post(path.replace("D-S-RIGHT", "D-S-WRONG"))
                .then()
                .statusCode(404);
    }

    @Test
    void commitments_in_and_findings_out_and_what_explains_the_difference() {
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, AuditedBook.scenario()));
        JsonPath all = as("audit-1")
                .get("/v1/incidents/{incident}/scope/reconciliation", incident)
                .then()
                .statusCode(200)
                .body("items", hasSize(40), "next", nullValue())
                .body("totals.findings", equalTo(215), "totals.unexplained", equalTo(0))
                .body("items.unexplained.unique()", contains(0))
                .extract()
                .jsonPath();
        assertThat(all.getInt("totals.commitments"))
                .isEqualTo(Scenario.rows("commitments.csv").size());
        assertThat(all.getInt("totals.right")).isEqualTo(all.getInt("totals.commitments") - 215);
        as("audit-1")
                .queryParam("limit", 3)
                .get("/v1/incidents/{incident}/scope/reconciliation", incident)
                .then()
                .body("items", hasSize(3), "next", equalTo(all.getString("items[2].deal")));
        as("audit-1")
                .get("/v1/incidents/{incident}/scope/reconciliation", declared())
                .then()
                .statusCode(404);
    }

    @Test
    void deals_that_the_audit_leaves_out_are_looked_at_by_our_own_certificate() {
        String incident = declared();
        StandInAudit audit =
                StandInAudit.of(allocation, List.of(aWrongDeal())).beside(allocation, List.of(aRightDeal()));
        scoped(incident, audit);
        as("audit-1")
                .get("/v1/incidents/{incident}/scope/reconciliation", incident)
                .then()
                .body("sample.seed", equalTo(audit.id()), "sample.population", equalTo(1))
                .body("sample.drawn", contains("D-S-RIGHT"));
        assertFails(
                StandInAudit.of(allocation, List.of(aRightDeal())).beside(allocation, List.of(aWrongDeal())),
                "D-S-WRONG is outside the audit, and 2 of its commitments are not right");
    }

    private String undecided() {
        String incident = declared();
        scoping(
                incident,
                StandInAudit.of(allocation, List.of(aRightDeal(), aWrongDeal()))
                        .judging("D-S-RIGHT", "NOT_DECIDABLE", "booked does not add up"));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("UNDECIDED")));
        return incident;
    }

    @Test
    void where_nobody_was_hurt_there_is_nothing_to_plan() {
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, List.of(aRightDeal())));

        as("audit-1")
                .get("/v1/incidents/{incident}", incident)
                .then()
                .body("workstreams.find { it.name == 'SCOPE' }.state", equalTo("DONE"));
        as("audit-1").get("/v1/incidents/{incident}/findings", incident).then().body("items", hasSize(0));
    }

    @Test
    void an_audit_that_is_not_known_fails_the_scope_with_the_reason() {
        String incident = declared();
        as("engineering-1")
                .body(Map.of("audit", UUID.randomUUID().toString()))
                .post("/v1/incidents/{incident}/scope", incident)
                .then()
                .statusCode(202);

        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("FAILED"), "reason", containsString("not-found")));
        as("audit-1")
                .get("/v1/incidents/{incident}", incident)
                .then()
                .body("workstreams.find { it.name == 'SCOPE' }.state", equalTo("OPEN"));
    }

    @Test
    void a_failed_scope_can_be_decided_again() {
        String incident = declared();
        assertFails(incident, StandInAudit.of(allocation, List.of(aWrongDeal())).without("D-S-WRONG", "S-B"), "misses");

        scoped(incident, StandInAudit.of(allocation, List.of(aWrongDeal())));

        as("audit-1").get("/v1/incidents/{incident}/findings", incident).then().body("items", hasSize(2));
    }

    @Test
    void customer_success_does_not_decide_a_scope() {
        as("customer-success-1")
                .body(Map.of("audit", UUID.randomUUID().toString()))
                .post("/v1/incidents/{incident}/scope", declared())
                .then()
                .statusCode(403);
    }

    private static void assertFails(StandInAudit audit, String reason) {
        assertFails(declared(), audit, reason);
    }

    private static void assertFails(String incident, StandInAudit audit, String reason) {
        scoping(incident, audit);
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("FAILED"), "reason", containsString(reason), "findings", equalTo(0)));
    }

    private static List<Map<String, String>> everyFinding(String incident) {
        List<Map<String, String>> all = new ArrayList<>();
        String after = "0";
        while (after != null) {
            JsonPath page = as("audit-1")
                    .queryParam("after", after)
                    .queryParam("limit", 100)
                    .get("/v1/incidents/{incident}/findings", incident)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            after = page.getString("next");
        }
        return all;
    }

    /** 10.00 are decided for C; 60.00 are set aside for A, and of the 30.00 that are left all go to B. */
    private StandInAudit aTieredAudit(String levelOfFirst) {
        AuditedBook book = AuditedBook.of("D-S-TIERED", "USD")
                .offering("100.00")
                .promising(Map.of(
                        "zeroHistory",
                        "MEAN_AS_WEIGHT",
                        "lotMinor",
                        10,
                        "minimumMinor",
                        500,
                        "tiers",
                        List.of(Map.of("name", "first", "carveOutMinor", 6000), Map.of("name", "rest")),
                        "holders",
                        Map.of("rule", "SECTION_3C1", "most", 5, "reserve", 2)))
                .with("S-A", "100.00", "1.00", "60.00")
                .with("S-B", "100.00", "1.00", "30.00")
                .with("S-C", "100.00", "1.00", "10.00")
                .saying("S-A", "tier", "first")
                .saying("S-B", "tier", "rest")
                .saying("S-C", "tier", "rest")
                .saying("S-C", "override", Map.of("amount", "10.00", "reason", "promised"));
        return StandInAudit.of(allocation, List.of(book))
                .judging("D-S-TIERED", "RIGHT", "")
                .answering(
                        "D-S-TIERED",
                        right -> with(
                                with(right, "level", null),
                                "tiers",
                                List.of(tierLevel("first", levelOfFirst), tierLevel("rest", "30"))))
                .answering(
                        "D-S-TIERED",
                        right -> with(
                                right,
                                "lines",
                                List.of(
                                        Map.of("investor", "S-A", "right", "60.00", "cap", "100.00"),
                                        Map.of("investor", "S-B", "right", "30.00", "cap", "100.00"),
                                        Map.of("investor", "S-C", "right", "10.00", "cap", "100.00"))));
    }

    private static Map<String, Object> tierLevel(String tier, String numerator) {
        return Map.of("tier", tier, "level", Map.of("numerator", numerator, "denominator", "1"));
    }

    private static AuditedBook aRightDeal() {
        return AuditedBook.of("D-S-RIGHT", "USD")
                .offering("100.00")
                .with("S-A", "100.00", "1.00", "50.00")
                .with("S-B", "100.00", "1.00", "50.00");
    }

    private static AuditedBook aWrongDeal() {
        return AuditedBook.of("D-S-WRONG", "USD")
                .offering("100.00")
                .with("S-A", "40.00", "1.00", "50.00")
                .with("S-B", "100.00", "1.00", "50.00");
    }

    private static Map<String, Object> withRight(
            Map<String, Object> right, String one, String amount, String other, String otherAmount) {
        return with(
                right,
                "lines",
                List.of(
                        Map.of("investor", one, "right", amount, "cap", "100.00"),
                        Map.of("investor", other, "right", otherAmount, "cap", "100.00")));
    }

    private static Map<String, Object> with(Map<String, Object> right, String field, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(right);
        changed.put(field, value);
        return changed;
    }
}
