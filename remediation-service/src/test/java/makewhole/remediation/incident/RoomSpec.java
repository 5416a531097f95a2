package makewhole.remediation.incident;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.StandInAudit;
import makewhole.remediation.testing.Story;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RoomSpec {
    private static final Map<String, String> NO_REASON = Map.of();

    @Inject
    AllocationStandIn allocation;

    @Inject
    Jdbi jdbi;

    private String incident = "";

    @BeforeEach
    void anIncident() {
        incident = Story.declared();
    }

    @Test
    void severity_is_rated_with_a_reason_and_the_journal_keeps_both() {
        post("legal-1", "severity", Map.of("severity", "HIGH")).statusCode(400);
        post("legal-1", "severity", Map.of("severity", "HUGE", "reason", "x")).statusCode(400);
        post("audit-1", "severity", Map.of("severity", "HIGH", "reason", "x")).statusCode(403);
        post("legal-1", "severity", Map.of("severity", "HIGH", "reason", "A limit of law was exceeded"))
                .statusCode(200)
                .body("severity", equalTo("HIGH"));
        as("audit-1")
                .get("/v1/incidents/{incident}/timeline", incident)
                .then()
                .body("items.find { it.event == 'incident-rated' }.reason", equalTo("A limit of law was exceeded"))
                .body("items.find { it.event == 'incident-rated' }.facts.before", equalTo("NOT_RATED"));
    }

    @Test
    void jurisdictions_are_countries_or_parts_of_them() {
        post("legal-1", "jurisdictions", Map.of("jurisdictions", List.of("US-NY", "DE", "DE"), "reason", "Residence"))
                .statusCode(200)
                .body("jurisdictions", contains("DE", "US-NY"));
        for (String unknown : List.of("XX", "U", "US-", "us", "US-NEWY")) {
            post("legal-1", "jurisdictions", Map.of("jurisdictions", List.of("US", unknown), "reason", "Residence"))
                    .statusCode(400);
        }
        post("legal-1", "jurisdictions", Map.of("jurisdictions", List.of("XX"), "reason", "Residence"))
                .body("type", endsWith("/jurisdiction-unknown"), "detail", containsString("'XX'"));
        read("audit-1").body("jurisdictions", contains("DE", "US-NY"));
    }

    @Test
    void a_role_is_handed_over_or_taken_with_a_reason_but_never_quietly() {
        post("legal-2", "roles/LEAD", NO_REASON)
                .statusCode(409)
                .body("type", endsWith("/role-held"), "detail", containsString("engineering-1"));
        post("legal-2", "roles/LEAD/hand-over", Map.of("to", "legal-2", "note", "me"))
                .statusCode(409)
                .body("type", endsWith("/role-not-held"));
        post("engineering-1", "roles/LEAD/hand-over", Map.of("to", "operations-2", "note", "The audit is running"))
                .statusCode(200)
                .body("lead", equalTo("engineering-1"), "roles[0].offeredTo", equalTo("operations-2"))
                .body("roles[0].note", equalTo("The audit is running"));
        post("legal-2", "roles/LEAD", NO_REASON).statusCode(409);
        post("operations-2", "roles/LEAD", NO_REASON)
                .statusCode(200)
                .body("lead", equalTo("operations-2"), "roles[0].offeredTo", nullValue());
        post("finance-1", "roles/LEAD", Map.of("reason", "operations-2 cannot be reached"))
                .statusCode(200)
                .body("lead", equalTo("finance-1"));
        as("audit-1")
                .get("/v1/incidents/{incident}/timeline", incident)
                .then()
                .body(
                        "items.findAll { it.event == 'incident-lead-taken' }.facts.handedOver",
                        contains("true", "false"));
    }

    @Test
    void customers_are_spoken_for_by_customer_success() {
        post("engineering-2", "roles/CUSTOMER_LIAISON", NO_REASON)
                .statusCode(403)
                .body("type", endsWith("/role-missing"));
        post("customer-success-2", "roles/CUSTOMER_LIAISON", NO_REASON).statusCode(200);
        post("engineering-2", "roles/SCRIBE", NO_REASON)
                .statusCode(200)
                .body("roles.role", contains("LEAD", "SCRIBE", "CUSTOMER_LIAISON"));
    }

    @Test
    void a_workstream_has_a_person_and_a_next_action_and_seven_there_are() {
        post(
                        "engineering-1",
                        "workstreams/SCOPE",
                        Map.of("person", "engineering-2", "nextAction", "Audit all deals", "nextOn", "2026-09-22"))
                .statusCode(200)
                .body("workstreams", hasSize(7))
                .body("workstreams.find { it.name == 'SCOPE' }.person", equalTo("engineering-2"))
                .body("workstreams.find { it.name == 'SCOPE' }.nextAction", equalTo("Audit all deals"))
                .body("workstreams.find { it.name == 'SCOPE' }.nextOn", equalTo("2026-09-22"))
                .body("workstreams.find { it.name == 'REVIEW' }.nextAction", nullValue());
        post("engineering-1", "workstreams/SCOPE", Map.of("nextAction", " ")).statusCode(400);
        post("engineering-1", "workstreams/NAPS", Map.of("nextAction", "x")).statusCode(404);
    }

    @Test
    void gates_are_one_table_that_says_why_each_is_closed_and_what_waits_for_it() {
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/gates", incident)
                .then()
                .statusCode(200)
                .body("gates", hasSize(Gate.values().length))
                .body("gates.find { it.gate == 'SWITCH_CONFIRMED' }.state", equalTo("OPEN"))
                .body("gates.find { it.gate == 'SWITCH_CONFIRMED' }.since", notNullValue())
                .body("gates.find { it.gate == 'SWITCH_CONFIRMED' }.why", nullValue())
                .body("gates.find { it.gate == 'INQUIRIES_IN' }.state", equalTo("CLOSED"))
                .body("gates.find { it.gate == 'INQUIRIES_IN' }.why", containsString("FINANCE (due 2026-09-24)"))
                .body("gates.find { it.gate == 'SCOPE_DECIDED' }.why", containsString("No audit"))
                .body("passages.find { it.passage == 'NOTIFY' }.free", equalTo(false))
                .body("passages.find { it.passage == 'NOTIFY' }.waitsFor", contains("PLAN_APPROVED", "PLAN_RELEASED"))
                .body("passages.find { it.passage == 'CLOSE' }.waitsFor", hasItem("TIE_OUT_ZERO")));
    }

    @Test
    void what_has_not_happened_has_no_time_and_what_has_is_measured_from_the_journal() {
        read("audit-1")
                .body("times.timeTo.keySet()", hasSize(5))
                .body("times.timeTo.detect", nullValue(), "times.timeTo.scope", nullValue())
                .body("times.timeTo.notify", nullValue(), "times.timeTo.settle", nullValue());
        AuditedBook wrong = AuditedBook.of("D-R-WRONG", "USD")
                .offering("100.00")
                .with("S-A", "40.00", "1.00", "50.00")
                .with("S-B", "100.00", "1.00", "50.00");
        Story.scoped(incident, StandInAudit.of(allocation, List.of(wrong)));
        eventually(() -> read("audit-1").body("times.timeTo.contain", notNullValue()));
        Map<String, String> times =
                read("audit-1").extract().jsonPath().getMap("times.timeTo", String.class, String.class);
        assertThat(Duration.parse(times.get("contain"))).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(Duration.parse(times.get("scope"))).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(Duration.parse(times.get("detect")).toDays()).isPositive();
        assertThat(times.get("notify")).isNull();
    }

    @Test
    void the_log_keeps_hypotheses_and_decisions_with_reasons_and_changes_nothing() {
        int first = write("engineering-1", "HYPOTHESIS", Map.of("said", "Rounding", "reason", "The cents are odd"))
                .statusCode(201)
                .body("writtenBy", equalTo("engineering-1"))
                .extract()
                .path("number");
        write("engineering-2", "HYPOTHESIS", Map.of("said", "Caps", "reason", "Replayed", "supersedes", first))
                .statusCode(201)
                .body("supersedes", equalTo(first));
        write("legal-1", "HYPOTHESIS", Map.of("said", "x", "reason", "y", "supersedes", first))
                .statusCode(409)
                .body("type", endsWith("/log-entry-superseded"), "detail", containsString("entry 2"));
        write("legal-1", "DECISION", Map.of("said", "x", "reason", "y", "supersedes", 2))
                .statusCode(409)
                .body("type", endsWith("/log-entry-of-other-kind"));
        write("legal-1", "DECISION", Map.of("said", "x", "reason", "y", "supersedes", 77))
                .statusCode(404);
        write("legal-1", "DECISION", Map.of("said", "Pay without asking")).statusCode(400);
        write("audit-1", "DECISION", Map.of("said", "x", "reason", "y")).statusCode(403);
        as("audit-1")
                .queryParam("limit", 1)
                .get("/v1/incidents/{incident}/log", incident)
                .then()
                .body("items.said", contains("Rounding"), "items[0].supersededBy", equalTo(2), "next", equalTo(1));
        as("audit-1")
                .queryParam("after", 1)
                .get("/v1/incidents/{incident}/log", incident)
                .then()
                .body("items.said", contains("Caps"), "next", nullValue());
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("UPDATE incident_log SET said = 'other'")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void an_assumption_favours_the_customer_and_says_why_or_is_not_taken() {
        write("legal-1", "ASSUMPTION", Map.of("said", "a", "reason", "b")).statusCode(400);
        write("legal-1", "DECISION", Map.of("said", "a", "reason", "b", "inFavourOf", "CUSTOMER"))
                .statusCode(400);
        write("legal-1", "ASSUMPTION", Map.of("said", "Fees were paid", "reason", "b", "inFavourOf", "FIRM"))
                .statusCode(409)
                .body("type", endsWith("/assumption-not-beneficial"), "detail", containsString("FIRM"));
        write("legal-1", "ASSUMPTION", Map.of("said", "Cash lay idle", "reason", "No record", "inFavourOf", "CUSTOMER"))
                .statusCode(201);
        write(
                        "finance-1",
                        "ASSUMPTION",
                        Map.of(
                                "said", "Cash lay idle until the second close",
                                "reason", "A record was found",
                                "inFavourOf", "CUSTOMER",
                                "supersedes", 1))
                .statusCode(201);
        as("audit-1")
                .get("/v1/incidents/{incident}/assumptions", incident)
                .then()
                .body("items.said", contains("Cash lay idle until the second close"))
                .body("items.inFavourOf", contains("CUSTOMER"), "items.writtenBy", contains("finance-1"));
    }

    @Test
    void only_a_closed_incident_is_opened_again_and_only_by_legal_with_a_reason() {
        post("legal-1", "reopening", Map.of("reason", "A new complaint"))
                .statusCode(409)
                .body("type", endsWith("/incident-open"));
        post("legal-1", "reopening", NO_REASON).statusCode(400);
        post("finance-1", "reopening", Map.of("reason", "A new complaint")).statusCode(403);
    }

    @Test
    void a_halt_that_is_refused_is_told_by_a_metric_and_asked_for_again_until_it_is_confirmed() {
        allocation.refuseEngagements(true);
        String refused;
        int before;
        try {
            refused = Story.declared();
            eventually(() -> {
                read("audit-1", refused).body("containment.state", equalTo("NOT_CONFIRMED"));
                assertThat(metric()).containsPattern("makewhole_containment_not_confirmed [1-9]");
            });
            before = asked(refused);
            eventually(() -> assertThat(asked(refused)).isGreaterThan(before + 3));
            as("audit-1")
                    .get("/v1/incidents/{incident}/gates", refused)
                    .then()
                    .body("gates.find { it.gate == 'SWITCH_CONFIRMED' }.why", containsString("not today"));
        } finally {
            allocation.refuseEngagements(false);
        }
        eventually(() -> read("audit-1", refused).body("containment.state", equalTo("CONFIRMED")));
        eventually(() -> assertThat(metric()).contains("makewhole_containment_not_confirmed 0"));
    }

    private int asked(String of) {
        return (int) allocation.calls("POST", "/v1/kill-switch/engagements").stream()
                .filter(call -> call.body().path("incident").asText().equals(of))
                .count();
    }

    private static String metric() {
        return given().get("/metrics").then().statusCode(200).extract().asString();
    }

    private ValidatableResponse write(String account, String kind, Map<String, Object> entry) {
        Map<String, Object> body = new java.util.HashMap<>(entry);
        body.put("kind", kind);
        return as(account)
                .body(body)
                .post("/v1/incidents/{incident}/log", incident)
                .then();
    }

    private ValidatableResponse post(String account, String what, Object body) {
        return as(account)
                .body(body)
                .post("/v1/incidents/" + incident + "/" + what)
                .then();
    }

    private ValidatableResponse read(String account) {
        return read(account, incident);
    }

    private static ValidatableResponse read(String account, String which) {
        return as(account).get("/v1/incidents/{incident}", which).then().statusCode(200);
    }
}
