package makewhole.allocation.http;

import static io.restassured.RestAssured.given;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.regression.RegressionCase;
import makewhole.allocation.regression.RegressionCases;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.TieredBook;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list has three items here. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class PagesSpec {
    private static final int ITEMS = 3;
    private static final UUID AUDIT = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
    private static final UUID OTHER_AUDIT = UUID.fromString("00000000-0000-4000-8000-0000000000a2");

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    RegressionCases cases;

    @BeforeEach
    void threeOfEach() throws SQLException {
        installation.begin("proration-2=ACTIVE", "proration-1=RETIRED", "prorata-0=RETIRED");
        for (String deal : List.of("D-1", "D-2", "D-3")) {
            offered(aDeal(deal));
        }
        threeAllocations();
        withdrawn(override("INV-A"));
        override("INV-A");
        override("INV-B");
        regressionCase("D-1", AUDIT);
        regressionCase("D-2", AUDIT);
        regressionCase("D-2", OTHER_AUDIT);
        for (String incident : List.of("INC-1", "INC-2", "INC-3")) {
            Engaging.deal("D-3", incident);
            refused(publish("D-3"), 503, "kill-switch-engaged");
        }
    }

    /** Cases that are none must not be left to who verifies versions. */
    @AfterEach
    void leaveNothing() throws SQLException {
        installation.begin();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/v1/deals",
                "/v1/deals/D-1/allocations",
                "/v1/deals/D-2/overrides",
                "/v1/versions",
                "/v1/regression-cases",
                "/v1/kill-switch/engagements",
                "/v1/kill-switch/refusals"
            })
    void page_by_page_a_list_is_what_it_is_as_a_whole_as_json_and_as_csv(String path) {
        List<Map<String, Object>> whole = get(path).extract().path("items");
        assertThat(whole).hasSize(ITEMS).doesNotHaveDuplicates();
        List<Map<String, Object>> items = new ArrayList<>();
        for (ExtractableResponse<Response> page : pages(path, "application/json")) {
            items.addAll(page.path("items"));
        }
        assertThat(items).isEqualTo(whole);

        List<String> wholeAsCsv = rows(list(path, "text/csv").extract());
        String column = wholeAsCsv.getFirst().split(",", -1)[0];
        List<String> rows = new ArrayList<>(List.of(wholeAsCsv.getFirst()));
        for (ExtractableResponse<Response> page : pages(path, "text/csv")) {
            assertThat(rows(page)).hasSize(2).first().isEqualTo(wholeAsCsv.getFirst());
            rows.add(rows(page).getLast());
        }
        assertThat(rows).isEqualTo(wholeAsCsv);
        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[0]))
                .isEqualTo(whole.stream()
                        .map(item -> String.valueOf(item.get(column)))
                        .toList());
    }

    @Test
    void regression_cases_are_looked_for_by_deal_and_by_audit() {
        get("/v1/regression-cases?deal=D-2").body("items.audit", contains(AUDIT.toString(), OTHER_AUDIT.toString()));
        get("/v1/regression-cases?audit=" + AUDIT).body("items.deal", contains("D-1", "D-2"));
        get("/v1/regression-cases?deal=D-2&audit=" + AUDIT).body("items.deal", contains("D-2"));
        get("/v1/regression-cases?deal=D-3").body("items", empty());
        refused(get("/v1/regression-cases?audit=none"), 404, "not-found", "audit 'none'");
        String after = get("/v1/regression-cases?audit=%s&limit=1".formatted(AUDIT))
                .extract()
                .path("next");
        get("/v1/regression-cases?audit=%s&limit=1&after=%s".formatted(AUDIT, after))
                .body("items.deal", contains("D-2"));
    }

    @Test
    void versions_and_overrides_of_one_state_are_paged_as_well() {
        String after = get("/v1/versions?state=RETIRED&limit=1")
                .body("items.version", contains("prorata-0"))
                .extract()
                .path("next");
        get("/v1/versions?state=RETIRED&limit=1&after=" + after).body("items.version", contains("proration-1"));
        after = get("/v1/deals/D-2/overrides?state=REQUESTED&limit=1")
                .body("items.investor", contains("INV-A"))
                .extract()
                .path("next");
        get("/v1/deals/D-2/overrides?state=REQUESTED&limit=1&after=" + after).body("items.investor", contains("INV-B"));
    }

    @Test
    void the_lines_of_an_allocation_come_some_at_a_time_as_json_and_as_csv() {
        String allocation = get("/v1/deals/D-1/allocations").extract().path("items[2].allocation");
        String path = "/v1/allocations/%s/lines".formatted(allocation);
        List<Map<String, Object>> lines =
                get("/v1/allocations/" + allocation).extract().path("lines");
        List<Map<String, Object>> paged = new ArrayList<>();
        for (ExtractableResponse<Response> page : pages(path, "application/json")) {
            paged.addAll(page.path("items"));
        }
        assertThat(paged).hasSizeGreaterThan(1).isEqualTo(lines);
        assertThat(rows(list(path, "text/csv").extract()))
                .hasSize(lines.size() + 1)
                .first()
                .isEqualTo("investor,given,cap");
        refused(get("/v1/allocations/%s/lines".formatted(UUID.randomUUID())), 404, "not-found");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/v1/deals/D-1/allocations", "/v1/deals/D-2/overrides"})
    void a_page_after_something_that_there_is_not_is_refused_and_not_an_empty_one(String path) {
        refused(get(path + "?after=" + UUID.randomUUID()), 404, "not-found");
        refused(get(path + "?after=nothing"), 404, "not-found", "nothing");
        refused(get(path + "?limit=0"), 400, "invalid-request");
        refused(get(path + "?limit=1001"), 400, "invalid-request");
    }

    /** The published one, and two that were in force before it, from the same moment on. */
    private void threeAllocations() throws SQLException {
        publish("D-1").statusCode(201);
        database.execute("""
                INSERT INTO allocation (allocation_id, deal_id, origin, state, algorithm_version, inputs_digest, lines_digest,
                                        staged_by, staged_at, published_by, published_at)
                SELECT gen_random_uuid(), deal_id, origin, 'SUPERSEDED', algorithm_version, inputs_digest, lines_digest,
                       staged_by, staged_at - interval '1 day', published_by, published_at - interval '1 day'
                FROM allocation, generate_series(1, 2) WHERE deal_id = 'D-1'
                """);
    }

    private void regressionCase(String deal, UUID audit) throws SQLException {
        database.execute("""
                INSERT INTO audit (audit_id, scope_kind, state, started_by, started_at)
                VALUES ('%s', 'ALL', 'RUNNING', 'audit-1', '2026-09-01T00:00:00Z') ON CONFLICT DO NOTHING
                """.formatted(audit));
        RegressionCase wrong = new RegressionCase(
                UUID.randomUUID(),
                new DealId(deal),
                new AuditId(audit),
                TieredBook.book(),
                TieredBook.result(),
                "sha256:of-%s-%s".formatted(deal, audit));
        QuarkusTransaction.requiringNew().run(() -> cases.addOnce(wrong));
    }

    private static String override(String investor) {
        return as("engineering-1")
                .body("{\"investor\":\"%s\",\"amount\":\"40.00\",\"reason\":\"promised\"}".formatted(investor))
                .post("/v1/deals/D-2/overrides")
                .then()
                .statusCode(201)
                .extract()
                .path("override");
    }

    private static void withdrawn(String override) {
        as("engineering-1")
                .body("{\"reason\":\"a mistake\"}")
                .post("/v1/deals/D-2/overrides/%s/withdrawal".formatted(override))
                .then()
                .statusCode(200);
    }

    /** As a caller goes through them who follows the links. */
    private static List<ExtractableResponse<Response>> pages(String path, String format) {
        List<ExtractableResponse<Response>> pages = new ArrayList<>();
        @Nullable String next = path + "?limit=1";
        while (next != null) {
            assertThat(pages).hasSizeLessThanOrEqualTo(ITEMS);
            ExtractableResponse<Response> page = list(next, format).extract();
            pages.add(page);
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return pages;
    }

    private static ValidatableResponse list(String path, String format) {
        return given().auth()
                .preemptive()
                .basic("audit-1", Accounts.PASSWORD)
                .accept(format)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .contentType(format);
    }

    private static List<String> rows(ExtractableResponse<Response> page) {
        return page.asString().lines().toList();
    }
}
