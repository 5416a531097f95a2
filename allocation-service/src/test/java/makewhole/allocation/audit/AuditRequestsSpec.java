package makewhole.allocation.audit;

import static makewhole.allocation.audit.ImportedScenario.SCOPE;
import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.deal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
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
    void every_audit_is_listed_with_who_started_it_over_what_and_the_list_goes_on_after_any_of_them() {
        String first = audited(SCOPE);
        String second = audited(Map.of("kind", "PERIOD", "from", "1999-01-01", "to", "1999-12-31"));
        List<Map<String, Object>> all = listed("");
        assertThat(all).extracting(listed -> listed.get("audit")).containsSubsequence(first, second);
        Map<String, Object> ofVersion = all.stream()
                .filter(listed -> first.equals(listed.get("audit")))
                .findFirst()
                .orElseThrow();
        assertThat(ofVersion)
                .containsEntry("state", "DONE")
                .containsEntry("startedBy", "engineering-1")
                .containsEntry("shards", 1)
                .containsEntry("digest", ImportedScenario.digest(first))
                .extractingByKey("scope", InstanceOfAssertFactories.MAP)
                .containsEntry("kind", "VERSION")
                .containsEntry("version", ImportedScenario.VERSION);
        as("audit-1")
                .get("/v1/audits/" + second)
                .then()
                .body("scope.kind", equalTo("PERIOD"), "scope.from", equalTo("1999-01-01"))
                .body("scope.to", equalTo("1999-12-31"), "startedBy", equalTo("engineering-1"));

        List<Object> byOne = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = as("audit-1")
                    .get("/v1/audits?limit=1" + (next.isEmpty() ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            byOne.addAll(page.getList("items.audit"));
            next = page.getString("next");
        }
        assertThat(byOne)
                .isEqualTo(all.stream().map(listed -> listed.get("audit")).toList());
        assertThat(listed("?state=DONE"))
                .extracting(listed -> listed.get("audit"))
                .contains(first, second);
        assertThat(listed("?state=DONE"))
                .extracting(listed -> listed.get("state"))
                .containsOnly("DONE");
        assertThat(listed("?state=RUNNING"))
                .extracting(listed -> listed.get("audit"))
                .doesNotContain(first, second);
        as("audit-1").get("/v1/audits?state=LOST").then().statusCode(400).body("type", endsWith("/invalid-request"));
        assertThat(as("audit-1").accept("text/csv").get("/v1/audits").asString().lines())
                .hasSize(all.size() + 1)
                .first()
                .isEqualTo(
                        "audit,state,scope.kind,scope.version,scope.from,scope.to,shards,startedBy,startedAt,digest");
    }

    private static List<Map<String, Object>> listed(String query) {
        return as("audit-1")
                .get("/v1/audits" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    @Test
    void what_would_have_been_right_comes_as_csv_too() {
        String path = "/v1/audits/%s/deals/%s/right".formatted(audited(SCOPE), deal("D-2024-09-09"));
        List<Map<String, String>> lines =
                as("finance-1").get(path).then().statusCode(200).extract().path("lines");
        assertThat(lines).hasSizeGreaterThan(100);
        List<String> rows = as("finance-1")
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(rows.getFirst()).isEqualTo("investor,right,cap");
        assertThat(rows.subList(1, rows.size()))
                .isEqualTo(lines.stream()
                        .map(line -> "%s,%s,%s".formatted(line.get("investor"), line.get("right"), line.get("cap")))
                        .toList());
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
