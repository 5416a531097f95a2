package makewhole.allocation.http;

import static io.restassured.RestAssured.given;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offer;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.concurrent.Future;
import java.util.stream.Stream;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Surroundings;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ListsAndTagsSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void deals_are_listed_by_state_version_and_day_of_their_close() {
        offered(aDeal("D-1"));
        offered(aDeal("D-2"));
        publish("D-1").statusCode(201);
        get("/v1/deals").body("items.deal", contains("D-1", "D-2"));
        get("/v1/deals?state=OPEN").body("items.deal", contains("D-2"));
        get("/v1/deals?state=CLOSED").body("items.deal", contains("D-1"));
        get("/v1/deals?version=proration-2").body("items.deal", contains("D-1"));
        get("/v1/deals?closedFrom=2020-01-10&closedTo=2020-01-10").body("items", hasSize(2));
        get("/v1/deals?closedFrom=2020-01-11").body("items", hasSize(0));
        get("/v1/deals?closedTo=2020-01-09").body("items", hasSize(0));
    }

    @Test
    void a_page_names_the_next_one_in_a_link_and_the_last_one_has_none() {
        offered(aDeal("D-1"));
        offered(aDeal("D-2"));
        String link = get("/v1/deals?limit=1&state=OPEN").extract().header("Link");
        assertThat(link).startsWith("</v1/deals?").endsWith(">; rel=\"next\"");
        String next = link.substring(1, link.indexOf('>'));
        get(next).body("items.deal", contains("D-2"), "next", nullValue()).header("Link", nullValue());
    }

    @Test
    void lists_come_as_csv_to_those_who_ask_for_it() {
        offered(aDeal("D-1"));
        offered(aDeal("D-2"));
        publish("D-1").statusCode(201);
        Engaging.deal("D-2", "INC-1");
        refused(publish("D-2"), 503, "kill-switch-engaged");
        assertThat(csv("/v1/deals?limit=1")).hasSize(2).first().asString().startsWith("deal,name,currency,unitPrice,");
        assertThat(csv("/v1/deals").get(1)).startsWith("D-1,Deal D-1,USD,1,100.00,2020-01-10,");
        assertThat(csv("/v1/kill-switch/engagements"))
                .startsWith("id,scope.kind,scope.name,incident,reason,engagedBy,since,state")
                .hasSize(2)
                .last()
                .asString()
                .contains(",DEAL,D-2,INC-1,a bug,operations-1,");
        assertThat(csv("/v1/kill-switch/refusals")).hasSize(2).last().asString().contains("D-2");
        assertThat(csv("/v1/deals/D-1/allocations"))
                .hasSize(2)
                .last()
                .asString()
                .contains("PUBLISHED");
        assertThat(csv("/v1/versions?state=ACTIVE"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("proration-2,ACTIVE");
        get("/v1/deals").contentType("application/json");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/v1/deals",
                "/v1/versions?state=SUSPECT",
                "/v1/regression-cases",
                "/v1/kill-switch/engagements",
                "/v1/kill-switch/refusals",
                "/v1/deals/D-1/allocations",
                "/v1/deals/D-1/overrides",
                "/v1/versions/proration-2/shadow/deals"
            })
    void an_empty_list_as_csv_has_its_header(String path) {
        if (path.contains("D-1")) {
            offered(aDeal("D-1"));
        }
        assertThat(csv(path)).hasSize(1).first().asString().contains(",");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "+1 really", "-1 or so", "'quoted"})
    void a_text_that_a_spreadsheet_would_run_is_written_as_a_text(String reason) {
        offered(aDeal("D-1"));
        override(reason);
        assertThat(csv("/v1/deals/D-1/overrides").get(1)).contains(",'" + reason + ",");
    }

    @Test
    void an_answer_that_is_known_is_not_sent_again() {
        offered(aDeal("D-1"));
        String tag = get("/v1/deals/D-1")
                .header("ETag", matchesPattern("\"[0-9a-f]{64}\""))
                .extract()
                .header("ETag");
        known("/v1/deals/D-1", tag).statusCode(304).header("ETag", equalTo(tag)).body(emptyString());
        known("/v1/deals/D-1", "\"other\", " + tag).statusCode(304);
        known("/v1/deals/D-1", "*").statusCode(304);
        known("/v1/deals/D-1", "\"other\"").statusCode(200).body("deal", equalTo("D-1"));
        publish("D-1").statusCode(201);
        known("/v1/deals/D-1", tag).statusCode(200).body("state", equalTo("CLOSED"));
    }

    @Test
    void what_has_changed_since_it_was_read_is_not_changed_again_by_those_who_say_what_they_read() {
        offered(aDeal("D-1"));
        String path = "/v1/deals/D-1/overrides/" + override("promised");
        String read = get(path).extract().header("ETag");
        move("operations-1", path + "/confirmation", read, UUID.randomUUID().toString())
                .statusCode(200);
        String now = get(path).extract().header("ETag");
        refused(
                move(
                        "operations-1",
                        path + "/withdrawal",
                        read,
                        UUID.randomUUID().toString()),
                412,
                "changed-meanwhile",
                "read it again",
                now);
        get(path).body("state", equalTo("CONFIRMED"));
        move("operations-1", path + "/withdrawal", now, UUID.randomUUID().toString())
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void a_repeated_request_has_its_first_answer_whatever_it_read_before() {
        offered(aDeal("D-1"));
        String path = "/v1/deals/D-1/overrides/" + override("promised");
        String read = get(path).extract().header("ETag");
        String key = UUID.randomUUID().toString();
        String first = move("operations-1", path + "/confirmation", read, key)
                .statusCode(200)
                .extract()
                .asString();
        assertThat(move("operations-1", path + "/confirmation", read, key)
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void an_engagement_a_version_and_a_shadow_run_are_changed_only_as_they_were_read() throws SQLException {
        String engagement = Engaging.everything("INC-1").extract().path("id");
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        as("engineering-1")
                .body("{\"reason\":\"look\"}")
                .post("/v1/versions/proration-2/shadow")
                .then()
                .statusCode(201);
        String again = Engaging.everything("INC-2").extract().path("id");
        assertThat(again).isNotEqualTo(engagement);
        for (String path : List.of(
                "/v1/kill-switch/engagements/%s/release-request".formatted(again),
                "/v1/kill-switch/engagements/%s/release-confirmation".formatted(again),
                "/v1/versions/proration-2/retirement",
                "/v1/versions/proration-2/activation-request",
                "/v1/versions/proration-2/activation-confirmation",
                "/v1/versions/proration-2/shadow/ending")) {
            refused(move("engineering-1", path, "\"stale\"", UUID.randomUUID().toString()), 412, "changed-meanwhile");
        }
        String shadow = get("/v1/versions/proration-2/shadow").extract().header("ETag");
        move(
                        "engineering-1",
                        "/v1/versions/proration-2/shadow/ending",
                        shadow,
                        UUID.randomUUID().toString())
                .statusCode(200);
        move(
                        "engineering-1",
                        "/v1/versions/proration-2/retirement",
                        "*",
                        UUID.randomUUID().toString())
                .statusCode(200);
    }

    @Test
    void of_two_calls_that_have_read_the_same_only_one_changes_it() throws Exception {
        String path = "/v1/kill-switch/engagements/"
                + Engaging.everything("INC-1").extract().path("id");
        String read = get(path).extract().header("ETag");
        try (Connection other = database.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM kill_switch_engagement FOR UPDATE");
            List<Future<Integer>> asking = Stream.of("legal-1", "legal-2")
                    .map(account -> (Future<Integer>)
                            Meanwhile.start(() -> move(account, path + "/release-request", read, account + path)
                                    .extract()
                                    .statusCode()))
                    .toList();
            Waiting.until("both wait", asking.getFirst(), () -> database.countAsService("""
                            SELECT count(*) FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND (query LIKE '%FOR UPDATE%' OR query LIKE '%versions%')
                            """) == 2);
            other.rollback();
            assertThat(List.of(asking.getFirst().get(), asking.getLast().get())).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void a_replica_that_starts_holds_up_nobody_who_has_read_an_engagement() throws Exception {
        String path = "/v1/kill-switch/engagements/"
                + Engaging.everything("INC-1").extract().path("id");
        String read = get(path).extract().header("ETag");
        database.execute("""
                INSERT INTO kill_switch_replica (replica, started_at, recorded_at, seen_at)
                VALUES ('other-starting', now(), now(), now())
                """);
        try {
            known(path, read).statusCode(200).body("replicas.replica", hasItem("other-starting"));
            move("legal-1", path + "/release-request", read, UUID.randomUUID().toString())
                    .statusCode(200);
            refused(
                    move(
                            "legal-2",
                            path + "/release-confirmation",
                            read,
                            UUID.randomUUID().toString()),
                    412,
                    "changed-meanwhile");
        } finally {
            database.execute("DELETE FROM kill_switch_replica WHERE replica = 'other-starting'");
        }
    }

    @Test
    void an_override_of_another_deal_is_not_found() {
        offered(aDeal("D-1"));
        offer(aDeal("D-2")).statusCode(201);
        refused(get("/v1/deals/D-2/overrides/" + override("promised")), 404, "not-found");
    }

    private static String override(String reason) {
        return as("engineering-1")
                .body("{\"investor\":\"INV-B\",\"amount\":\"40.00\",\"reason\":\"%s\"}".formatted(reason))
                .post("/v1/deals/D-1/overrides")
                .then()
                .statusCode(201)
                .extract()
                .path("override");
    }

    private static ValidatableResponse move(String account, String path, String ifMatch, String key) {
        return as(account, key)
                .header("If-Match", ifMatch)
                .body("{\"reason\":\"as agreed\"}")
                .post(path)
                .then();
    }

    private static ValidatableResponse known(String path, String tags) {
        return given().auth()
                .preemptive()
                .basic("audit-1", Accounts.PASSWORD)
                .header("If-None-Match", tags)
                .get(path)
                .then();
    }

    private static List<String> csv(String path) {
        return given().auth()
                .preemptive()
                .basic("audit-1", Accounts.PASSWORD)
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();
    }
}
