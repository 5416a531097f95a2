package makewhole.allocation.shadow;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.aDealThatProrationOneGetsWrong;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.allocation.Allocations;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Surroundings;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ShadowSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    CompareInShadow compareInShadow;

    @Inject
    Allocations allocations;

    @Inject
    Deals deals;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin("proration-2=ACTIVE", "proration-1=CANDIDATE");
    }

    @Test
    void a_candidate_in_shadow_is_worked_out_beside_every_published_deal_and_publishes_nothing() throws Exception {
        start("engineering-1", "proration-1")
                .statusCode(201)
                .body("running", is(true), "startedBy", equalTo("engineering-1"), "reason", equalTo("to see"));
        offered(aDeal("D-1"));
        publish("D-1").statusCode(201).body("algorithmVersion", equalTo("proration-2"));
        compared("proration-1", 1);
        shadow("proration-1").body("equal", equalTo(1), "different", equalTo(0), "failed", equalTo(0));
        get("/v1/versions/proration-1/shadow/deals")
                .body("items.deal", contains("D-1"), "items.outcome", contains("EQUAL"));
        get("/v1/versions/proration-1/shadow/differences").body("items", hasSize(0));
        get("/v1/versions").body("items.find { it.version == 'proration-1' }.shadow.equal", equalTo(1));
        assertThat(database.count("SELECT count(*) FROM allocation"))
                .as("the active version's")
                .isOne();
    }

    @Test
    void a_candidate_that_would_have_been_wrong_is_suspect_and_its_differences_are_listed_line_by_line()
            throws Exception {
        start("engineering-1", "proration-1").statusCode(201);
        offered(aDealThatProrationOneGetsWrong("D-1"));
        List<String> given = publish("D-1").statusCode(201).extract().path("lines.given");
        compared("proration-1", 1);
        shadow("proration-1").body("running", is(false), "failed", equalTo(1), "equal", equalTo(0));
        get("/v1/versions/proration-1/shadow/deals")
                .body("items.outcome", contains("REFUSED"), "items[0].violations[0]", startsWith("CAP: INV-B"));
        get("/v1/versions/proration-1/shadow/differences")
                .body("items.investor", contains("INV-B", "INV-C"))
                .body("items.deal", contains("D-1", "D-1"))
                .body("items.activeGave", contains(given.get(1), given.get(2)));
        get("/v1/versions/proration-1").body("state", equalTo("SUSPECT"), "rejection.deal", equalTo("D-1"));
        get("/v1/kill-switch").body("engagements.scope.name", contains("proration-1"));
        get("/v1/deals/D-1").body("state", equalTo("CLOSED"), "algorithmVersion", equalTo("proration-2"));
        Waiting.until(
                "an incident is opened",
                () -> get("/v1/versions/proration-1").extract().path("rejection.incident") != null);

        offered(aDeal("D-2"));
        publish("D-2").statusCode(201);
        assertThat(database.count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'compare-in-shadow'"))
                .as("a suspect is not worked out any more")
                .isZero();
    }

    @Test
    void a_candidate_whose_amounts_no_number_has_room_for_is_halted_like_any_other() {
        offered(aDeal("D-1"));
        String allocation = publish("D-1").statusCode(201).extract().path("allocation");
        Algorithm absurd = new Algorithm() {
            @Override
            public VersionName version() {
                return new VersionName("proration-1");
            }

            @Override
            public Result allocate(Book book) {
                Share share = new Share(new InvestorId("INV-A"), Long.MAX_VALUE, Long.MAX_VALUE);
                return new Result(Proration.of(book).levels(), List.of(share, share), List.of());
            }
        };
        compareInShadow.compare(
                allocations.require(UUID.fromString(allocation)), deals.requireBook(new DealId("D-1")), absurd);
        get("/v1/versions/proration-1").body("state", equalTo("SUSPECT"), "rejection.deal", equalTo("D-1"));
        get("/v1/versions/proration-1/shadow/deals").body("items.outcome", contains("REFUSED"));
        get("/v1/versions/proration-1/shadow/differences").body("items", hasSize(0));
    }

    @Test
    void differences_are_paged_and_come_as_csv() throws Exception {
        start("engineering-1", "proration-1").statusCode(201);
        offered(aDealThatProrationOneGetsWrong("D-1"));
        publish("D-1").statusCode(201);
        compared("proration-1", 1);
        String next = get("/v1/versions/proration-1/shadow/differences?limit=1")
                .body("items.investor", contains("INV-B"), "next", notNullValue())
                .extract()
                .path("next");
        get("/v1/versions/proration-1/shadow/differences?limit=1&after=" + next)
                .body("items.investor", contains("INV-C"), "next", nullValue());
        refused(get("/v1/versions/proration-1/shadow/differences?after=%21"), 400, "invalid-request");
        String csv = as("audit-1")
                .accept("text/csv")
                .get("/v1/versions/proration-1/shadow/differences")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines())
                .hasSize(3)
                .first()
                .isEqualTo("deal_id,investor_id,currency,active_gave,candidate_gives");
        assertThat(csv).contains("D-1,INV-B,USD,");
    }

    @Test
    void a_comparison_that_is_made_again_after_a_crash_is_kept_once() throws Exception {
        start("engineering-1", "proration-1").statusCode(201);
        offered(aDealThatProrationOneGetsWrong("D-1"));
        String allocation = publish("D-1").statusCode(201).extract().path("allocation");
        compared("proration-1", 1);
        compareInShadow.run(new CompareInShadow.Work(UUID.fromString(allocation), "proration-1"));
        compared("proration-1", 1);
        // as after a crash between halting and keeping
        database.execute("TRUNCATE shadow_comparison CASCADE");
        compareInShadow.run(new CompareInShadow.Work(UUID.fromString(allocation), "proration-1"));
        compared("proration-1", 1);
        assertThat(database.count(
                        "SELECT count(*) FROM journal_entry WHERE event = 'certificate-rejected' AND facts ->> 'engagement' = ?",
                        get("/v1/kill-switch").extract().<String>path("engagements[0].id")))
                .isOne();
        get("/v1/kill-switch").body("engagements", hasSize(1));
    }

    @Test
    void a_publication_that_is_rolled_back_leaves_no_order_behind() throws Exception {
        start("engineering-1", "proration-1").statusCode(201);
        offered(aDeal("D-1"));
        try (Connection other = database.asService();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM deal WHERE deal_id = 'D-1' FOR NO KEY UPDATE");
            refused(publish("D-1"), 503, "publishing-timed-out", "D-1");
            other.rollback();
        }
        assertThat(database.count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'compare-in-shadow'"))
                .isZero();
    }

    @Test
    void a_shadow_run_is_stopped_with_a_reason_and_can_begin_again() throws Exception {
        start("engineering-1", "proration-1").statusCode(201);
        start("engineering-2", "proration-1").statusCode(201).body("startedBy", equalTo("engineering-1"));
        stop("engineering-2", "proration-1")
                .statusCode(200)
                .body(
                        "running",
                        is(false),
                        "stoppedBy",
                        equalTo("engineering-2"),
                        "stopReason",
                        equalTo("seen enough"));
        refused(stop("engineering-2", "proration-1"), 409, "not-in-shadow", "proration-1");
        offered(aDeal("D-1"));
        publish("D-1").statusCode(201);
        start("engineering-2", "proration-1").statusCode(201).body("startedBy", equalTo("engineering-2"));
        offered(aDeal("D-2"));
        publish("D-2").statusCode(201);
        compared("proration-1", 1);
        get("/v1/versions/proration-1/shadow/deals").body("items.deal", contains("D-2"));
    }

    @Test
    void only_candidates_run_in_shadow_and_only_engineers_put_them_there() throws SQLException {
        refused(start("engineering-1", "proration-2"), 409, "not-a-candidate", "ACTIVE");
        refused(start("engineering-1", "proration-9"), 404, "not-found", "proration-9");
        refused(start("operations-1", "proration-1"), 403, "role-missing");
        refused(start("remediation-service", "proration-1"), 403, "role-missing");
        refused(stop("legal-1", "proration-1"), 403, "role-missing");
        refused(get("/v1/versions/proration-1/shadow"), 404, "not-found", "proration-1");
        installation.begin("proration-2=ACTIVE", "prorata-0=CANDIDATE");
        refused(start("engineering-1", "prorata-0"), 409, "not-a-candidate", "not in it");
    }

    @Test
    void the_database_keeps_comparisons_from_being_rewritten() throws Exception {
        start("engineering-1", "proration-1").statusCode(201);
        offered(aDealThatProrationOneGetsWrong("D-1"));
        publish("D-1").statusCode(201);
        compared("proration-1", 1);
        for (String rewriting : List.of(
                "UPDATE shadow_comparison SET outcome = 'EQUAL'",
                "DELETE FROM shadow_difference",
                "UPDATE shadow_difference SET would_be_given_minor = 0",
                "DELETE FROM shadow_comparison")) {
            try (Connection service = database.asService();
                    Statement statement = service.createStatement()) {
                assertThatThrownBy(() -> statement.execute(rewriting))
                        .as(rewriting)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static void compared(String version, int deals) throws Exception {
        Waiting.until("%d deals are compared".formatted(deals), () -> {
            int now = shadow(version).extract().path("compared");
            return now == deals;
        });
    }

    private static ValidatableResponse shadow(String version) {
        return get("/v1/versions/%s/shadow".formatted(version));
    }

    private static ValidatableResponse start(String account, String version) {
        return as(account)
                .body("{\"reason\":\"to see\"}")
                .post("/v1/versions/%s/shadow".formatted(version))
                .then();
    }

    private static ValidatableResponse stop(String account, String version) {
        return as(account)
                .body("{\"reason\":\"seen enough\"}")
                .post("/v1/versions/%s/shadow/ending".formatted(version))
                .then();
    }
}
