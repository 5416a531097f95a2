package makewhole.allocation.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.awaited;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import makewhole.allocation.audit.ImportedScenario;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.GeneratedDeals;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class StaleVerificationSpec {
    private static final String PATH = "/v1/versions/proration-2";

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        ImportedScenario.arrange();
    }

    @Test
    void a_case_that_is_frozen_after_a_verification_makes_it_stale_and_activation_says_so() {
        String audit = audited(Map.of("kind", "ALL"));
        verified(audit);
        get(PATH)
                .body("verified", is(true), "verificationStale", nullValue())
                .body("verification.grounds.audit", equalTo(audit))
                .body("verification.grounds.auditDigest", notNullValue())
                .body("verification.dealsToReplay", equalTo(40), "verification.dealsReplayed", equalTo(40));
        activation("engineering-1", "request").statusCode(200);

        as("engineering-1")
                .body(Map.of("audit", audit))
                .post("/v1/regression-cases")
                .then()
                .statusCode(201);
        get(PATH).body("verified", is(false), "verificationStale", containsString("regression cases"));
        refused(activation("engineering-2", "confirmation"), 409, "verification-stale", "regression cases", "again");
        refused(activation("engineering-1", "request"), 409, "verification-stale", "proration-2");

        verified(audit);
        activation("engineering-2", "confirmation").statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void a_verification_of_another_release_or_of_other_findings_proves_nothing() throws SQLException {
        verified(audited(Map.of("kind", "ALL")));
        rewritten("release = '0.9'");
        refused(activation("engineering-1", "request"), 409, "verification-stale", "release 0.9");
        rewritten("audit_digest = 'sha256:0'");
        refused(activation("engineering-1", "request"), 409, "verification-stale", "findings");
        rewritten("release = NULL, audit_digest = NULL, regression_cases_digest = NULL");
        refused(activation("engineering-1", "request"), 409, "verification-stale", "not kept");
    }

    @Test
    void a_deal_that_is_imported_after_a_verification_makes_it_stale() throws Exception {
        String audit = audited(Map.of("kind", "ALL"));
        verified(audit);
        activation("engineering-1", "request").statusCode(200);
        try (Connection owner = database.asOwner()) {
            new GeneratedDeals("LATE", 1, 3, 2).fill(owner);
        }
        get(PATH).body("verified", is(false), "verificationStale", containsString("imported"));
        refused(activation("engineering-2", "confirmation"), 409, "verification-stale", "imported", "again");

        verified(audited(Map.of("kind", "ALL")));
        activation("engineering-2", "confirmation").statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void a_deal_for_which_nobody_can_tell_what_is_right_is_passed_over_and_counted() {
        as("operations-1")
                .contentType(ContentType.MULTIPART)
                .multiPart("deals", "deals.csv", """
                        deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,correction_window_ends_on,algorithm_version
                        BLANK-1,A deal,USD,1,0.07,2026-01-09,2026-01-12,2026-02-09,audited-1
                        """.getBytes(UTF_8), "text/csv")
                .multiPart("commitments", "commitments.csv", """
                        deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked
                        BLANK-1,INV-A,100.00,,,,2026-01-05T09:00:00Z,0.03
                        BLANK-1,INV-B,100.00,2.00,,,2026-01-05T09:00:00Z,0.04
                        """.getBytes(UTF_8), "text/csv")
                .post("/v1/imports")
                .then()
                .statusCode(201);
        String audit = audited(Map.of("kind", "ALL"));
        get("/v1/audits/" + audit).body("undecidable", equalTo(1));
        ended(audit)
                .body("state", equalTo("PASSED"), "failures", hasSize(0))
                .body("dealsToReplay", equalTo(41), "dealsReplayed", equalTo(40), "dealsPassedOver", equalTo(1));
        activation("engineering-1", "request").statusCode(200);
        activation("engineering-2", "confirmation").statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void an_active_version_whose_certificate_is_refused_in_a_verification_is_halted_as_one_that_publishes() {
        ended("/v1/versions/proration-1", audited(Map.of("kind", "ALL"))).body("state", equalTo("FAILED"));
        get("/v1/versions/proration-1")
                .body("state", equalTo("SUSPECT"), "rejection.reference", equalTo("AUTO-proration-1"));
        get("/v1/kill-switch").body("engagements.scope.name", hasItem("proration-1"));
    }

    @Test
    void what_the_release_has_proven_holds_until_a_verification_here_shows_the_opposite() throws SQLException {
        installation.begin();
        ImportedScenario.arrange();
        get(PATH).body("verified", is(true));
        ended(audited(Map.of("kind", "PERIOD", "from", "2024-03-10", "to", "2024-03-27")))
                .body("state", equalTo("FAILED"));
        get(PATH).body("verified", is(false), "state", equalTo("ACTIVE"));
        String everything = Engaging.everything("INC-42").extract().path("id");
        refused(Engaging.requestRelease("legal-1", everything), 409, "release-not-allowed", "verified");
        rewritten("state = 'PASSED', failures = '{}', findings = differences_from_booked, release = '0.9'");
        get(PATH).body("verified", is(true));
        Engaging.released(everything);
    }

    private void rewritten(String columns) throws SQLException {
        database.execute("""
                ALTER TABLE verification DISABLE TRIGGER a_verification_ends_once;
                UPDATE verification SET %s;
                ALTER TABLE verification ENABLE TRIGGER a_verification_ends_once;
                """.formatted(columns));
    }

    private static ValidatableResponse activation(String account, String step) {
        return as(account)
                .body("{\"reason\":\"it is verified\"}")
                .post(PATH + "/activation-" + step)
                .then();
    }

    private static void verified(String audit) {
        ended(audit).body("state", equalTo("PASSED"));
    }

    private static ValidatableResponse ended(String audit) {
        return ended(PATH, audit);
    }

    private static ValidatableResponse ended(String version, String audit) {
        as("engineering-1")
                .body(Map.of("audit", audit))
                .post(version + "/verification")
                .then()
                .statusCode(202);
        awaited(
                () -> as("audit-1").get(version + "/verification").jsonPath(),
                shown -> !shown.getString("state").equals("RUNNING"));
        return get(version + "/verification");
    }
}
