package makewhole.notification.delivery;

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

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.ReadBatches;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class DeliverySpec {
    @Inject
    TakeNotices take;

    @Inject
    RecordOutcomes record;

    @Inject
    ProveBatch prove;

    @Inject
    SendBatch sendBatch;

    @Inject
    CloseBatch close;

    @Inject
    DoubtLostNotices doubt;

    @Inject
    ReadBatches readBatches;

    @Inject
    Batches stored;

    @Inject
    MailServer mailServer;

    @Inject
    InstantSource clock;

    private final List<String> batches = new ArrayList<>();
    private Remediation remediation;

    @BeforeEach
    void start() {
        remediation = new Remediation();
    }

    /** What a test leaves over would be sent to the mail server of the next. */
    @AfterEach
    void stop() {
        remediation.close();
        for (String batch : batches) {
            as("customer-success-1")
                    .body(Map.of("reason", "the test is over"))
                    .post("/v1/batches/{batch}/cancellation", batch);
        }
    }

    @Test
    void while_the_mail_server_is_down_notices_wait_and_then_each_is_sent_once() {
        String batch = approved(Rows.of(12));
        JsonPath waiting = await(batch, report -> count(report, "TEMPORARY_FAILURE") > 0);
        assertThat(count(waiting, "SENT")).isZero();
        try (Mailbox mailbox = new Mailbox()) {
            JsonPath done = awaitDone(batch);
            assertThat(count(done, "SENT")).isEqualTo(12);
            assertThat(mailbox.messages()).hasSize(12);
        }
    }

    @Test
    void a_mailbox_that_does_not_exist_is_a_lasting_failure_and_the_others_are_sent() {
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", to -> to.startsWith("ada.2@") ? "550 5.1.1 no such user " + to : "250 ok");
            String batch = approved(Rows.of(4));
            JsonPath done = awaitDone(batch);
            assertThat(count(done, "SENT")).isEqualTo(3);
            assertThat(count(done, "PERMANENT_FAILURE")).isEqualTo(1);
            assertThat(server.received()).hasSize(3).doesNotContain("ada.2@investors.example");
            assertThat(notice(batch, 2).getString("state")).isEqualTo("PERMANENT_FAILURE");
            assertThat(notice(batch, 2).getString("reply"))
                    .as("the code, not the words, which name the recipient")
                    .isEqualTo("550 5.1.1");
        }
    }

    @Test
    void a_full_mailbox_is_tried_again_and_gets_its_notice_once() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on(
                    "RCPT", to -> to.startsWith("ada.1@") && asked.incrementAndGet() < 3 ? "452 4.2.2 full" : "250 ok");
            String batch = approved(Rows.of(2));
            JsonPath done = awaitDone(batch);
            assertThat(count(done, "SENT")).isEqualTo(2);
            assertThat(server.received()).hasSize(2);
            assertThat(notice(batch, 1).getInt("attempts")).isEqualTo(3);
        }
    }

    @Test
    void a_sender_that_the_server_does_not_accept_fails_no_notice_for_good() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("MAIL", to -> asked.incrementAndGet() <= 2 ? "530 5.7.0 authentication required" : "250 ok");
            JsonPath done = awaitDone(approved(Rows.of(3)));
            assertThat(count(done, "SENT")).isEqualTo(3);
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void a_connection_that_breaks_before_the_end_of_the_message_leaves_no_doubt() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("DATA", to -> asked.incrementAndGet() == 1 ? ScriptedMailServer.HANG_UP : "354 go on");
            JsonPath done = awaitDone(approved(Rows.of(1)));
            assertThat(count(done, "SENT")).isEqualTo(1);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void a_connection_that_breaks_after_the_end_of_the_message_leaves_a_doubt_that_only_a_person_settles() {
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on(".", to -> to.startsWith("ada.1@") ? ScriptedMailServer.HANG_UP : "250 taken");
            String batch = approved(Rows.of(2));
            JsonPath doubtful = await(batch, report -> count(report, "UNCERTAIN") == 1 && count(report, "SENT") == 1);
            assertThat(doubtful.getString("state")).isEqualTo("SENDING");
            sendBatch.send(UUID.fromString(batch));
            assertThat(server.received())
                    .as("a doubtful notice is not sent again")
                    .hasSize(2);

            settle("audit-1", batch, "SENT").statusCode(403);
            settle("customer-success-1", batch, "SENT").statusCode(200).body("state", equalTo("SENT"));
            assertThat(report(batch).getString("state")).isEqualTo("DONE");
            settle("customer-success-2", batch, "NOT_SENT")
                    .statusCode(409)
                    .body("type", endsWith("/notice-not-uncertain"));
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void what_a_person_settles_as_not_sent_is_sent_with_the_same_message_id() {
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            AtomicInteger ended = new AtomicInteger();
            server.on(".", to -> ended.incrementAndGet() == 1 ? ScriptedMailServer.HANG_UP : "250 taken");
            String batch = approved(Rows.of(1));
            await(batch, report -> count(report, "UNCERTAIN") == 1);
            String messageId = notice(batch, 1).getString("messageId");
            settle("operations-1", batch, "NOT_SENT").statusCode(200);
            assertThat(count(awaitDone(batch), "SENT")).isEqualTo(1);
            assertThat(server.received()).hasSize(2);
            assertThat(notice(batch, 1).getString("messageId")).isEqualTo(messageId);
        }
    }

    @Test
    void a_sender_that_dies_before_the_answer_leaves_a_doubt_and_no_second_mail() {
        String batch = approved(Rows.of(1));
        // Nobody listens yet. A replica takes the notice and is never heard of again.
        Claim lost = takeOnly(batch);
        assertThat(count(report(batch), "SENDING")).isEqualTo(1);
        try (Mailbox mailbox = new Mailbox()) {
            sendBatch.send(UUID.fromString(batch));
            assertThat(mailbox.messages()).as("SENDING is another's").isEmpty();
            await(batch, report -> count(report, "UNCERTAIN") == 1);
            sendBatch.send(UUID.fromString(batch));
            assertThat(mailbox.messages()).as("and a doubt is a person's").isEmpty();

            // It was not dead after all: what it knows settles the doubt.
            record.of(List.of(new Tried(lost, new Accepted("250"))));
            close.ifAllEnded(UUID.fromString(batch));
            assertThat(count(report(batch), "SENT")).isEqualTo(1);
            assertThat(mailbox.messages()).isEmpty();
        }
    }

    @Test
    void a_mail_server_that_is_slow_to_answer_causes_neither_doubt_nor_a_second_mail() throws InterruptedException {
        CountDownLatch patience = new CountDownLatch(1);
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on(".", to -> {
                hold(patience);
                return "250 taken";
            });
            String batch = approved(Rows.of(1));
            await(batch, report -> server.received().size() == 1);
            // A job on another replica, which looks for lost notices and for due ones, finds neither.
            doubt.run();
            sendBatch.send(UUID.fromString(batch));
            patience.countDown();
            awaitDone(batch);
            assertThat(server.received()).hasSize(1);
            assertThat(eventsOf(notice(batch, 1).getString("notice"))).containsExactly("notice-sending", "notice-sent");
        }
    }

    @Test
    void the_journal_names_nobody() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = approved(Rows.to("Zebedee Unmistakable"));
            awaitDone(batch);
            assertThat(mailbox.messages()).hasSize(1);
            String events = Journaled.entries().toString();
            assertThat(events)
                    .contains(batch, "batch-approved", "batch-done")
                    .doesNotContain("Zebedee", "investors.example");
            as("audit-1").get("/v1/journal/verification").then().statusCode(200).body("intact", equalTo(true));
        }
    }

    @Test
    void a_late_answer_does_not_overrule_a_person() {
        String batch = approved(Rows.of(1));
        Claim lost = takeOnly(batch);
        await(batch, report -> count(report, "UNCERTAIN") == 1);
        settle("customer-success-1", batch, "SENT").statusCode(200);
        record.of(List.of(new Tried(lost, new SendOutcome.RefusedForGood("550"))));
        assertThat(notice(batch, 1).getString("state")).isEqualTo("SENT");
    }

    @Test
    void what_was_taken_too_long_ago_is_not_begun_any_more() {
        Claim taken = takeOnly(approved(Rows.of(1)));
        Lease old = new Lease(System.nanoTime() - Duration.ofSeconds(60).toNanos(), Duration.ofSeconds(200));
        assertThat(old.holds())
                .as("there are three quarters left, for one attempt")
                .isTrue();
        try (Mailbox mailbox = new Mailbox();
                MailServer.Connection connection = mailServer.connection()) {
            assertThat(run(taken).send(connection, List.of(taken), old))
                    .extracting(Tried::outcome)
                    .containsExactly(new SendOutcome.NotTried());
            assertThat(mailbox.messages()).isEmpty();
        }
    }

    @Test
    void a_message_is_not_ended_if_its_lease_runs_out_while_it_is_handed_over() {
        Claim taken = takeOnly(approved(Rows.of(1)));
        try (ScriptedMailServer server = new ScriptedMailServer();
                MailServer.Connection connection = mailServer.connection()) {
            Lease lease = Lease.from(Duration.ofSeconds(1));
            server.on("DATA", line -> {
                while (lease.holds()) {
                    LockSupport.parkNanos(10_000_000L);
                }
                return "354 go on";
            });
            assertThat(run(taken).send(connection, List.of(taken), lease))
                    .extracting(Tried::outcome)
                    .containsExactly(new SendOutcome.NotTried());
            assertThat(server.received()).isEmpty();
        }
    }

    private Run run(Claim taken) {
        return new Run(
                new SendBatch.Rest(Duration.ofSeconds(1)),
                clock,
                prove.asApproved(taken.batch()).orElseThrow());
    }

    @Test
    void eight_senders_at_once_never_get_the_same_notice() throws Exception {
        String batch = approved(Rows.of(60));
        Map<UUID, Integer> taken = new ConcurrentHashMap<>();
        List<Future<?>> senders = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                senders.add(threads.submit(() -> {
                    for (List<Claim> group = next(batch); !group.isEmpty(); group = next(batch)) {
                        group.forEach(claim -> taken.merge(claim.notice().id(), 1, Integer::sum));
                    }
                }));
            }
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
        assertThat(taken).hasSizeGreaterThan(50);
        assertThat(taken.values()).containsOnly(1);
    }

    @Test
    void a_notice_that_is_not_what_was_approved_stops_the_batch() throws SQLException {
        String batch = approved(Rows.of(20));
        asOwner(
                "UPDATE notice SET recipient_email = 'thief@elsewhere.example' WHERE batch = ? AND position = 1",
                batch);
        try (Mailbox mailbox = new Mailbox()) {
            JsonPath stopped = await(batch, report -> report.getString("state").equals("STOPPED"));
            assertThat(count(stopped, "PERMANENT_FAILURE")).isEqualTo(1);
            sendBatch.send(UUID.fromString(batch));
            assertThat(mailbox.messages())
                    .hasSizeLessThan(19)
                    .allSatisfy(message ->
                            assertThat(message.getAllRecipients()[0].toString()).doesNotContain("thief"));
        }
    }

    @Test
    void words_that_were_written_for_somebody_else_stop_the_batch_before_anything_goes_to_the_wrong_person()
            throws SQLException {
        Rows rows = Rows.of(30);
        remediation.knows(rows.plan(), rows.authority());
        String batch = created(rows).getString("batch");
        batches.add(batch);
        // Wrong from the start, as a faulty renderer would leave it: all digests were worked out over the mix-up.
        approve("customer-success-1", batch, mixUp(batch, 1, 2)).statusCode(200);
        try (Mailbox mailbox = new Mailbox()) {
            JsonPath stopped = await(
                    batch, report -> report.getString("state").equals("STOPPED") && count(report, "SENDING") == 0);
            assertThat(count(stopped, "SENT") + count(stopped, "TEMPORARY_FAILURE") + count(stopped, "CREATED"))
                    .isEqualTo(29);
            sendBatch.send(UUID.fromString(batch));
            assertThat(mailbox.messages())
                    .allSatisfy(message ->
                            assertThat(message.getAllRecipients()[0].toString()).doesNotContain("ada.1@"));
            assertThat(Journaled.entries().toString())
                    .contains("the words of the notice were written for somebody else");
            assertThat(as("audit-1").get("/metrics").asString()).contains("makewhole_batches_stopped_total");
        }
    }

    @Test
    void a_notice_that_was_rewritten_with_its_digest_after_approval_stops_the_batch_before_it_begins()
            throws SQLException {
        Rows rows = Rows.of(4);
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        String id = batch.getString("batch");
        batches.add(id);
        as("customer-success-1")
                .body(Map.of(
                        "digest",
                        batch.getString("digest"),
                        "sendFrom",
                        Instant.now().plus(Duration.ofHours(1)).toString()))
                .post("/v1/batches/{batch}/approval", id)
                .then()
                .statusCode(200);
        rewrite(id, 3);
        asOwner("UPDATE batch SET send_from = NULL WHERE id = ?", id);
        try (Mailbox mailbox = new Mailbox()) {
            JsonPath stopped = await(id, report -> report.getString("state").equals("STOPPED"));
            assertThat(count(stopped, "CREATED")).isEqualTo(4);
            assertThat(mailbox.messages()).isEmpty();
        }
    }

    @Test
    void a_notice_that_is_rewritten_with_its_digest_while_its_batch_is_paused_stops_it_when_it_is_resumed()
            throws SQLException {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = approved(Rows.of(40), 240);
            await(batch, report -> count(report, "SENT") > 0);
            steer(batch, "pause");
            JsonPath quiet = await(batch, report -> count(report, "SENDING") == 0);
            rewrite(batch, 40);
            steer(batch, "resumption");
            JsonPath stopped = await(batch, report -> report.getString("state").equals("STOPPED"));
            assertThat(count(stopped, "SENT")).isEqualTo(count(quiet, "SENT")).isLessThan(40);
            assertThat(mailbox.messages()).hasSize(count(quiet, "SENT"));
            assertThat(reasonOfStopping(batch)).isEqualTo("its notices are not those that were approved");
        }
    }

    @Test
    void a_notice_that_is_rewritten_with_its_digest_while_others_go_out_slowly_is_not_sent() throws SQLException {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = approved(Rows.of(8), 60);
            await(batch, report -> count(report, "SENT") > 0);
            rewrite(batch, 8);
            JsonPath stopped = await(batch, report -> report.getString("state").equals("STOPPED"));
            assertThat(count(stopped, "PERMANENT_FAILURE")).isEqualTo(1);
            assertThat(mailbox.messages())
                    .hasSize(7)
                    .allSatisfy(mail -> assertThat(Mailbox.source(mail)).doesNotContain("Send us your money"));
            assertThat(reasonOfStopping(batch)).isEqualTo("the notice is not what was rendered and approved");
        }
    }

    @Test
    void a_batch_that_was_paused_and_not_touched_goes_on_when_it_is_resumed() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = approved(Rows.of(12), 240);
            await(batch, report -> count(report, "SENT") > 0);
            steer(batch, "pause");
            steer(batch, "resumption");
            assertThat(count(awaitDone(batch), "SENT")).isEqualTo(12);
            assertThat(mailbox.messages()).hasSize(12);
        }
    }

    @Test
    void a_batch_that_is_called_off_sends_nothing_more_and_frees_its_lines() {
        Rows rows = Rows.of(5);
        JsonPath batch = created(rows);
        as("customer-success-1")
                .body(Map.of("reason", "a typing error in the deal's name"))
                .post("/v1/batches/{batch}/cancellation", batch.getString("batch"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"), "counts.CANCELLED", equalTo(5));
        remediation.knows(rows.plan(), rows.authority());
        approve(batch).statusCode(409).body("type", endsWith("/batch-not-open"));
        created(rows);
    }

    @Test
    void what_is_on_its_way_when_its_batch_is_called_off_does_not_go_out_again() {
        Rows rows = Rows.of(1);
        String batch = approved(rows);
        Claim onItsWay = takeOnly(batch);
        as("customer-success-1")
                .body(Map.of("reason", "the mail server mangles the letters"))
                .post("/v1/batches/{batch}/cancellation", batch)
                .then()
                .statusCode(200)
                .body("counts.CANCELLED", equalTo(0), "counts.SENDING", equalTo(1));
        await(batch, report -> count(report, "UNCERTAIN") == 1);
        settleNotice("operations-1", onItsWay.notice().id().toString(), "NOT_SENT")
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertThat(count(report(batch), "CANCELLED")).isEqualTo(1);
    }

    @Test
    void who_was_told_before_a_batch_was_called_off_is_not_told_again_and_the_others_are() {
        Rows rows = Rows.of(4);
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", to -> to.startsWith("ada.1@") ? "250 ok" : "452 4.2.2 full");
            String batch = approved(rows);
            await(batch, report -> count(report, "SENT") == 1 && count(report, "TEMPORARY_FAILURE") == 3);
            as("customer-success-1")
                    .body(Map.of("reason", "the deal's name is wrong"))
                    .post("/v1/batches/{batch}/cancellation", batch)
                    .then()
                    .statusCode(200);
            server.on("RCPT", to -> "250 ok");
            JsonPath rest = created(rows.without(1));
            batches.add(rest.getString("batch"));
            approve(rest).statusCode(200);
            assertThat(count(awaitDone(rest.getString("batch")), "SENT")).isEqualTo(3);
            assertThat(server.received()).hasSize(4).doesNotHaveDuplicates();
        }
    }

    private static List<String> eventsOf(String notice) {
        return Journaled.entries().stream()
                .filter(entry -> notice.equals(entry.get("aboutId")))
                .map(entry -> String.valueOf(entry.get("event")))
                .toList();
    }

    private static void hold(CountDownLatch latch) {
        try {
            if (!latch.await(1_500, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the test has forgotten the mail server");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Claim> next(String batch) {
        return take.next(UUID.fromString(batch), new Reach(InstantSource.system()));
    }

    private Claim takeOnly(String batch) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            List<Claim> claims = next(batch);
            if (!claims.isEmpty()) {
                return claims.getFirst();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the notice could not be taken");
    }

    private String approved(Rows rows) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        batches.add(batch.getString("batch"));
        approve(batch).statusCode(200);
        return batch.getString("batch");
    }

    private String approved(Rows rows, int perMinute) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        batches.add(batch.getString("batch"));
        as("customer-success-1")
                .body(Map.of("digest", batch.getString("digest"), "perMinute", perMinute))
                .post("/v1/batches/{batch}/approval", batch.getString("batch"))
                .then()
                .statusCode(200);
        return batch.getString("batch");
    }

    private static void steer(String batch, String way) {
        as("customer-success-1")
                .body(Map.of("reason", "the call centre is full"))
                .post("/v1/batches/{batch}/{way}", batch, way)
                .then()
                .statusCode(200);
    }

    /** What the journal says why a batch was stopped. */
    private static String reasonOfStopping(String batch) {
        return Journaled.entries().stream()
                .filter(entry -> batch.equals(entry.get("aboutId")) && "batch-stopped".equals(entry.get("event")))
                .map(entry -> String.valueOf(entry.get("reason")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the journal does not say why"));
    }

    /** Gives a notice other words, and the digest that fits. */
    private void rewrite(String batch, int position) throws SQLException {
        asOwner(
                "UPDATE notice SET body_text = 'Send us your money' WHERE batch = ? AND position = %d"
                        .formatted(position),
                batch);
        asOwner(
                "UPDATE notice SET digest = '%s' WHERE batch = ? AND position = %d"
                        .formatted(
                                readBatches
                                        .notices(UUID.fromString(batch), position - 1, 1)
                                        .getFirst()
                                        .notice()
                                        .digest(),
                                position),
                batch);
    }

    private static JsonPath notice(String batch, int position) {
        String id = as("audit-1")
                .get("/v1/batches/{batch}/notices?after={before}&limit=1", batch, position - 1)
                .jsonPath()
                .getString("items[0].notice");
        return as("audit-1")
                .get("/v1/notices/{notice}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse settle(String account, String batch, String outcome) {
        return settleNotice(account, notice(batch, 1).getString("notice"), outcome);
    }

    private static ValidatableResponse settleNotice(String account, String notice, String outcome) {
        return as(account)
                .body(Map.of(
                        "outcome",
                        outcome,
                        "reason",
                        "the mail server's log says so",
                        "evidence",
                        "mx1, 10:02:11, 4F2A"))
                .post("/v1/notices/{notice}/settlement", notice)
                .then();
    }

    /** Gives a notice the words of another one, with the record they were written from, and the digests that fit. */
    private String mixUp(String batch, int position, int other) throws SQLException {
        asOwner("""
                UPDATE notice SET subject = o.subject, body_text = o.body_text, body_html = o.body_html,
                    written_for = o.written_for
                FROM notice o WHERE notice.batch = ? AND o.batch = notice.batch AND notice.position = %d AND o.position = %d
                """.formatted(position, other), batch);
        UUID id = UUID.fromString(batch);
        asOwner(
                "UPDATE notice SET digest = '%s' WHERE batch = ? AND position = %d"
                        .formatted(
                                readBatches
                                        .notices(id, position - 1, 1)
                                        .getFirst()
                                        .notice()
                                        .digest(),
                                position),
                batch);
        String digest =
                QuarkusTransaction.requiringNew().call(() -> stored.readDigests(id, readBatches.get(id)::digestOver));
        asOwner("UPDATE batch SET digest = '%s' WHERE id = ?".formatted(digest), batch);
        return digest;
    }

    private static void asOwner(String sql, String batch) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (Connection owner = DriverManager.getConnection(
                        config.getValue("makewhole.database.url", String.class),
                        config.getValue("makewhole.database.owner", String.class),
                        config.getValue("makewhole.database.owner-password", String.class));
                PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(batch));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
