package makewhole.allocation.killswitch;

import static makewhole.allocation.killswitch.PublishersLockBeside.SHARE;
import static makewhole.allocation.killswitch.PublishersLockBeside.WAITS_FOR_SHARE;
import static makewhole.allocation.killswitch.PublishersLockBeside.WAITS_FOR_WHOLE;
import static makewhole.allocation.killswitch.PublishersLockBeside.publicationAcrossAnEngagementIsRefused;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import makewhole.allocation.testing.BreakGlassFile;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** What the switch does when much else is broken, busy or stuck. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class KillSwitchBadDaySpec {
    private static final String WAITING_GETS =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%deal%'";
    private static final String STUCK_WRITING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'ClientWrite'";
    private static final String TRANSACTION_TIMEOUT = "25P04";
    private static final String ADMIN_SHUTDOWN = "57P01";
    private static final int MORE_THAN_THREADS_AND_CONNECTIONS = 260;

    /** Of 20 in all, durable jobs may hold some for a moment. */
    private static final int CONNECTIONS = 16;

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    AgroalDataSource shared;

    @Inject
    BreakGlassFile breakGlass;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void engaging_needs_no_connection_and_no_thread_of_those_that_others_use_up() throws Exception {
        offered(aDeal("D-1"));
        // Closed last: it waits for the readers, who wait for the lock.
        try (HttpClient http = HttpClient.newHttpClient();
                Connection other = database.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE deal IN ACCESS EXCLUSIVE MODE");
            List<CompletableFuture<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < MORE_THAN_THREADS_AND_CONNECTIONS; i++) {
                readers.add(reader(http));
            }
            Waiting.until("all connections are taken", () -> database.countAsService(WAITING_GETS) >= CONNECTIONS);
            Engaging.everything("INC-42");
            assertThat(database.countAsService(WAITING_GETS))
                    .as("they were used up all the time")
                    .isGreaterThanOrEqualTo(CONNECTIONS);
            other.rollback();
            readers.forEach(CompletableFuture::join);
        }
    }

    @Test
    void whoever_comes_to_publish_while_an_engage_call_waits_is_behind_it() throws Exception {
        offered(aDeal("D-1"));
        try (Connection publisher = database.asService();
                Statement statement = publisher.createStatement()) {
            publisher.setAutoCommit(false);
            statement.execute(SHARE);
            Future<ValidatableResponse> late = Meanwhile.start(() -> {
                Waiting.until("the engage call waits", () -> database.waiting(WAITS_FOR_WHOLE) == 1);
                return publish("D-1");
            });
            Future<ValidatableResponse> engaging = Meanwhile.start(() -> Engaging.deal("D-9", "INC-42"));
            Waiting.until("the late one waits behind", late, () -> database.waiting(WAITS_FOR_SHARE) == 1);
            assertThat(engaging.isDone()).isFalse();
            publisher.commit();
            engaging.get().statusCode(201);
            late.get().statusCode(201);
        }
    }

    @Test
    void a_frozen_publisher_is_ended_by_the_database_and_can_commit_nothing_later() throws Exception {
        offered(aDeal("D-1"));
        try (Connection frozen = database.asService();
                Statement statement = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            statement.execute("SET LOCAL transaction_timeout = '2s'");
            statement.execute(SHARE);
            Engaging.everything("INC-42");
            endedBecause(TRANSACTION_TIMEOUT, frozen);
        }
    }

    @Test
    void a_publisher_that_has_stopped_reading_while_it_is_being_written_to_is_ended_too() throws Exception {
        try (Connection stuck = database.asService();
                Statement statement = stuck.createStatement()) {
            stuck.setAutoCommit(false);
            statement.execute("SET LOCAL transaction_timeout = '2s'");
            statement.execute(SHARE);
            CopyOut neverRead = stuck.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT");
            Waiting.until("the database is stuck writing", () -> database.countAsService(STUCK_WRITING) == 1);
            Engaging.everything("INC-42");
            assertThat(neverRead.isActive()).isTrue();
            assertThat(database.countAsService(STUCK_WRITING)).isZero();
        }
    }

    @Test
    void a_session_that_holds_on_without_any_timeout_is_ended_by_the_engage_call() throws Exception {
        try (Connection holdingOn = database.asService();
                Statement statement = holdingOn.createStatement()) {
            holdingOn.setAutoCommit(false);
            statement.execute(SHARE);
            Engaging.everything("INC-42");
            endedBecause(ADMIN_SHUTDOWN, holdingOn);
        }
    }

    @Test
    void if_it_cannot_be_made_sure_that_publishers_are_through_the_caller_is_told_and_the_switch_is_engaged()
            throws Exception {
        offered(aDeal("D-1"));
        String wanted = "{\"scope\":{\"kind\":\"ALL\"},\"incident\":\"INC-42\",\"reason\":\"a bug\"}";
        // The service may not end a session of the owner, so this one holds on.
        try (Connection other = database.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(SHARE);
            Future<ValidatableResponse> engaging = Meanwhile.start(() -> as("legal-1", "k-1")
                    .body(wanted)
                    .post("/v1/kill-switch/engagements")
                    .then());
            Waiting.until(
                    "it is engaged",
                    engaging,
                    () -> database.count("SELECT count(*) FROM kill_switch_engagement") == 1);
            database.execute("UPDATE kill_switch_engagement SET recorded_at = now() - interval '1 hour'");
            Waiting.until("it is told", () -> measured("not_confirmable{what=\"engagement\"} 1.0"));
            assertThat(measured("not_confirmable{what=\"switch\"} 0.0"))
                    .as("the switch can be read all the same")
                    .isTrue();
            refused(engaging.get(), 503, "engagement-not-confirmed", "ask again");
            get("/v1/kill-switch").body("engaged", is(true));
            refused(publish("D-1"), 503, "kill-switch-engaged", "INC-42");
            other.rollback();
        }
        String id = as("legal-1", "k-1")
                .body(wanted)
                .post("/v1/kill-switch/engagements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        get("/v1/kill-switch/engagements/" + id).body("effectiveAt", notNullValue());
        Waiting.until("it is confirmed", () -> measured("not_confirmable{what=\"engagement\"} 0.0"));
    }

    @Test
    void a_database_that_cannot_be_reached_counts_as_engaged() throws Exception {
        offered(aDeal("D-1"));
        try (Connection service = database.asService();
                Statement statement = service.createStatement()) {
            database.execute("REVOKE CONNECT ON DATABASE service FROM service_service");
            try {
                statement.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE usename = current_user AND pid <> pg_backend_pid()
                        """);
                publish("D-1").statusCode(503).body("incident", equalTo("UNKNOWN"), "scope.kind", equalTo("ALL"));
                get("/v1/kill-switch").body("engaged", is(true), "engagements[0].incident", equalTo("UNKNOWN"));
                Waiting.until("the gauge says so", () -> measured("not_confirmable{what=\"switch\"} 1.0"));
                for (Scope.Kind kind : Scope.Kind.values()) {
                    assertThat(measured("engaged{scope=\"%s\"} 1.0".formatted(kind)))
                            .as("what is not known counts as engaged: %s", kind)
                            .isTrue();
                }
                assertThat(measured("engaged{scope=\"BREAK_GLASS\"} 0.0")).isTrue();
                breakGlass.put();
                assertThat(measured("engaged{scope=\"BREAK_GLASS\"} 1.0")).isTrue();
            } finally {
                breakGlass.remove();
                database.execute("GRANT CONNECT ON DATABASE service TO service_service");
            }
        }
        Waiting.until("it is back", () -> publish("D-1").extract().statusCode() == 201);
        assertThat(database.count("SELECT count(*) FROM allocation WHERE state = 'PUBLISHED'"))
                .isOne();
        Waiting.until(
                "the gauges are back",
                () -> measured("not_confirmable{what=\"switch\"} 0.0") && measured("engaged{scope=\"ALL\"} 0.0"));
    }

    @Test
    void a_switch_that_may_not_be_read_counts_as_engaged() throws Exception {
        offered(aDeal("D-1"));
        database.execute("REVOKE SELECT ON kill_switch_engagement FROM service_service");
        try {
            refused(publish("D-1"), 503, "kill-switch-engaged", "cannot be read");
            get("/v1/kill-switch").body("engaged", is(true));
        } finally {
            database.execute("GRANT SELECT ON kill_switch_engagement TO service_service");
        }
        publish("D-1").statusCode(201);
    }

    @Test
    void a_refusal_that_cannot_be_written_down_is_a_refusal_all_the_same() throws Exception {
        offered(aDeal("D-1"));
        Engaging.everything("INC-42");
        database.execute("REVOKE INSERT ON kill_switch_refusal FROM service_service");
        try {
            refused(publish("D-1"), 503, "kill-switch-engaged", "INC-42");
        } finally {
            database.execute("GRANT INSERT ON kill_switch_refusal TO service_service");
        }
    }

    @Test
    void a_database_that_is_set_to_repeatable_read_does_not_make_the_switch_stale() throws Exception {
        offered(aDeal("D-1"));
        database.execute("ALTER DATABASE service SET default_transaction_isolation = 'repeatable read'");
        renewConnections();
        try {
            publicationAcrossAnEngagementIsRefused(database);
        } finally {
            database.execute("ALTER DATABASE service RESET default_transaction_isolation");
            renewConnections();
        }
    }

    private static boolean measured(String line) {
        return get("/metrics").extract().asString().contains("makewhole_kill_switch_" + line);
    }

    private static void endedBecause(String state, Connection session) {
        assertThatThrownBy(session::commit)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        ended -> assertThat(ended.getSQLState()).isEqualTo(state));
    }

    /** The pool's connections are closed and opened anew, so that they begin with the settings of now. */
    private void renewConnections() throws Exception {
        long now = database.count("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint");
        shared.flush(AgroalDataSource.FlushMode.GRACEFUL);
        Waiting.until("the old connections are gone", () -> database.countAsService("""
                                SELECT count(*) FROM pg_stat_activity
                                WHERE usename = current_user AND application_name <> 'kill-switch'
                                  AND backend_start < to_timestamp(? / 1000.0)
                                """, now) == 0);
    }

    private static CompletableFuture<Integer> reader(HttpClient http) {
        String account = "audit-1:" + Accounts.PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/v1/deals/D-1".formatted(RestAssured.port)))
                .version(HttpClient.Version.HTTP_1_1)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding()).handle((answer, failed) -> answer == null ? 0 : 1);
    }
}
