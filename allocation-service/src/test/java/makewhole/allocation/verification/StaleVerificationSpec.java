package makewhole.allocation.verification;

import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.awaited;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import makewhole.allocation.audit.ImportedScenario;
import makewhole.allocation.testing.Database;
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
        as("engineering-1")
                .body(Map.of("audit", audit))
                .post(PATH + "/verification")
                .then()
                .statusCode(202);
        awaited(
                () -> as("audit-1").get(PATH + "/verification").jsonPath(),
                shown -> shown.getString("state").equals("PASSED"));
    }
}
