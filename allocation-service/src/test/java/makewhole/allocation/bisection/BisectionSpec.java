package makewhole.allocation.bisection;

import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.awaited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.allocation.audit.ImportedScenario;
import makewhole.platform.testing.EmbeddedDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class BisectionSpec {
    private static final Map<String, String> OF_SCENARIO =
            Map.of("kind", "VERSION", "version", ImportedScenario.VERSION);

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @Test
    void the_faulty_version_is_named_by_what_its_code_reproduces() {
        JsonPath report = bisected(audited(OF_SCENARIO));
        assertThat(report.getString("report.suspect")).isEqualTo("proration-1");
        assertThat(report.getString("report.conclusion"))
                .startsWith("The code of proration-1 gives exactly what was booked in 2 of the 2 wrong deals");
        assertThat(report.getMap("report.replays.find { it.version == 'proration-1' }"))
                .containsEntry("wrongReproduced", 2)
                .containsEntry("rightReproduced", 38);
        assertThat(report.getMap("report.replays.find { it.version == 'proration-2' }"))
                .containsEntry("wrongReproduced", 0)
                .containsEntry("rightReproduced", 38);
    }

    @Test
    void it_is_told_since_when_and_how_often() {
        JsonPath report = bisected(audited(OF_SCENARIO));
        assertThat(report.getMap("report.versions.find { it.version == '%s' }".formatted(ImportedScenario.VERSION)))
                .containsEntry("deals", 40)
                .containsEntry("wrong", 2)
                .containsEntry("firstWrong", closedOn("D-2024-09-09"))
                .containsEntry("lastWrong", closedOn("D-2026-09-40"))
                .containsEntry("lastRightBefore", closedOn("D-2024-08-08"));
    }

    @Test
    void deals_are_wrong_exactly_when_a_cap_is_reached_by_what_others_leave_over() {
        JsonPath report = bisected(audited(OF_SCENARIO));
        assertThat(report.getString("report.properties[0].property")).isEqualTo("CAP_REACHED_LATER");
        assertThat(report.getBoolean("report.properties[0].exactly")).isTrue();
        assertThat(report.getInt("report.properties[0].wrongWith")).isEqualTo(2);
        assertThat(report.getInt("report.properties[0].rightWithout")).isEqualTo(38);
        assertThat(report.getList("report.properties")).hasSize(BookProperty.values().length);
    }

    @Test
    void the_smallest_book_that_shows_the_fault_has_a_handful_of_investors_with_plain_names() {
        JsonPath report = bisected(audited(OF_SCENARIO));
        int investors = report.getList("report.smallestBook.lines").size();
        // Two investors cannot show this fault; the search ends where no single step makes the book smaller.
        assertThat(investors).isBetween(3, 5);
        assertThat(report.getBoolean("report.smallestBook.ruleIsCertified")).isTrue();
        assertThat(report.getList("report.smallestBook.violations")).isNotEmpty();
        assertThat(report.getLong("report.smallestBook.onOffer")).isLessThan(1_000);
        assertThat(report.getList("report.smallestBook.lines.investor"))
                .isEqualTo(List.of("A", "B", "C", "D", "E").subList(0, investors));
    }

    @Test
    void the_report_can_be_read_as_a_text() {
        String audit = audited(OF_SCENARIO);
        String bisection = bisected(audit).getString("bisection");
        as("legal-1")
                .accept("text/plain")
                .get("/v1/audits/%s/bisections/%s".formatted(audit, bisection))
                .then()
                .statusCode(200)
                .contentType(containsString("text/plain"))
                .body(containsString("Whose code gives what was booked"))
                .body(containsString("The smallest book that shows the fault of proration-1"))
                .body(containsString("The certificate accepts what the rule gives, and has against"));
    }

    @Test
    void the_bisections_of_an_audit_are_listed_with_who_asked_for_them() {
        String audit = audited(Map.of("kind", "VERSION", "version", "never-used"));
        String path = "/v1/audits/%s/bisections".formatted(audit);
        String first = bisected(audit).getString("bisection");
        String second = bisected(audit).getString("bisection");
        as("audit-1")
                .get(path)
                .then()
                .statusCode(200)
                .body("items.bisection", equalTo(List.of(first, second)))
                .body("items.state", equalTo(List.of("DONE", "DONE")))
                .body("items.requestedBy", equalTo(List.of("engineering-1", "engineering-1")))
                .body("next", nullValue());
        as("audit-1").get(path + "?limit=1").then().body("items.bisection", equalTo(List.of(first)));
        as("audit-1").get(path + "?after=" + first).then().body("items.bisection", equalTo(List.of(second)));
        as("audit-1")
                .get("/v1/audits/%s/bisections?after=%s".formatted(audited(OF_SCENARIO), first))
                .then()
                .statusCode(404);
        as("audit-1")
                .get("/v1/audits/%s/bisections".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404);
    }

    @Test
    void where_nothing_is_wrong_that_is_the_answer() {
        String audit = audited(Map.of("kind", "VERSION", "version", "never-used"));
        JsonPath report = bisected(audit);
        assertThat(report.getString("report.conclusion"))
                .isEqualTo("No deal of this audit is wrong, so there is nothing to bisect.");
        assertThat(report.getString("report.suspect")).isNull();
    }

    @Test
    void a_running_audit_is_not_bisected() {
        UUID running = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO audit (audit_id, scope_kind, state, started_by, started_at) VALUES (?, 'ALL', 'RUNNING', 'x', now())",
                running));
        as("engineering-1")
                .post("/v1/audits/%s/bisections".formatted(running))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/audit-still-running"));
    }

    @Test
    void what_is_not_there_is_not_found_and_not_everyone_may_ask() {
        String audit = audited(OF_SCENARIO);
        as("engineering-1")
                .post("/v1/audits/%s/bisections".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404);
        as("engineering-1")
                .get("/v1/audits/%s/bisections/%s".formatted(audit, UUID.randomUUID()))
                .then()
                .statusCode(404);
        as("finance-1").post("/v1/audits/%s/bisections".formatted(audit)).then().statusCode(403);
        String other = bisected(audit).getString("bisection");
        as("engineering-1")
                .get("/v1/audits/%s/bisections/%s".formatted(audited(OF_SCENARIO), other))
                .then()
                .statusCode(404);
    }

    private static String closedOn(String deal) {
        return as("audit-1")
                .get("/v1/deals/" + ImportedScenario.deal(deal))
                .then()
                .statusCode(200)
                .extract()
                .path("closedOn");
    }

    private static JsonPath bisected(String audit) {
        String bisection = as("engineering-1")
                .post("/v1/audits/%s/bisections".formatted(audit))
                .then()
                .statusCode(202)
                .body("state", equalTo("RUNNING"))
                .extract()
                .path("bisection");
        return awaited(
                () -> as("audit-1")
                        .accept("application/json")
                        .get("/v1/audits/%s/bisections/%s".formatted(audit, bisection))
                        .jsonPath(),
                body -> body.getString("state").equals("DONE"));
    }
}
