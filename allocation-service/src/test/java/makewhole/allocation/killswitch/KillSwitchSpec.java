package makewhole.allocation.killswitch;

import static makewhole.allocation.killswitch.PublishersLockBeside.WAITS_FOR_WHOLE;
import static makewhole.allocation.killswitch.PublishersLockBeside.publicationAcrossAnEngagementIsRefused;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import makewhole.allocation.testing.BreakGlassFile;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class KillSwitchSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    BreakGlassFile breakGlass;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void an_engaged_switch_refuses_the_allocation_and_names_scope_incident_reason_and_since() throws SQLException {
        offered(aDeal("D-1"));
        String since = Engaging.everything("INC-42").extract().path("since");
        refused(publish("D-1"), 503, "kill-switch-engaged", "everything", "INC-42", "a bug", since);
        assertThat(database.count("SELECT count(*) FROM allocation")).isZero();
        get("/v1/kill-switch")
                .body("engaged", is(true), "engagements", hasSize(1))
                .body("engagements[0].scope.kind", equalTo("ALL"), "engagements[0].scope.name", nullValue())
                .body("engagements[0].state", equalTo("ENGAGED"), "engagements[0].engagedBy", equalTo("legal-1"));
    }

    @Test
    void refused_attempts_are_recorded_so_that_people_see_who_is_waiting() {
        offered(aDeal("D-1"));
        Engaging.version("proration-2", "INC-42");
        publish("D-1").statusCode(503);
        publish("D-1").statusCode(503);
        String next = get("/v1/kill-switch/refusals?limit=1")
                .body("items", hasSize(1))
                .body("items[0].deal", equalTo("D-1"), "items[0].subject", equalTo("operations-1"))
                .body("items[0].scope.kind", equalTo("VERSION"), "items[0].scope.name", equalTo("proration-2"))
                .body("items[0].incident", equalTo("INC-42"), "items[0].at", notNullValue())
                .extract()
                .path("next");
        get("/v1/kill-switch/refusals?limit=1&after=" + next).body("items", hasSize(1), "next", nullValue());
    }

    @Test
    void a_deal_or_another_version_halts_nothing_else() {
        offered(aDeal("D-1"));
        offered(aDeal("D-2"));
        Engaging.deal("D-1", "INC-42");
        Engaging.version("proration-1", "INC-42");
        refused(publish("D-1"), 503, "kill-switch-engaged", "deal D-1");
        publish("D-2").statusCode(201);
    }

    @Test
    void reads_stay_up() {
        offered(aDeal("D-1"));
        Engaging.everything("INC-42");
        get("/v1/deals/D-1/book").statusCode(200);
        get("/v1/deals/D-1/allocations").statusCode(200);
    }

    @Test
    void engaging_the_same_scope_for_the_same_incident_is_one_engagement() {
        String first = Engaging.everything("INC-42").extract().path("id");
        Engaging.everything("INC-42").body("id", equalTo(first));
        Engaging.everything("INC-43").body("id", not(equalTo(first)));
        get("/v1/kill-switch").body("engagements", hasSize(2));
    }

    @Test
    void a_service_engages_on_behalf_of_a_person() {
        as("remediation-service")
                .body("""
                        {"scope":{"kind":"ALL"},"incident":"INC-1","reason":"declared","onBehalfOf":"engineering-1"}
                        """)
                .post("/v1/kill-switch/engagements")
                .then()
                .statusCode(201)
                .body("engagedBy", equalTo("remediation-service"));
    }

    @Test
    void a_scope_that_makes_no_sense_is_refused() {
        for (String scope : new String[] {
            "{\"kind\":\"VERSION\"}", "{\"kind\":\"ALL\",\"name\":\"x\"}", "{\"kind\":\"PLANET\"}", "{}", "null"
        }) {
            refused(Engaging.engage("legal-1", scope, "INC-1"), 400, "invalid-request");
        }
    }

    @Test
    void audit_and_customer_success_do_not_engage_and_services_do_not_release() {
        refused(Engaging.engage("audit-1", "{\"kind\":\"ALL\"}", "INC-1"), 403, "role-missing");
        refused(Engaging.engage("customer-success-1", "{\"kind\":\"ALL\"}", "INC-1"), 403, "role-missing");
        String id = Engaging.everything("INC-42").extract().path("id");
        refused(Engaging.requestRelease("remediation-service", id), 403, "role-missing");
        refused(Engaging.confirmRelease("audit-1", id), 403, "role-missing");
    }

    @Test
    void a_release_takes_two_persons() {
        offered(aDeal("D-1"));
        String id = Engaging.deal("D-1", "INC-42").extract().path("id");
        refused(Engaging.confirmRelease("legal-2", id), 409, "release-not-requested");
        Engaging.requestRelease("legal-1", id).statusCode(200).body("state", equalTo("RELEASE_REQUESTED"));
        refused(publish("D-1"), 503, "kill-switch-engaged");
        refused(Engaging.confirmRelease("legal-1", id), 403, "second-person-required", "legal-1");
        refused(publish("D-1"), 503, "kill-switch-engaged");
        Engaging.confirmRelease("operations-1", id).statusCode(200).body("state", equalTo("RELEASED"));
        publish("D-1").statusCode(201);
        refused(Engaging.requestRelease("legal-1", id), 409, "release-not-allowed");
        get("/v1/kill-switch").body("engaged", is(false), "engagements.state", contains("RELEASED"));
    }

    @Test
    void once_released_the_same_incident_engages_anew() {
        String first = Engaging.deal("D-1", "INC-42").extract().path("id");
        Engaging.released(first);
        Engaging.deal("D-1", "INC-42").body("id", not(equalTo(first)));
    }

    @Test
    void everything_is_released_only_onto_a_verified_active_version() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        String id = Engaging.everything("INC-42").extract().path("id");
        refused(Engaging.requestRelease("legal-1", id), 409, "release-not-allowed", "verified");
    }

    @Test
    void everything_is_released_onto_the_version_that_the_release_has_proven() {
        offered(aDeal("D-1"));
        Engaging.released(Engaging.everything("INC-42").extract().path("id"));
        publish("D-1").statusCode(201);
    }

    @Test
    void a_version_that_became_suspect_after_the_request_keeps_everything_halted() {
        String id = Engaging.everything("INC-42").extract().path("id");
        Engaging.requestRelease("legal-1", id).statusCode(200);
        as("engineering-1")
                .body("{\"incident\":\"INC-42\",\"reason\":\"not sure\"}")
                .post("/v1/versions/proration-2/suspicion")
                .then()
                .statusCode(200);
        refused(Engaging.confirmRelease("legal-2", id), 409, "release-not-allowed");
    }

    @Test
    void a_suspect_version_is_never_released_retired_or_not() {
        String retired = Engaging.version("proration-1", "INC-42").extract().path("id");
        as("remediation-service")
                .body("{\"incident\":\"INC-42\",\"reason\":\"a bug\"}")
                .post("/v1/versions/proration-1/suspicion")
                .then()
                .statusCode(200)
                .body("state", equalTo("RETIRED"));
        refused(Engaging.requestRelease("legal-1", retired), 409, "release-not-allowed", "suspicion");
        String clean = Engaging.version("proration-2", "INC-42").extract().path("id");
        Engaging.released(clean);
    }

    @Test
    void the_break_glass_file_halts_this_replica_and_taking_it_away_lets_go() throws IOException {
        offered(aDeal("D-1"));
        breakGlass.put();
        try {
            refused(publish("D-1"), 503, "kill-switch-engaged", "BREAK-GLASS");
            get("/v1/kill-switch").body("engaged", is(true), "engagements[0].engagedBy", equalTo("break-glass"));
        } finally {
            breakGlass.remove();
        }
        publish("D-1").statusCode(201);
    }

    @Test
    void a_break_glass_directory_that_cannot_be_read_halts() throws IOException {
        offered(aDeal("D-1"));
        breakGlass.removeDirectory();
        try {
            refused(publish("D-1"), 503, "kill-switch-engaged", "cannot be read");
        } finally {
            breakGlass.restoreDirectory();
        }
    }

    @Test
    void a_switch_that_cannot_be_read_counts_as_engaged() throws SQLException {
        offered(aDeal("D-1"));
        database.execute("ALTER TABLE kill_switch_engagement RENAME TO hidden");
        try {
            refused(publish("D-1"), 503, "kill-switch-engaged", "cannot be read");
        } finally {
            database.execute("ALTER TABLE hidden RENAME TO kill_switch_engagement");
        }
        assertThat(database.count("SELECT count(*) FROM allocation WHERE state = 'PUBLISHED'"))
                .isZero();
    }

    @Test
    void an_engagement_of_an_unknown_kind_halts_everything() throws SQLException {
        offered(aDeal("D-1"));
        database.execute("ALTER TABLE kill_switch_engagement DROP CONSTRAINT kill_switch_engagement_scope_kind_check");
        try {
            database.execute("""
                    INSERT INTO kill_switch_engagement
                        (engagement_id, scope_kind, scope_name, incident, reason, engaged_by, since, state)
                    VALUES (gen_random_uuid(), 'CURRENCY', 'EUR', 'INC-9', 'from a later release', 'x', now(), 'ENGAGED')
                    """);
            refused(publish("D-1"), 503, "kill-switch-engaged", "INC-9");
        } finally {
            database.execute("TRUNCATE kill_switch_engagement CASCADE");
            database.execute("ALTER TABLE kill_switch_engagement ADD CONSTRAINT kill_switch_engagement_scope_kind_check"
                    + " CHECK (scope_kind IN ('ALL', 'VERSION', 'DEAL'))");
        }
    }

    @Test
    void a_publication_in_flight_across_the_engagement_is_refused() throws Exception {
        offered(aDeal("D-1"));
        publicationAcrossAnEngagementIsRefused(database);
        assertThat(database.count("SELECT count(*) FROM allocation WHERE state = 'PUBLISHED'"))
                .isZero();
    }

    @Test
    void engaging_does_not_wait_for_a_publisher_that_is_still_working_out_its_allocation() throws Exception {
        offered(aDeal("D-1"));
        try (Connection other = database.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE commitment IN ACCESS EXCLUSIVE MODE");
            Future<ValidatableResponse> publishing = Meanwhile.start(() -> publish("D-1"));
            Waiting.until(
                    "the publisher waits for its book", publishing, () -> database.waiting("%FROM commitment%") == 1);
            Engaging.everything("INC-42");
            assertThat(publishing.isDone()).isFalse();
            other.commit();
            refused(publishing.get(), 503, "kill-switch-engaged", "INC-42");
        }
    }

    @Test
    void engaging_returns_only_when_whoever_read_the_switch_before_is_through() throws Exception {
        offered(aDeal("D-1"));
        try (Connection other = database.asService();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM deal WHERE deal_id = 'D-1' FOR NO KEY UPDATE");
            Future<ValidatableResponse> publishing = Meanwhile.start(() -> publish("D-1"));
            Waiting.until(
                    "the publisher has read the switch and waits for the deal",
                    publishing,
                    () -> database.waiting("%FROM deal%FOR NO KEY UPDATE%") == 1);
            Future<ValidatableResponse> engaging = Meanwhile.start(() -> Engaging.everything("INC-42"));
            Waiting.until("the engage call drains publishers", engaging, () -> database.waiting(WAITS_FOR_WHOLE) == 1);
            assertThat(engaging.isDone()).isFalse();
            other.commit();
            publishing.get().statusCode(201);
            engaging.get().statusCode(201);
        }
        offered(aDeal("D-2"));
        refused(publish("D-2"), 503, "kill-switch-engaged");
    }
}
