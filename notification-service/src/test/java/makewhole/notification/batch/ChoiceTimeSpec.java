package makewhole.notification.batch;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import makewhole.notification.testing.RehearsalClock;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is set going again after days looks at the days that are left to choose. */
@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ChoiceTimeSpec {
    private Remediation remediation;
    private ScriptedMailServer server;

    @BeforeEach
    void start() {
        remediation = new Remediation();
        server = new ScriptedMailServer();
    }

    @AfterEach
    void stop() {
        remediation.close();
        server.close();
    }

    @Test
    void a_batch_that_was_paused_until_its_choices_were_over_is_not_resumed_unless_a_person_knows() {
        Rows rows = Rows.of(5).only(5);
        // Batches of other tests that are scheduled may go out as well, on such a day.
        rows.recipient(1).put("email", "waits@investors.example");
        String batch = approved(
                rows, Map.of("sendFrom", Instant.now().plusSeconds(3_600).toString()));
        steer(batch, "pause").statusCode(200);
        try {
            RehearsalClock.isDaysFromNow(11);
            steer(batch, "resumption").statusCode(409).body("type", endsWith("/choice-shortened"));
            RehearsalClock.isDaysFromNow(40);
            steer(batch, "resumption").statusCode(409).body("type", endsWith("/choice-over"));
            knowingly(batch, "resumption", "shortChoices").statusCode(409).body("type", endsWith("/choice-over"));
            assertThat(server.received()).doesNotContain("waits@investors.example");
            knowingly(batch, "resumption", "lateChoices").statusCode(200);
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
        assertThat(Journaled.entries())
                .anyMatch(entry -> "batch-resumed".equals(entry.get("event"))
                        && entry.toString().contains("lateChoices=true")
                        && entry.toString().contains(batch));
    }

    @Test
    void what_failed_is_not_tried_again_when_no_day_is_left_to_choose_unless_a_person_knows() {
        server.on("RCPT", to -> "550 5.7.1 not you");
        Rows rows = Rows.of(5).only(5);
        rows.recipient(1).put("email", "tried.again@investors.example");
        String batch = approved(rows, Map.of());
        awaitDone(batch);
        server.on("RCPT", to -> "250 ok");
        try {
            RehearsalClock.isDaysFromNow(40);
            steer(batch, "retry").statusCode(409).body("type", endsWith("/choice-over"));
            assertThat(count(report(batch), "PERMANENT_FAILURE")).isEqualTo(1);
            knowingly(batch, "retry", "lateChoices").statusCode(200);
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
        awaitDone(batch);
        assertThat(server.received()).containsOnlyOnce("tried.again@investors.example");
    }

    @Test
    void a_batch_is_resumed_only_if_its_last_notice_leaves_the_days_by_its_own_start_and_pace() {
        String lastMinute = LocalDate.now(ZoneOffset.UTC).plusDays(10) + "T23:59:00Z";
        String batch = approved(Rows.of(6), Map.of("sendFrom", lastMinute, "perMinute", 1, "shortChoices", true));
        steer(batch, "pause").statusCode(200);
        steer(batch, "resumption").statusCode(409).body("type", endsWith("/choice-shortened"));
        knowingly(batch, "resumption", "shortChoices").statusCode(200);
    }

    @Test
    void a_retry_looks_only_at_the_days_of_those_who_are_written_to_again() {
        Rows rows = Rows.of(5);
        rows.fields(2).put("answerBy", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        server.on(
                "RCPT",
                to -> to.contains("ada.5@")
                        ? "550 5.7.1 not you"
                        : to.contains("ada.2@") ? "451 4.7.1 not now" : "250 ok");
        String batch = approved(rows, Map.of());
        Told.await(
                "both",
                () -> count(report(batch), "PERMANENT_FAILURE") == 1 && count(report(batch), "TEMPORARY_FAILURE") == 1);
        steer(batch, "pause").statusCode(200);
        try {
            RehearsalClock.isDaysFromNow(3);
            steer(batch, "retry").statusCode(200);
            steer(batch, "resumption").statusCode(409).body("type", endsWith("/choice-over"));
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
    }

    private static ValidatableResponse knowingly(String batch, String way, String knowing) {
        return as("operations-1")
                .body(Map.of("reason", "the others have to be told", knowing, true))
                .post("/v1/batches/{batch}/{way}", batch, way)
                .then();
    }

    private String approved(Rows rows, Map<String, Object> sending) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        Map<String, Object> body = new HashMap<>(sending);
        body.put("digest", batch.getString("digest"));
        as("customer-success-1")
                .body(body)
                .post("/v1/batches/{batch}/approval", batch.getString("batch"))
                .then()
                .statusCode(200);
        return batch.getString("batch");
    }

    private static ValidatableResponse steer(String batch, String way) {
        return as("operations-1")
                .body(Map.of("reason", "the call centre is full"))
                .post("/v1/batches/{batch}/{way}", batch, way)
                .then();
    }
}
