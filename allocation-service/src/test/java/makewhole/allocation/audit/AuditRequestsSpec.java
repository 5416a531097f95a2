package makewhole.allocation.audit;

import static makewhole.allocation.audit.ImportedScenario.SCOPE;
import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.deal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask for which audit, and for what of it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class AuditRequestsSpec {
    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @Test
    void the_same_key_starts_one_audit() {
        String key = UUID.randomUUID().toString();
        assertThat(startedWith(key)).isEqualTo(startedWith(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"scope":{"kind":"SOME"}}                                                  | kind
            {"scope":{"kind":"VERSION"}}                                               | scope.version
            {"scope":{"kind":"PERIOD","from":"2024-01-01"}}                            | scope.to
            {"scope":{"kind":"PERIOD","from":"2024-02-01","to":"2024-01-01"}}          | scope.to
            {"scope":{"kind":"ALL","version":"proration-1"}}                           | scope.version
            {"scope":{"kind":"VERSION","version":"proration-1","from":"2024-01-01"}}   | scope.from
            {"scope":{}}                                                               | kind
            {}                                                                         | scope
            """)
    void a_scope_that_means_nothing_is_refused_by_field(String body, String field) {
        as("engineering-1")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/audits")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/invalid-request"))
                .body("errors[0].field", containsString(field));
    }

    @Test
    void customer_success_reads_audits_but_starts_none() {
        as("customer-success-1")
                .contentType(ContentType.JSON)
                .body(Map.of("scope", SCOPE))
                .post("/v1/audits")
                .then()
                .statusCode(403);
        as("customer-success-1").get("/v1/audits/" + audited(SCOPE)).then().statusCode(200);
    }

    @Test
    void deals_and_findings_are_narrowed_down() {
        String audit = audited(SCOPE);
        assertThat(as("audit-1")
                        .get("/v1/audits/" + audit + "/deals?verdict=WRONG")
                        .jsonPath()
                        .getList("items.deal"))
                .isEqualTo(List.of(deal("D-2024-09-09"), deal("D-2026-09-40")));
        List<String> kinds = as("audit-1")
                .get("/v1/audits/" + audit + "/findings?kind=OVER&limit=5000")
                .jsonPath()
                .getList("items.kind");
        assertThat(kinds).isNotEmpty().containsOnly("OVER").hasSizeLessThan(215);
        assertThat(as("audit-1")
                        .accept("text/csv")
                        .get("/v1/audits/" + audit + "/findings?kind=OVER")
                        .asString()
                        .lines())
                .hasSize(kinds.size() + 1);
        for (String unknown : List.of("deals?verdict=GOOD", "findings?kind=SIDEWAYS")) {
            as("audit-1")
                    .get("/v1/audits/" + audit + "/" + unknown)
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/invalid-request"));
        }
    }

    @Test
    void what_is_not_there_is_not_found() {
        String audit = audited(SCOPE);
        as("audit-1").get("/v1/audits/" + UUID.randomUUID()).then().statusCode(404);
        as("audit-1").get("/v1/audits/nonsense/findings").then().statusCode(404);
        as("audit-1")
                .get("/v1/audits/%s/deals/D-0/right".formatted(audit))
                .then()
                .statusCode(404)
                .body("detail", containsString("audited deal 'D-0'"));
        as("audit-1")
                .get("/v1/audits/%s/findings?after=!".formatted(audit))
                .then()
                .statusCode(400);
    }

    private static String startedWith(String key) {
        return as("engineering-1", key)
                .contentType(ContentType.JSON)
                .body(Map.of("scope", SCOPE))
                .post("/v1/audits")
                .then()
                .statusCode(202)
                .extract()
                .path("audit");
    }
}
