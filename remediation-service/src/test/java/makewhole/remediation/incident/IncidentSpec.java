package makewhole.remediation.incident;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class IncidentSpec {
    private static final String DECLARATION = """
            {"title": "Some were given more than they may invest", "discoveredOn": "2026-09-21",
             "reportedDeals": ["D-2024-09-09"], "suspectedVersion": "proration-1"}
            """;

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
                .body(Map.of("title", "x", "reportedDeals", java.util.List.of(), "suspectedVersion", "proration-1"))
                .post("/v1/incidents")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(containsString("discoveredOn")));
        as("audit-1").body(DECLARATION).post("/v1/incidents").then().statusCode(403);
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
