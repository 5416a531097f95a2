package makewhole.allocation.rejection;

import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDealThatProrationOneGetsWrong;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.RemediationStandIn;
import makewhole.allocation.testing.Surroundings;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class RejectionSpec {
    private static final String PATH = "/v1/versions/proration-1";

    @Inject
    FreshInstallation installation;

    @Inject
    RemediationStandIn remediation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
    }

    @AfterEach
    void remediationIsBack() {
        remediation.opensIncidents();
    }

    @Test
    void a_refused_certificate_opens_an_incident_by_itself_that_says_deal_version_and_violations() throws Exception {
        int before = remediation.incidentRequests().size();
        tripped("D-1");
        Waiting.until("an incident is opened", () -> incident() != null);
        get(PATH)
                .body("state", equalTo("SUSPECT"), "suspected", equalTo(true))
                .body("rejection.reference", equalTo("AUTO-proration-1"), "rejection.deal", equalTo("D-1"))
                .body("rejection.incident", startsWith("INC-2026-"));
        get("/v1/kill-switch").body("engagements.incident", contains("AUTO-proration-1"));
        assertThat(Journaled.entries()).extracting(entry -> entry.get("event")).contains("incident-opened");
        List<String> sent = remediation
                .incidentRequests()
                .subList(before, remediation.incidentRequests().size());
        assertThat(sent)
                .isNotEmpty()
                .allMatch(request -> request.startsWith("AUTO-proration-1 "))
                .allMatch(request -> request.contains("\"deal\":\"D-1\""))
                .allMatch(request -> request.contains("\"version\":\"proration-1\""))
                .allMatch(request -> request.contains("\"violations\":[\"CAP: INV-B"));
        assertThat(remediation.callers())
                .as("the service calls as itself")
                .contains("Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("allocation-service:" + Accounts.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void while_remediation_service_fails_the_version_is_halted_all_the_same_and_the_incident_follows()
            throws Exception {
        int before = remediation.incidentRequests().size();
        remediation.opensNoIncidents(503);
        tripped("D-1");
        Waiting.until(
                "it was tried more than once",
                () -> remediation.incidentRequests().size() > before + 3);
        assertThat(incident()).isNull();
        get("/v1/kill-switch").body("engagements", hasSize(1));
        remediation.opensIncidents();
        Waiting.until("the incident is opened", () -> incident() != null);
    }

    @Test
    void a_lasting_refusal_is_tried_again_too_since_it_may_be_a_setting_that_is_put_right() throws Exception {
        int before = remediation.incidentRequests().size();
        remediation.opensNoIncidents(403);
        tripped("D-1");
        Waiting.until(
                "it was refused twice", () -> remediation.incidentRequests().size() > before + 1);
        remediation.opensIncidents();
        Waiting.until("the incident is opened", () -> incident() != null);
    }

    @Test
    void remediation_service_may_engage_under_the_same_reference_and_nothing_is_engaged_twice() {
        tripped("D-1");
        String first = get("/v1/kill-switch").extract().path("engagements[0].id");
        Engaging.engage("remediation-service", "{\"kind\":\"VERSION\",\"name\":\"proration-1\"}", "AUTO-proration-1")
                .statusCode(201)
                .body("id", equalTo(first));
        get("/v1/kill-switch").body("engagements", hasSize(1));
        refused(Engaging.requestRelease("remediation-service", first), 403, "role-missing");
        refused(Engaging.requestRelease("allocation-service", first), 403, "role-missing");
        refused(Engaging.requestRelease("legal-1", first), 409, "release-not-allowed", "suspicion");
    }

    @Test
    void why_the_version_is_halted_is_told_to_everybody_and_whose_lines_are_wrong_is_not() throws SQLException {
        tripped("D-1");
        get(PATH).body("rejection.violations[0]", startsWith("CAP: INV-B"));
        get("/v1/kill-switch")
                .body("engagements[0].reason", containsString("CAP (violations: "))
                .body("engagements[0].reason", not(containsString("INV-")));
        offered(aDealThatProrationOneGetsWrong("D-2"));
        refused(
                publish("D-2", "proration-1").body("detail", not(containsString("INV-"))),
                503,
                "kill-switch-engaged",
                "CAP");
        assertThat(
                        database.count(
                                "SELECT count(*) FROM journal_entry WHERE about_id IN ('D-1', 'proration-1') AND reason LIKE '%INV-%'"))
                .isZero();
    }

    private static void tripped(String deal) {
        offered(aDealThatProrationOneGetsWrong(deal));
        refused(publish(deal), 500, "certificate-rejected", "proration-1");
    }

    private static String incident() {
        return get(PATH).extract().path("rejection.incident");
    }
}
