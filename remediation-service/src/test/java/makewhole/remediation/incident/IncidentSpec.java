package makewhole.remediation.incident;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class IncidentSpec {
    private static final String DECLARATION = """
            {"title": "Some were given more than they may invest", "discoveredOn": "2026-09-21",
             "reportedDeals": ["D-2024-09-09"], "suspectedVersion": "proration-1"}
            """;

    private static final Map<String, Object> REJECTED = Map.of(
            "position", 1,
            "at", "2026-09-21T08:30:00Z",
            "event", "certificate-rejected",
            "aboutKind", "deal",
            "aboutId", "D-77",
            "subject", "operations-1",
            "reason", "CAP",
            "facts", Map.of("version", "proration-3"),
            "previousHash", "sha256:none",
            "hash", "sha256:one");

    @Inject
    AllocationStandIn allocation;

    @Test
    void a_declared_incident_halts_allocations_and_is_confirmed_by_reading_the_switch_back() {
        String incident = declared();

        eventually(() -> as("audit-1")
                .get("/v1/incidents/" + incident)
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("containment.state", equalTo("CONFIRMED"))
                .body("containment.switches.scope", hasItems("ALL", "VERSION proration-1"))
                .body("workstreams.find { it.name == 'CONTAINMENT' }.state", equalTo("DONE")));

        assertThat(allocation.calls("POST", "/v1/versions/proration-1/suspicion"))
                .anyMatch(call -> call.body().get("incident").asText().equals(incident));
        assertThat(allocation.calls("POST", "/v1/kill-switch/engagements"))
                .filteredOn(call -> call.body().get("incident").asText().equals(incident))
                .isNotEmpty()
                .allMatch(call -> call.body().get("onBehalfOf").asText().equals("engineering-1"));
    }

    @Test
    void while_allocation_service_is_down_containment_is_not_confirmed_and_the_break_glass_command_is_shown() {
        allocation.down();
        String incident;
        try {
            incident = declared();
            eventually(() -> as("operations-1")
                    .get("/v1/incidents/" + incident)
                    .then()
                    .body("containment.state", equalTo("NOT_CONFIRMED"))
                    .body("containment.lastFailure", containsString("refused"))
                    .body("containment.breakGlass", startsWith("kubectl"))
                    .body(
                            "workstreams.find { it.name == 'CONTAINMENT' }.waitsFor",
                            hasItem(containsString("confirms"))));
        } finally {
            allocation.up();
        }

        eventually(() -> as("operations-1")
                .get("/v1/incidents/" + incident)
                .then()
                .body("containment.state", equalTo("CONFIRMED")));
    }

    @Test
    void closing_is_refused_while_gates_are_closed_and_names_them() {
        String incident = declared();

        as("legal-1")
                .post("/v1/incidents/" + incident + "/closing")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", containsString("/gate-closed"))
                .body("detail", containsString("INQUIRIES_IN"))
                .body("detail", containsString("TIE_OUT_ZERO"))
                .body("detail", containsString("POST_MORTEM_PUBLISHED"));
        as("finance-1").post("/v1/incidents/" + incident + "/closing").then().statusCode(403);
    }

    @Test
    void a_declaration_without_a_day_or_with_an_unknown_field_is_refused_by_name() {
        as("engineering-1")
                .body(Map.of("title", "x", "reportedDeals", List.of(), "suspectedVersion", "proration-1"))
                .post("/v1/incidents")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(containsString("discoveredOn")));
        as("audit-1").body(DECLARATION).post("/v1/incidents").then().statusCode(403);
    }

    @ParameterizedTest(name = "a title with \\u{0} halts as any other")
    @ValueSource(strings = {"0000", "000B", "FFFE", "FFFF", "D800"})
    void nothing_that_was_pasted_into_a_title_holds_the_halt_up(String code) {
        String incident = as("engineering-1")
                .body(DECLARATION.replace("Some were", "Some\\u" + code + "were"))
                .post("/v1/incidents")
                .then()
                .statusCode(201)
                .body("title", containsString("Some were"))
                .extract()
                .path("incident");
        eventually(() ->
                as("audit-1").get("/v1/incidents/" + incident).then().body("containment.state", equalTo("CONFIRMED")));
    }

    @Test
    void a_refused_certificate_opens_an_incident_without_a_lead_that_halts_the_version_alone() {
        String incident = opened("AUTO-proration-7", "k-" + UUID.randomUUID())
                .statusCode(201)
                .body("declaredBy", equalTo("allocation-service"), "severity", equalTo("HIGHEST"))
                .body("lead", nullValue(), "suspectedVersion", equalTo("proration-7"))
                .body("reportedDeals", contains("D-77"), "discoveredOn", equalTo("2026-09-21"))
                .body("refusedCertificate.reference", equalTo("AUTO-proration-7"))
                .body("refusedCertificate.violations", contains("CAP: INV-B has 45, above the cap 40", "SUM: 1"))
                .extract()
                .path("incident");
        eventually(() -> as("audit-1")
                .get("/v1/incidents/" + incident)
                .then()
                .body("containment.state", equalTo("CONFIRMED"))
                .body("containment.switches.scope", contains("VERSION proration-7")));
        assertThat(allocation.calls("POST", "/v1/kill-switch/engagements"))
                .filteredOn(call -> call.body().get("incident").asText().equals("AUTO-proration-7"))
                .isNotEmpty()
                .allMatch(call -> call.body().get("scope").get("kind").asText().equals("VERSION"));
        assertThat(allocation.calls("POST", "/v1/kill-switch/engagements"))
                .noneMatch(call -> call.body().get("incident").asText().equals(incident));
        assertThat(allocation.calls("POST", "/v1/kill-switch/engagements/.*"))
                .as("nothing is ever released by a machine")
                .isEmpty();
    }

    @Test
    void the_same_refused_certificate_is_one_incident_however_often_it_is_told() {
        String key = "k-" + UUID.randomUUID();
        String first = opened("AUTO-proration-8", key).statusCode(201).extract().path("incident");
        opened("AUTO-proration-8", key).statusCode(201).body("incident", equalTo(first));
        opened("AUTO-proration-8", "k-" + UUID.randomUUID()).statusCode(201).body("incident", equalTo(first));
        opened("AUTO-proration-9", key).statusCode(422).body("type", containsString("/idempotency-key-reused"));
    }

    @Test
    void nobody_but_allocation_service_opens_an_incident_for_a_certificate() {
        for (String account : List.of("remediation-service", "notification-service", "engineering-1", "audit-1")) {
            as(account)
                    .body(rejection("AUTO-proration-6"))
                    .post("/v1/incidents/certificate-rejections")
                    .then()
                    .statusCode(403)
                    .body("type", containsString("/role-missing"));
        }
        as("allocation-service").body(DECLARATION).post("/v1/incidents").then().statusCode(403);
        as("allocation-service")
                .body("{}")
                .post("/v1/incidents/certificate-rejections")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems(containsString("reference"), containsString("violations")));
    }

    @Test
    void a_person_takes_the_lead_and_a_service_cannot() {
        String opened =
                opened("AUTO-proration-5", "k-" + UUID.randomUUID()).extract().path("incident");
        as("allocation-service")
                .post("/v1/incidents/" + opened + "/lead")
                .then()
                .statusCode(403);
        as("audit-1").post("/v1/incidents/" + opened + "/lead").then().statusCode(403);
        as("engineering-2")
                .post("/v1/incidents/" + opened + "/lead")
                .then()
                .statusCode(200)
                .body("lead", equalTo("engineering-2"));
        as("audit-1")
                .get("/v1/incidents/" + declared())
                .then()
                .body("lead", equalTo("engineering-1"), "refusedCertificate", nullValue())
                .body("severity", equalTo("NOT_RATED"));
        as("engineering-2").post("/v1/incidents/INC-2026-999999/lead").then().statusCode(404);
        as("allocation-service")
                .post("/v1/incidents/" + opened + "/closing")
                .then()
                .statusCode(403);
    }

    @Test
    void the_timeline_of_an_incident_that_a_certificate_opened_begins_with_its_refusal() {
        allocation.onGet(
                "/v1/events",
                (call, path) ->
                        StandIn.Reply.ok(call.parameter("after", "0").equals("0") ? List.of(REJECTED) : List.of()));
        String opened =
                opened("AUTO-proration-3", "k-" + UUID.randomUUID()).extract().path("incident");
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/timeline", opened)
                .then()
                .body("items[0].event", equalTo("certificate-rejected"))
                .body("items.event", hasItem("incident-declared")));
        as("audit-1")
                .get("/v1/incidents/{incident}/timeline", declared())
                .then()
                .body("items[0].event", equalTo("incident-declared"));
    }

    private static ValidatableResponse opened(String reference, String key) {
        return given().auth()
                .preemptive()
                .basic("allocation-service", Accounts.PASSWORD)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(rejection(reference))
                .post("/v1/incidents/certificate-rejections")
                .then();
    }

    private static String rejection(String reference) {
        return """
                {"reference": "%s", "version": "%s", "deal": "D-77", "rejectedAt": "2026-09-21T09:00:00Z",
                 "violations": ["CAP: INV-B has 45, above the cap 40", "SUM: 1"]}
                """.formatted(reference, reference.substring("AUTO-".length()));
    }

    private static String declared() {
        return as("engineering-1")
                .body(DECLARATION)
                .post("/v1/incidents")
                .then()
                .statusCode(201)
                .body("incident", startsWith("INC-2026-"))
                .extract()
                .path("incident");
    }
}
