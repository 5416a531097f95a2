package makewhole.remediation.incident;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.Story;
import org.junit.jupiter.api.Test;

/** Goes through the service's own description, so that a path which is added later is tried as well. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RestrictedIncidentSpec {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /**
     * Paths whose parameters lead to no incident: a file of the bank has payments of many, and tells only their number;
     * where an investor is paid is asked for by whoever knows the investor, whatever is owed to them; what the firm
     * recorded of a deal is the firm's, whether or not an incident touches the deal.
     */
    private static final Set<String> OF_NO_INCIDENT = Set.of(
            "/v1/events-put-aside",
            "/v1/rate-tables/",
            "/v1/bank-answers/",
            "/v1/account-changes/",
            "/v1/investors/",
            "/v1/investor-corrections/",
            "/v1/record-corrections/");

    @Inject
    AllocationStandIn allocation;

    @Inject
    ObjectMapper json;

    private record Operation(String method, String path) {}

    @Test
    void nobody_else_sees_a_restricted_incident_or_anything_of_it_on_any_path() throws IOException {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        Map<String, String> ids =
                Map.of("incident", plan.incident(), "plan", plan.plan(), "run", plan.paid(), "deal", plan.openDeal());
        restrict(plan.incident(), true);
        try {
            List<Operation> operations = operations();
            assertThat(operations).hasSizeGreaterThan(30);
            for (Operation operation : operations) {
                String path = filled(operation.path(), ids);
                Response hidden = as("finance-2").body("{}").request(operation.method(), path);
                assertThat(hidden.statusCode())
                        .as("%s %s by somebody who is not among its readers", operation.method(), path)
                        .isIn(operation.method().equals("GET") ? Set.of(404) : Set.of(404, 403));
                if (operation.method().equals("GET")) {
                    assertThat(hidden.jsonPath().getString("detail"))
                            .as(path)
                            .matches("There is no (incident|plan|payment run) '.*'");
                }
            }
        } finally {
            restrict(plan.incident(), false);
        }
    }

    @Test
    void the_answer_is_that_of_an_incident_that_is_not_there() {
        String incident = Story.declared();
        restrict(incident, true);
        String hidden = as("finance-2")
                .get("/v1/incidents/{id}", incident)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String unknown = as("finance-2")
                .get("/v1/incidents/{id}", "INC-2026-999999")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(hidden.replace(incident, "?")).isEqualTo(unknown.replace("INC-2026-999999", "?"));
        restrict(incident, false);
    }

    @Test
    void readers_those_with_a_role_audit_and_services_see_it_and_lists_leave_it_out_for_others() {
        String incident = Story.declared();
        as("customer-success-2")
                .body("{}")
                .post("/v1/incidents/{id}/roles/CUSTOMER_LIAISON", incident)
                .then()
                .statusCode(200);
        restrict(incident, true);
        List<String> readers = List.of(
                "legal-1", "operations-2", "engineering-1", "customer-success-2", "audit-1", "allocation-service");
        for (String reader : readers) {
            as(reader).get("/v1/incidents/{id}", incident).then().statusCode(200);
            as(reader).queryParam("limit", 500).get("/v1/incidents").then().body("items.incident", hasItem(incident));
        }
        for (String other : List.of("legal-2", "finance-1", "engineering-2", "customer-success-1")) {
            as(other).get("/v1/incidents/{id}", incident).then().statusCode(404);
            as(other)
                    .queryParam("limit", 500)
                    .get("/v1/incidents")
                    .then()
                    .body("items.incident", not(hasItem(incident)), "items", not(empty()));
        }
        as("audit-1")
                .get("/v1/incidents/{id}", incident)
                .then()
                .body("visibility.restricted", equalTo(true))
                .body("visibility.readers", contains("legal-1", "operations-2"));
        restrict(incident, false);
        as("finance-1").get("/v1/incidents/{id}", incident).then().statusCode(200);
    }

    @Test
    void the_journal_is_closed_to_those_who_may_not_read_all_that_it_speaks_of() {
        String incident = Story.declared();
        restrict(incident, true);
        as("finance-1")
                .get("/v1/events")
                .then()
                .statusCode(403)
                .body("type", endsWith("/journal-restricted"), "detail", containsString("AUDIT"));
        as("engineering-2")
                .get("/v1/events-put-aside")
                .then()
                .statusCode(403)
                .body("type", endsWith("/journal-restricted"));
        as("engineering-1").get("/v1/events-put-aside").then().statusCode(200);
        as("audit-1").get("/v1/events").then().statusCode(200);
        as("allocation-service").get("/v1/events").then().statusCode(200);
        as("legal-1").get("/v1/events").then().statusCode(200);
        restrict(incident, false);
        as("finance-1").get("/v1/events").then().statusCode(200);
    }

    @Test
    void legal_or_the_lead_restricts_it_with_a_reason_and_nobody_else() {
        String incident = Story.declared();
        as("finance-1")
                .body(Map.of("restricted", true, "readers", List.of(), "reason", "Mine"))
                .post("/v1/incidents/{id}/visibility", incident)
                .then()
                .statusCode(403)
                .body("type", endsWith("/role-missing"));
        as("legal-1")
                .body(Map.of("restricted", true, "readers", List.of()))
                .post("/v1/incidents/{id}/visibility", incident)
                .then()
                .statusCode(400);
        as("engineering-1")
                .body(Map.of("restricted", true, "readers", List.of(), "reason", "Under privilege"))
                .post("/v1/incidents/{id}/visibility", incident)
                .then()
                .statusCode(200);
        as("engineering-1")
                .body(Map.of("restricted", false, "readers", List.of(), "reason", "No longer"))
                .post("/v1/incidents/{id}/visibility", incident)
                .then()
                .statusCode(200);
    }

    private static void restrict(String incident, boolean restricted) {
        as("legal-1")
                .body(Map.of("restricted", restricted, "readers", List.of("operations-2"), "reason", "Under privilege"))
                .post("/v1/incidents/{id}/visibility", incident)
                .then()
                .statusCode(200);
    }

    private List<Operation> operations() throws IOException {
        JsonNode description = json.readTree(
                given().queryParam("format", "json").get("/q/openapi").asString());
        List<Operation> operations = new ArrayList<>();
        description.get("paths").properties().forEach(path -> {
            boolean ofAnIncident =
                    path.getKey().contains("{") && OF_NO_INCIDENT.stream().noneMatch(path.getKey()::startsWith);
            if (ofAnIncident) {
                path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(
                                new Operation(method.toUpperCase(java.util.Locale.ROOT), path.getKey())));
            }
        });
        return operations;
    }

    private static String filled(String path, Map<String, String> ids) {
        assertThat(path).as("a path that leads to an incident names it").containsPattern("\\{(incident|plan|run)}");
        Matcher parameter = PARAMETER.matcher(path);
        return parameter.replaceAll(found -> Matcher.quoteReplacement(ids.getOrDefault(found.group(1), "LEGAL")));
    }
}
