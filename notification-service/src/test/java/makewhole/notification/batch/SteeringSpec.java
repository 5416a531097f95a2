package makewhole.notification.batch;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class SteeringSpec {
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
    void a_batch_begins_when_it_is_scheduled_and_not_before() {
        Instant from = Instant.now().plus(Duration.ofSeconds(3));
        String batch = approved(Rows.of(5), Map.of("sendFrom", from.toString()));
        await(batch, state -> !server.received().isEmpty());
        assertThat(Instant.now()).isAfterOrEqualTo(from);
        assertThat(count(awaitDone(batch), "SENT")).isEqualTo(5);
    }

    @Test
    void a_batch_with_a_pace_goes_out_no_quicker() {
        Instant began = Instant.now();
        String batch = approved(Rows.of(6), Map.of("perMinute", 60));
        awaitDone(batch);
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
        assertThat(server.received()).hasSize(6);
    }

    @Test
    void a_paused_batch_sends_nothing_until_it_is_resumed_and_then_each_once() {
        String batch = approved(Rows.of(40), Map.of("perMinute", 240));
        await(batch, state -> count(state, "SENT") > 0);
        steer("customer-success-1", batch, "pause").statusCode(200).body("state", equalTo("PAUSED"));
        JsonPath quiet = await(batch, state -> count(state, "SENDING") == 0);
        int sent = server.received().size();
        assertThat(sent).isLessThan(40);
        steer("customer-success-1", batch, "pause").statusCode(409).body("type", endsWith("/batch-not-open"));
        Instant later = Instant.now().plusSeconds(2);
        await(batch, state -> Instant.now().isAfter(later));
        assertThat(server.received()).hasSize(sent);
        assertThat(count(quiet, "SENT")).isEqualTo(sent);
        steer("operations-1", batch, "resumption").statusCode(200);
        steer("operations-1", batch, "resumption").statusCode(409).body("type", endsWith("/batch-not-open"));
        awaitDone(batch);
        assertThat(server.received()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void only_what_failed_is_tried_again_and_not_what_came_back() {
        server.on("RCPT", to -> to.startsWith("ada.2@") ? "550 5.7.1 not you" : "250 ok");
        String batch = approved(Rows.of(3), Map.of());
        awaitDone(batch);
        String third = as("audit-1")
                .get("/v1/batches/{batch}/notices?after=2&limit=1", batch)
                .jsonPath()
                .getString("items[0].messageId");
        as("operations-1")
                .config(io.restassured.config.RestAssuredConfig.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("message/rfc822", io.restassured.http.ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("message/rfc822")
                .body(ReturnedMail.bytes(ReturnedMail.bounce(third, "failed", "5.1.1")))
                .post("/v1/delivery-reports")
                .then()
                .statusCode(200);
        assertThat(count(report(batch), "PERMANENT_FAILURE")).isEqualTo(2);
        server.on("RCPT", to -> "250 ok");
        steer("audit-1", batch, "retry").statusCode(403);
        steer("operations-1", batch, "retry").statusCode(200);
        await(
                batch,
                state -> count(state, "SENT") == 2 && state.getString("state").equals("DONE"));
        assertThat(server.received())
                .containsExactlyInAnyOrder(
                        "ada.1@investors.example", "ada.3@investors.example", "ada.2@investors.example");
        steer("operations-1", batch, "retry").statusCode(409).body("type", endsWith("/nothing-to-retry"));
    }

    @Test
    void a_batch_whose_last_notices_end_while_it_is_paused_is_done_when_it_is_resumed() {
        server.on(".", to -> ScriptedMailServer.HANG_UP);
        String batch = approved(Rows.of(1), Map.of());
        await(batch, state -> count(state, "UNCERTAIN") == 1);
        steer("customer-success-1", batch, "pause").statusCode(200);
        settledAsSent(batch, 1).statusCode(200);
        assertThat(report(batch).getString("state")).isEqualTo("PAUSED");
        steer("customer-success-1", batch, "resumption").statusCode(200).body("state", equalTo("DONE"));
    }

    @Test
    void a_batch_that_was_resumed_with_doubts_alone_is_done_when_they_are_settled() {
        server.on(".", to -> ScriptedMailServer.HANG_UP);
        String batch = approved(Rows.of(1), Map.of());
        await(batch, state -> count(state, "UNCERTAIN") == 1);
        steer("customer-success-1", batch, "pause").statusCode(200);
        steer("customer-success-1", batch, "resumption").statusCode(200);
        assertThat(report(batch).getString("state")).isNotEqualTo("DONE");
        settledAsSent(batch, 1).statusCode(200);
        assertThat(report(batch).getString("state")).isEqualTo("DONE");
    }

    @Test
    void whom_people_have_reached_or_given_up_is_not_written_to_again() {
        server.on("RCPT", to -> "550 5.7.1 not you");
        String batch = approved(Rows.of(3), Map.of());
        awaitDone(batch);
        closed(noticeOf(batch, 1), "REACHED");
        for (String kind : new String[] {"LETTER", "TRACING"}) {
            as("operations-1")
                    .body(Map.of("kind", kind, "note", "to the address in the file", "evidence", "receipt RR 42"))
                    .post("/v1/contact-tasks/{notice}/attempts", noticeOf(batch, 2))
                    .then()
                    .statusCode(201);
        }
        closed(noticeOf(batch, 2), "UNCLAIMED");
        server.on("RCPT", to -> "250 ok");
        steer("operations-1", batch, "retry").statusCode(200);
        assertThat(count(awaitDone(batch), "PERMANENT_FAILURE")).isEqualTo(2);
        assertThat(server.received()).containsExactly("ada.3@investors.example");
    }

    private static void closed(String notice, String state) {
        as("operations-1")
                .body(Map.of("state", state, "reason", "they were called, or could not be found"))
                .post("/v1/contact-tasks/{notice}/closing", notice)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse settledAsSent(String batch, int row) {
        return as("operations-1")
                .body(Map.of("outcome", "SENT", "reason", "its log says so", "evidence", "mx1, 10:02:11, 4F2A"))
                .post("/v1/notices/{notice}/settlement", noticeOf(batch, row))
                .then();
    }

    private static String noticeOf(String batch, int row) {
        return as("audit-1")
                .get("/v1/batches/{batch}/notices?after={before}&limit=1", batch, row - 1)
                .jsonPath()
                .getString("items[0].notice");
    }

    @Test
    void what_was_never_approved_is_neither_paused_nor_tried_again() {
        String batch = created(Rows.of(1)).getString("batch");
        for (String way : new String[] {"pause", "resumption", "retry"}) {
            steer("operations-1", batch, way).statusCode(409).body("type", endsWith("/batch-not-open"));
            steer("operations-1", "00000000-0000-0000-0000-000000000000", way).statusCode(404);
        }
        as("customer-success-1")
                .body(Map.of("digest", Rows.DIGEST, "perMinute", 0))
                .post("/v1/batches/{batch}/approval", batch)
                .then()
                .statusCode(400);
    }

    @Test
    void the_report_adds_up_at_every_moment_while_four_look_and_it_is_told_as_events() throws Exception {
        Rows rows = Rows.of(400);
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        String id = batch.getString("batch");
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            Future<String> events = threads.submit(() -> as("audit-1")
                    .accept("text/event-stream")
                    .get("/v1/batches/{batch}/progress", id)
                    .asString());
            Future<?>[] lookers = new Future<?>[4];
            for (int i = 0; i < lookers.length; i++) {
                lookers[i] = threads.submit(() -> {
                    while (!ended.get()) {
                        int sum = report(id).getMap("counts").values().stream()
                                .mapToInt(each -> (int) each)
                                .sum();
                        assertThat(sum).isEqualTo(400);
                    }
                });
            }
            approve(batch).statusCode(200);
            awaitDone(id);
            ended.set(true);
            for (Future<?> looker : lookers) {
                looker.get();
            }
            assertThat(events.get()).contains("data:").contains("\"SENT\":400").contains("\"state\":\"DONE\"");
        }
        assertThat(server.received()).hasSize(400).doesNotHaveDuplicates();
        as("audit-1")
                .accept("text/event-stream")
                .get("/v1/batches/{batch}/progress", "00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
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

    private static ValidatableResponse steer(String account, String batch, String way) {
        return as(account)
                .body(Map.of("reason", "the call centre is full"))
                .post("/v1/batches/{batch}/{way}", batch, way)
                .then();
    }
}
