package makewhole.allocation.killswitch;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class EngagementHistorySpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
        database.execute("DELETE FROM kill_switch_replica WHERE replica LIKE 'other-%'");
    }

    @Test
    void an_engagement_tells_who_engaged_asked_and_released_it_when_and_why() {
        String id = Engaging.deal("D-1", "INC-42").extract().path("id");
        get(one(id))
                .statusCode(200)
                .body("state", equalTo("ENGAGED"), "incident", equalTo("INC-42"))
                .body("history.state", contains("ENGAGED"), "history.at", everyItem(notNullValue()));
        Engaging.released(id);
        get(one(id))
                .body("state", equalTo("RELEASED"))
                .body("history.state", contains("ENGAGED", "RELEASE_REQUESTED", "RELEASED"))
                .body("history.by", contains("operations-1", "legal-1", "legal-2"))
                .body("history.reason", contains("a bug", "it is right now", "I have looked, too"));
        get(one("00000000-0000-0000-0000-000000000009")).statusCode(404);
        get(one("no-id")).statusCode(404);
    }

    @Test
    void a_service_s_step_names_the_person_it_was_done_for() {
        String id = as("remediation-service")
                .body("""
                        {"scope":{"kind":"ALL"},"incident":"INC-1","reason":"declared","onBehalfOf":"engineering-1"}
                        """)
                .post("/v1/kill-switch/engagements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        get(one(id)).body("history[0].by", equalTo("remediation-service"));
        get(one(id)).body("history[0].onBehalfOf", equalTo("engineering-1"), "onBehalfOf", equalTo("engineering-1"));
    }

    @Test
    void the_history_is_never_rewritten() throws SQLException {
        Engaging.everything("INC-42");
        for (String rewriting : List.of(
                "UPDATE kill_switch_step SET reason = 'another'",
                "DELETE FROM kill_switch_step",
                "TRUNCATE kill_switch_step",
                "DELETE FROM kill_switch_confirmation",
                "DELETE FROM kill_switch_engagement")) {
            try (Connection service = database.asService();
                    Statement statement = service.createStatement()) {
                assertThatThrownBy(() -> statement.execute(rewriting))
                        .as(rewriting)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void engagements_are_listed_page_by_page_and_looked_for_by_state_and_scope() {
        String first = Engaging.deal("D-1", "INC-1").extract().path("id");
        String second = Engaging.deal("D-2", "INC-1").extract().path("id");
        String third = Engaging.version("proration-2", "INC-2").extract().path("id");
        Engaging.released(first);
        String next = get("/v1/kill-switch/engagements?limit=2")
                .body("items.id", contains(first, second))
                .extract()
                .path("next");
        get("/v1/kill-switch/engagements?limit=2&after=" + next).body("items.id", contains(third), "next", nullValue());
        get("/v1/kill-switch/engagements?state=RELEASED").body("items.id", contains(first));
        get("/v1/kill-switch/engagements?state=ENGAGED").body("items.id", contains(second, third));
        get("/v1/kill-switch/engagements?kind=VERSION").body("items.id", contains(third));
        get("/v1/kill-switch/engagements?kind=DEAL&name=D-2&state=ENGAGED").body("items.id", contains(second));
        get("/v1/kill-switch/engagements?kind=DEAL&name=D-3").body("items", hasSize(0));
        get("/v1/kill-switch/engagements?limit=0").statusCode(400);
    }

    @Test
    void two_incidents_halt_the_same_and_releasing_one_lets_nothing_go() {
        offered(aDeal("D-1"));
        String first = Engaging.everything("INC-1").extract().path("id");
        String second = Engaging.everything("INC-2").extract().path("id");
        Engaging.deal("D-1", "INC-3");
        get("/v1/kill-switch").body("engagements.incident", contains("INC-1", "INC-2", "INC-3"));
        refused(publish("D-1"), 503, "kill-switch-engaged", "INC-1", "(and by 2 more)");
        Engaging.released(first);
        refused(publish("D-1"), 503, "kill-switch-engaged", "INC-2", "(and by 1 more)");
        get(one(second)).body("state", equalTo("ENGAGED"));
        Engaging.released(second);
        refused(publish("D-1"), 503, "kill-switch-engaged", "INC-3", "deal D-1");
    }

    @Test
    void a_refusal_carries_scope_incident_reason_and_since_for_programs_and_asks_nobody_to_try_again() {
        offered(aDeal("D-1"));
        String since = Engaging.version("proration-2", "INC-42").extract().path("since");
        publish("D-1")
                .statusCode(503)
                .header("Retry-After", nullValue())
                .body("scope", equalTo(Map.of("kind", "VERSION", "name", "proration-2")))
                .body("incident", equalTo("INC-42"), "reason", equalTo("a bug"))
                .body("since", equalTo(since), "others", equalTo(0));
    }

    @Test
    void refused_attempts_are_looked_for_by_deal_and_incident() {
        offered(aDeal("D-1"));
        offered(aDeal("D-2"));
        String id = Engaging.everything("INC-1").extract().path("id");
        publish("D-1").statusCode(503);
        publish("D-2").statusCode(503);
        Engaging.released(id);
        Engaging.everything("INC-2");
        publish("D-1").statusCode(503);
        get("/v1/kill-switch/refusals").body("items.deal", contains("D-1", "D-2", "D-1"));
        get("/v1/kill-switch/refusals?deal=D-1").body("items.incident", contains("INC-1", "INC-2"));
        get("/v1/kill-switch/refusals?incident=INC-1").body("items.deal", contains("D-1", "D-2"));
        get("/v1/kill-switch/refusals?incident=INC-2&deal=D-2").body("items", hasSize(0));
        get("/v1/kill-switch/refusals?limit=1&deal=D-1").body("items", hasSize(1), "next", notNullValue());
    }

    @Test
    void an_engagement_is_in_effect_when_the_call_has_returned_and_this_replica_confirms_it() throws Exception {
        String id = Engaging.everything("INC-42").extract().path("id");
        get(one(id)).body("effectiveAt", notNullValue(), "effectiveAfterMillis", lessThan(2_500));
        Waiting.until(
                "this replica confirms",
                () -> database.count("SELECT count(*) FROM kill_switch_confirmation WHERE engagement_id = ?::uuid", id)
                        == 1);
        get(one(id))
                .body("replicas", hasSize(1))
                .body("replicas[0].state", equalTo("CONFIRMED"), "replicas[0].confirmedAt", notNullValue())
                .body("replicas[0].afterMillis", greaterThanOrEqualTo(0))
                .body("replicas[0].replica", notNullValue());
    }

    @Test
    void replicas_that_have_not_confirmed_are_shown_as_such_until_they_sign_off() throws Exception {
        replica("other-alive", "0 seconds", "NULL");
        replica("other-frozen", "1 minute", "NULL");
        replica("other-stopped", "1 minute", "now()");
        replica("other-long-gone", "1 hour", "NULL");
        String id = Engaging.everything("INC-42").extract().path("id");
        get(one(id))
                .body(
                        "replicas.findAll { it.replica.startsWith('other-') }.replica",
                        contains("other-alive", "other-frozen"))
                .body("replicas.find { it.replica == 'other-alive' }.state", equalTo("NOT_CONFIRMED"))
                .body("replicas.find { it.replica == 'other-frozen' }.state", equalTo("SILENT"))
                .body("replicas.find { it.replica == 'other-frozen' }.confirmedAt", nullValue());
    }

    @Test
    void an_engagement_whose_call_broke_off_is_drained_by_whoever_sees_it() throws Exception {
        database.execute("""
                INSERT INTO kill_switch_engagement
                    (engagement_id, scope_kind, incident, reason, engaged_by, since, state, recorded_at)
                VALUES (gen_random_uuid(), 'ALL', 'INC-9', 'r', 'legal-1', now(), 'ENGAGED', now() - interval '1 minute')
                """);
        Waiting.until(
                "somebody drained",
                () -> database.count("SELECT count(*) FROM kill_switch_engagement WHERE drained_at IS NOT NULL") == 1);
    }

    @Test
    void what_is_watched_is_measured_under_the_names_of_the_alert_rules() throws Exception {
        offered(aDeal("D-1"));
        Engaging.version("proration-2", "INC-42");
        publish("D-1").statusCode(503);
        replica("other-frozen", "1 minute", "NULL");
        database.execute("UPDATE kill_switch_replica SET recorded_at = now() - interval '1 hour'");
        database.execute("UPDATE kill_switch_engagement SET recorded_at = now() - interval '1 hour'");
        Waiting.until(
                "the gauges follow",
                () -> measured("makewhole_kill_switch_engaged{scope=\"VERSION\"} 1.0")
                        && measured("makewhole_kill_switch_not_confirmable{what=\"replica\"} 1.0"));
        assertThat(measured("makewhole_kill_switch_engaged{scope=\"ALL\"} 0.0")).isTrue();
        assertThat(measured("makewhole_kill_switch_not_confirmable{what=\"switch\"} 0.0"))
                .isTrue();
        String metrics = get("/metrics").extract().asString();
        assertThat(metrics)
                .contains("makewhole_kill_switch_refused_total{scope=\"VERSION\"}")
                .contains("makewhole_kill_switch_engage_seconds_bucket{le=\"0.25\"}")
                .contains("makewhole_kill_switch_check_seconds_count");
        database.execute("DELETE FROM kill_switch_replica WHERE replica LIKE 'other-%'");
    }

    private static boolean measured(String line) {
        return get("/metrics").extract().asString().contains(line);
    }

    private void replica(String name, String silentFor, String signedOff) throws SQLException {
        database.execute("""
                INSERT INTO kill_switch_replica (replica, started_at, recorded_at, seen_at, signed_off_at)
                VALUES ('%s', now() - interval '2 hours', now() - interval '2 hours', now() - interval '%s', %s)
                """.formatted(name, silentFor, signedOff));
    }

    private static String one(String id) {
        return "/v1/kill-switch/engagements/" + id;
    }
}
