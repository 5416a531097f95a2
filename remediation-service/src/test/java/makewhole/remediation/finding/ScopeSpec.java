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
import org.junit.jupiter.api.Test;

/** How the scope of an incident is decided from an audit. */
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
                "D-S-WRONG is outside the audit, and what was booked is not right (S-A differs by -10.00 USD");
        AuditedBook unknown = aRightDeal()
                .as("D-S-UNKNOWN")
                .promising(Map.of("zeroHistory", "OF_A_LATER_RELEASE", "lotMinor", 1, "minimumMinor", 0));
        assertFails(
                StandInAudit.of(allocation, List.of(aRightDeal())).beside(allocation, List.of(unknown)),
                "D-S-UNKNOWN is outside the audit, and the policy OF_A_LATER_RELEASE cannot be checked");
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
}
