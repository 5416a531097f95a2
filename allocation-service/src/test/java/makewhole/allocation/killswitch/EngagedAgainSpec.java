package makewhole.allocation.killswitch;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever engages what is engaged, was engaged, or is just being released, leaves it engaged. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class EngagedAgainSpec {
    private static final int ENGAGING_AT_ONCE = 4;
    private static final int TIMES_EACH = 15;

    /** What was answered in another test stays answered. */
    private final String key = UUID.randomUUID().toString();

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void a_key_whose_engagement_was_released_engages_anew() {
        offered(aDeal("D-1"));
        String first = engage("remediation-service", key).extract().path("id");
        engage("remediation-service", key).body("id", equalTo(first));
        get(one(first)).body("history", hasSize(1));
        Engaging.released(first);
        String second = engage("remediation-service", key)
                .body("id", not(equalTo(first)), "state", equalTo("ENGAGED"))
                .extract()
                .path("id");
        refused(publish("D-1"), 503, "kill-switch-engaged", "INC-42");
        engage("remediation-service", key).body("id", equalTo(second));
        get("/v1/kill-switch/engagements").body("items", hasSize(2));
    }

    @Test
    void a_key_of_another_request_is_refused_as_ever() {
        engage("legal-1", key);
        refused(
                as("legal-1", key)
                        .body("{\"scope\":{\"kind\":\"ALL\"},\"incident\":\"INC-43\",\"reason\":\"a bug\"}")
                        .post("/v1/kill-switch/engagements")
                        .then(),
                422,
                "idempotency-key-reused");
    }

    @Test
    void who_engages_what_is_engaged_already_stands_in_history_and_journal_with_their_reason() throws SQLException {
        String id = Engaging.everything("INC-42").extract().path("id");
        as("finance-1")
                .body("""
                        {"scope":{"kind":"ALL"},"incident":"INC-42","reason":"money would be lost","onBehalfOf":"the board"}
                        """)
                .post("/v1/kill-switch/engagements")
                .then()
                .statusCode(201)
                .body("id", equalTo(id), "engagedBy", equalTo("legal-1"));
        get(one(id))
                .body("state", equalTo("ENGAGED"), "reason", equalTo("a bug"))
                .body("history.state", contains("ENGAGED", "ENGAGED"))
                .body("history.by", contains("legal-1", "finance-1"))
                .body("history.onBehalfOf", hasItem("the board"))
                .body("history.reason", contains("a bug", "money would be lost"));
        assertThat(database.count("""
                        SELECT count(*) FROM journal_entry WHERE event = 'kill-switch-engaged-again'
                        AND about_id = ? AND subject = 'finance-1' AND reason = 'money would be lost'
                        """, id)).isOne();
    }

    @Test
    void a_request_to_release_falls_when_somebody_engages_again() {
        offered(aDeal("D-1"));
        String id = engage("legal-1", key).extract().path("id");
        Engaging.requestRelease("legal-1", id).statusCode(200);
        Engaging.everything("INC-42").body("id", equalTo(id), "state", equalTo("ENGAGED"));
        refused(Engaging.confirmRelease("legal-2", id), 409, "release-not-requested");
        refused(publish("D-1"), 503, "kill-switch-engaged", "INC-42");
        Engaging.requestRelease("legal-1", id).statusCode(200);
        engage("legal-1", key).body("id", equalTo(id), "state", equalTo("ENGAGED"));
        refused(Engaging.confirmRelease("legal-2", id), 409, "release-not-requested");
        get(one(id))
                .body(
                        "history.state",
                        contains("ENGAGED", "RELEASE_REQUESTED", "ENGAGED", "RELEASE_REQUESTED", "ENGAGED"));
        Engaging.released(id);
        publish("D-1").statusCode(201);
    }

    @Test
    void an_engage_call_that_meets_a_release_under_way_leaves_the_scope_engaged() throws Exception {
        offered(aDeal("D-1"));
        String first = Engaging.everything("INC-42").extract().path("id");
        Engaging.requestRelease("legal-1", first).statusCode(200);
        try (Connection releasing = database.asOwner();
                Statement statement = releasing.createStatement()) {
            releasing.setAutoCommit(false);
            statement.execute("UPDATE kill_switch_engagement SET state = 'RELEASED', released_by = 'legal-2'");
            Future<ValidatableResponse> engaging = Meanwhile.start(() -> Engaging.everything("INC-42"));
            Waiting.until(
                    "the engage call waits for the release",
                    engaging,
                    () -> database.waiting("%INSERT INTO kill_switch_engagement%") == 1);
            releasing.commit();
            engaging.get().statusCode(201).body("id", not(equalTo(first)));
        }
        refused(publish("D-1"), 503, "kill-switch-engaged", "INC-42");
    }

    /** A release takes a request after the last engagement, so none of these can release over somebody's head. */
    @Test
    void however_many_engage_and_release_at_once_every_engage_call_answers_and_no_release_overtakes_one()
            throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Future<Integer> releasing = Meanwhile.start(() -> releaseUntil(done));
        List<Future<Integer>> engaging = new ArrayList<>();
        for (int i = 0; i < ENGAGING_AT_ONCE; i++) {
            engaging.add(Meanwhile.start(EngagedAgainSpec::engageSomeTimes));
        }
        int answered = 0;
        for (Future<Integer> one : engaging) {
            answered += one.get();
        }
        done.set(true);
        assertThat(releasing.get()).as("releases in between").isPositive();
        assertThat(answered).isEqualTo(ENGAGING_AT_ONCE * TIMES_EACH);
        assertThat(database.count("SELECT count(*) FROM kill_switch_step WHERE reached = 'ENGAGED'"))
                .isEqualTo(answered);
        assertThat(database.count("""
                        SELECT count(*) FROM (
                            SELECT reached, lag(reached) OVER (PARTITION BY engagement_id ORDER BY step_id) AS before
                            FROM kill_switch_step) step
                        WHERE (reached = 'RELEASED' AND before <> 'RELEASE_REQUESTED') OR before = 'RELEASED'
                        """)).as("releases that overtook somebody").isZero();
        Engaging.everything("INC-42");
        get("/v1/kill-switch").body("engaged", equalTo(true));
    }

    private static int engageSomeTimes() {
        for (int i = 0; i < TIMES_EACH; i++) {
            Engaging.everything("INC-42");
        }
        return TIMES_EACH;
    }

    private static int releaseUntil(AtomicBoolean done) {
        int released = 0;
        while (!done.get() || released == 0) {
            List<String> inForce = get("/v1/kill-switch/engagements?kind=ALL&limit=1000")
                    .extract()
                    .path("items.findAll { it.state != 'RELEASED' }.id");
            for (String id : inForce) {
                Engaging.requestRelease("legal-1", id);
                released += Engaging.confirmRelease("legal-2", id).extract().statusCode() == 200 ? 1 : 0;
            }
        }
        return released;
    }

    private static ValidatableResponse engage(String account, String key) {
        return as(account, key)
                .body("{\"scope\":{\"kind\":\"ALL\"},\"incident\":\"INC-42\",\"reason\":\"a bug\"}")
                .post("/v1/kill-switch/engagements")
                .then()
                .statusCode(201);
    }

    private static String one(String id) {
        return "/v1/kill-switch/engagements/" + id;
    }
}
