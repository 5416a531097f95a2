package makewhole.allocation.verification;

import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.awaited;
import static makewhole.allocation.audit.ImportedScenario.deal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.ImportedScenario;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.regression.RegressionCases;
import makewhole.allocation.rejection.RejectCertificate;
import makewhole.allocation.version.Verification;
import makewhole.allocation.version.Versions;
import makewhole.platform.testing.EmbeddedDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class VerificationSpec {
    private static final Map<String, String> ALL = Map.of("kind", "ALL");

    @Inject
    Jdbi jdbi;

    @Inject
    VerifyVersion verifyVersion;

    @Inject
    RegressionCases cases;

    @Inject
    PastBooks pastBooks;

    @Inject
    Audits audits;

    @Inject
    Deals deals;

    @Inject
    Versions versions;

    @Inject
    RejectCertificate rejectCertificate;

    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @Test
    void the_wrong_deals_of_an_audit_become_regression_cases_once() {
        String audit = audited(Map.of("kind", "VERSION", "version", ImportedScenario.VERSION));
        List<String> frozen = freeze("engineering-1", audit)
                .statusCode(201)
                .body("cases.deal", containsInAnyOrder(deal("D-2024-09-09"), deal("D-2026-09-40")))
                .extract()
                .path("cases.case");
        List<String> again =
                freeze("engineering-2", audit).statusCode(201).extract().path("cases.case");
        assertThat(again).isEqualTo(frozen);
        as("audit-1")
                .get("/v1/regression-cases")
                .then()
                .statusCode(200)
                .body("items.case", hasItems(frozen.toArray(String[]::new)));
        assertThatThrownBy(() -> jdbi.withHandle(handle -> handle.execute("DELETE FROM regression_case")))
                .isNotNull();
    }

    @Test
    void proration_2_passes_its_verification() {
        String audit = audited(ALL);
        freeze("engineering-1", audit).statusCode(201);
        JsonPath shown = verified("proration-2", audit);
        assertThat(shown.getString("state")).as(shown.prettify()).isEqualTo("PASSED");
        assertThat(shown.getList("failures")).isEmpty();
        assertThat(shown.getLong("regressionCases")).isGreaterThanOrEqualTo(2);
        assertThat(shown.getLong("regressionCasesPassed")).isEqualTo(shown.getLong("regressionCases"));
        assertThat(shown.getLong("lawBooks")).isEqualTo(2_000);
        assertThat(shown.getLong("lawBooksPassed")).isEqualTo(2_000);
        assertThat(shown.getLong("dealsReplayed")).isGreaterThanOrEqualTo(40);
        assertThat(shown.getLong("dealsCertified")).isEqualTo(shown.getLong("dealsReplayed"));
        assertThat(shown.getLong("differencesFromBooked")).isGreaterThanOrEqualTo(215);
        assertThat(shown.getLong("findings")).isEqualTo(shown.getLong("differencesFromBooked"));
    }

    @Test
    void proration_1_fails_its_verification_at_every_part_of_it() {
        String audit = audited(ALL);
        freeze("engineering-1", audit).statusCode(201);
        JsonPath shown = verified("proration-1", audit);
        assertThat(shown.getString("state")).isEqualTo("FAILED");
        assertThat(shown.getLong("regressionCasesPassed")).isZero();
        assertThat(shown.getLong("lawBooksPassed")).isBetween(1L, 1_999L);
        assertThat(shown.getLong("dealsReplayed") - shown.getLong("dealsCertified"))
                .isGreaterThanOrEqualTo(2);
        assertThat(shown.getLong("differencesFromBooked")).isNotEqualTo(shown.getLong("findings"));
        assertThat(shown.getList("failures", String.class))
                .isNotEmpty()
                .anyMatch(failure -> failure.contains("regression case"))
                .anyMatch(failure -> failure.contains("NOBODY_IS_ABOVE_THEIR_CAP"));
    }

    @Test
    void code_that_never_comes_back_has_failed_and_is_asked_for_nothing_more() {
        VerifyVersion impatient =
                new VerifyVersion(cases, pastBooks, audits, deals, versions, rejectCertificate, Duration.ofMillis(100));
        AuditId audit = new AuditId(UUID.fromString(audited(ALL)));
        Verification shown =
                impatient.verify(candidate(VerificationSpec::endless), audit, new Tally(Optional.empty(), soFar -> {}));
        assertThat(shown.state()).isEqualTo("FAILED");
        assertThat(shown.failures())
                .containsExactly("proration-3: no result within 0 s, so it was asked for nothing more");
    }

    @Test
    void a_recursion_without_end_has_failed() {
        AuditId audit = new AuditId(UUID.fromString(audited(ALL)));
        Verification shown = verifyVersion.verify(
                candidate(VerificationSpec::deeperForFive), audit, new Tally(Optional.empty(), soFar -> {}));
        assertThat(shown.state()).isEqualTo("FAILED");
        assertThat(shown.lawBooksPassed()).isBetween(1L, 1_999L);
        assertThat(shown.failures()).anyMatch(failure -> failure.contains("StackOverflowError"));
    }

    private static Algorithm candidate(Function<Book, Result> code) {
        return new Algorithm() {
            @Override
            public VersionName version() {
                return new VersionName("proration-3");
            }

            @Override
            public Result allocate(Book book) {
                return code.apply(book);
            }
        };
    }

    private static Result endless(Book book) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
        return Proration.of(book);
    }

    /** Never ends for a book of five investors. */
    private static Result deeperForFive(Book book) {
        return book.commitments().size() == 5 ? deeperForFive(book) : Proration.of(book);
    }

    @Test
    void a_version_is_not_verified_by_an_audit_that_left_wrong_deals_out() {
        String audit = audited(Map.of("kind", "PERIOD", "from", "2024-03-10", "to", "2024-03-27"));
        JsonPath shown = verified("proration-2", audit);
        assertThat(shown.getString("state")).isEqualTo("FAILED");
        assertThat(shown.getLong("findings")).isLessThan(shown.getLong("differencesFromBooked"));
        assertThat(shown.getList("failures", String.class))
                .anyMatch(failure -> failure.contains("findings of the audit"));
        // the state of the version that other specifications rely on
        assertThat(verified("proration-2", audited(ALL)).getString("state")).isEqualTo("PASSED");
    }

    @Test
    void a_version_without_code_cannot_be_verified() {
        verify("engineering-1", ImportedScenario.VERSION, audited(ALL))
                .statusCode(409)
                .body("type", endsWith("/version-not-executable"));
    }

    @Test
    void an_audit_that_is_still_running_proves_nothing() {
        UUID running = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO audit (audit_id, scope_kind, state, started_by, started_at) VALUES (?, 'ALL', 'RUNNING', 'x', now())",
                running));
        verify("engineering-1", "proration-2", running.toString())
                .statusCode(409)
                .body("type", endsWith("/audit-still-running"));
        freeze("engineering-1", running.toString()).statusCode(409).body("type", endsWith("/audit-still-running"));
    }

    @Test
    void only_engineering_freezes_cases_and_verifies() {
        String audit = audited(ALL);
        freeze("legal-1", audit).statusCode(403);
        verify("operations-1", "proration-2", audit).statusCode(403);
    }

    @Test
    void what_is_not_there_is_not_found() {
        String audit = audited(ALL);
        verify("engineering-1", "proration-99", audit).statusCode(404);
        verify("engineering-1", "proration-2", UUID.randomUUID().toString()).statusCode(404);
        freeze("engineering-1", UUID.randomUUID().toString()).statusCode(404);
        as("audit-1").get("/v1/versions/proration-99/verification").then().statusCode(404);
        as("engineering-1")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/versions/proration-2/verification")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("request.audit"));
    }

    private static ValidatableResponse freeze(String account, String audit) {
        return as(account)
                .contentType(ContentType.JSON)
                .body(Map.of("audit", audit))
                .post("/v1/regression-cases")
                .then();
    }

    private static ValidatableResponse verify(String account, String version, String audit) {
        return as(account)
                .contentType(ContentType.JSON)
                .body(Map.of("audit", audit))
                .post("/v1/versions/%s/verification".formatted(version))
                .then();
    }

    private static JsonPath verified(String version, String audit) {
        verify("engineering-1", version, audit).statusCode(202).body("state", equalTo("RUNNING"));
        return awaited(
                () -> as("audit-1")
                        .get("/v1/versions/%s/verification".formatted(version))
                        .jsonPath(),
                body -> !body.getString("state").equals("RUNNING"));
    }
}
