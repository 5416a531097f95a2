package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.UUID;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.ReadBatches;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.OwnerOfDatabase;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who owns the database changes what was approved, or a fault mixes it up: it is not sent. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class AsApprovedSpec {
    private static final String REDIRECTED =
            "UPDATE notice SET recipient_email = 'thief@elsewhere.example' WHERE batch = ? AND position = 1";

    @Inject
    SendBatch sendBatch;

    @Inject
    ReadBatches readBatches;

    @Inject
    Batches stored;

    private OpenBatches batches;

    @BeforeEach
    void begin() {
        batches = new OpenBatches();
    }

    @AfterEach
    void callOff() {
        batches.close();
    }

    @Test
    void a_notice_that_is_not_what_was_approved_stops_the_batch() {
        String batch = changedBeforeSending(Rows.of(20), REDIRECTED);
        try (Mailbox mailbox = new Mailbox()) {
            await(batch, report -> report.getString("state").equals("STOPPED") && count(report, "SENDING") == 0);
            assertThat(OpenBatches.notice(batch, 1).getString("state")).isEqualTo("TEMPORARY_FAILURE");
            sendBatch.send(UUID.fromString(batch));
            assertThat(mailbox.messages())
                    .as("as many as count as sent")
                    .hasSize(count(report(batch), "SENT"))
                    .hasSizeLessThan(19)
                    .allSatisfy(message ->
                            assertThat(message.getAllRecipients()[0].toString()).doesNotContain("thief"));
        }
    }

    @Test
    void whoever_was_not_told_because_their_notice_stopped_the_batch_is_told_in_another_one() {
        Rows rows = Rows.of(1);
        String batch = changedBeforeSending(rows, REDIRECTED);
        try (Mailbox mailbox = new Mailbox()) {
            await(batch, report -> report.getString("state").equals("STOPPED"));
            OpenBatches.steer(batch, "cancellation");
            assertThat(count(report(batch), "CANCELLED")).isEqualTo(1);
            String again = batches.approved(rows);
            assertThat(count(awaitDone(again), "SENT")).isEqualTo(1);
            assertThat(mailbox.only().getAllRecipients()[0].toString()).contains("ada.1@investors.example");
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void words_that_were_written_for_somebody_else_stop_the_batch_before_anything_goes_to_the_wrong_person() {
        Rows rows = Rows.of(30);
        batches.remediation().knows(rows.plan(), rows.authority());
        String batch = created(rows).getString("batch");
        batches.add(batch);
        // Wrong from the start, as a faulty renderer would leave it: all digests were worked out over the mix-up.
        approve("customer-success-1", batch, mixUp(batch, 1, 2)).statusCode(200);
        try (Mailbox mailbox = new Mailbox()) {
            JsonPath stopped = await(
                    batch, report -> report.getString("state").equals("STOPPED") && count(report, "SENDING") == 0);
            assertThat(count(stopped, "SENT") + count(stopped, "TEMPORARY_FAILURE") + count(stopped, "CREATED"))
                    .isEqualTo(30);
            sendBatch.send(UUID.fromString(batch));
            assertThat(mailbox.messages())
                    .as("as many as count as sent")
                    .hasSize(count(report(batch), "SENT"))
                    .allSatisfy(message ->
                            assertThat(message.getAllRecipients()[0].toString()).doesNotContain("ada.1@"));
            assertThat(Journaled.entries().toString())
                    .contains("the words of the notice were written for somebody else");
            assertThat(as("audit-1").get("/metrics").asString()).contains("makewhole_batches_stopped_total");
        }
    }

    @Test
    void a_notice_that_was_rewritten_with_its_digest_after_approval_stops_the_batch_before_it_begins() {
        String id = batches.approvedForLater(Rows.of(4));
        rewrite(id, 3);
        sendNow(id);
        try (Mailbox mailbox = new Mailbox()) {
            JsonPath stopped = await(id, report -> report.getString("state").equals("STOPPED"));
            assertThat(count(stopped, "CREATED")).isEqualTo(4);
            assertThat(mailbox.messages()).isEmpty();
        }
    }

    @Test
    void a_notice_that_is_rewritten_with_its_digest_while_its_batch_is_paused_stops_it_when_it_is_resumed() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = batches.approved(Rows.of(40), 240);
            await(batch, report -> count(report, "SENT") > 0);
            OpenBatches.steer(batch, "pause");
            JsonPath quiet = await(batch, report -> count(report, "SENDING") == 0);
            rewrite(batch, 40);
            OpenBatches.steer(batch, "resumption");
            JsonPath stopped = await(batch, report -> report.getString("state").equals("STOPPED"));
            assertThat(count(stopped, "SENT")).isEqualTo(count(quiet, "SENT")).isLessThan(40);
            assertThat(mailbox.messages()).hasSize(count(quiet, "SENT"));
            assertThat(reasonOfStopping(batch)).isEqualTo("its notices are not those that were approved");
        }
    }

    @Test
    void a_notice_that_is_rewritten_with_its_digest_while_others_go_out_slowly_is_not_sent() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = batches.approved(Rows.of(8), 60);
            await(batch, report -> count(report, "SENT") > 0);
            rewrite(batch, 8);
            JsonPath stopped = await(
                    batch, report -> report.getString("state").equals("STOPPED") && count(report, "SENDING") == 0);
            assertThat(count(stopped, "SENT")).isEqualTo(7);
            assertThat(mailbox.messages())
                    .hasSize(7)
                    .allSatisfy(mail -> assertThat(Mailbox.source(mail)).doesNotContain("Send us your money"));
            assertThat(reasonOfStopping(batch)).isEqualTo("the notice is not what was rendered and approved");
        }
    }

    @Test
    void a_batch_that_was_paused_and_not_touched_goes_on_when_it_is_resumed() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = batches.approved(Rows.of(40), 240);
            await(batch, report -> count(report, "SENT") > 0);
            OpenBatches.steer(batch, "pause");
            OpenBatches.steer(batch, "resumption");
            assertThat(count(awaitDone(batch), "SENT")).isEqualTo(40);
            assertThat(mailbox.messages()).hasSize(40);
        }
    }

    @Test
    void a_notice_that_no_mail_can_be_made_of_opens_a_task_and_stops_nobody_else() {
        Rows rows = Rows.of(3);
        batches.remediation().knows(rows.plan(), rows.authority());
        String batch = created(rows).getString("batch");
        batches.add(batch);
        // As an earlier release would have kept it, from a template with a numbered list, which no letter can set.
        OwnerOfDatabase.changes("""
                UPDATE notice SET body_html = replace(body_html, '<!--words-->', '<!--words--><ol><li>one</li></ol>')
                WHERE batch = ? AND position = 1
                """, batch);
        approve("customer-success-1", batch, redigested(batch, 1)).statusCode(200);
        try (Mailbox mailbox = new Mailbox()) {
            JsonPath done = awaitDone(batch);
            assertThat(count(done, "PERMANENT_FAILURE")).isEqualTo(1);
            assertThat(count(done, "SENT")).isEqualTo(2);
            assertThat(done.getInt("openContacts")).isEqualTo(1);
            JsonPath unwritable = OpenBatches.notice(batch, 1);
            assertThat(unwritable.getString("reply")).isEqualTo("unwritable");
            as("customer-success-1")
                    .get("/v1/notices/{notice}/letter", unwritable.getString("notice"))
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/letter-unprintable"), "detail", containsString("a letter knows no ol"));
            assertThat(mailbox.messages()).hasSize(2);
        }
    }

    @Test
    void a_notice_that_was_reworded_after_it_was_sent_is_not_printed() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = batches.approved(Rows.of(1));
            awaitDone(batch);
            assertThat(mailbox.messages()).hasSize(1);
            String notice = OpenBatches.notice(batch, 1).getString("notice");
            as("customer-success-1")
                    .get("/v1/notices/{notice}/letter", notice)
                    .then()
                    .statusCode(200);
            OwnerOfDatabase.changes(
                    "UPDATE notice SET body_html = replace(body_html, '100.01', '900.01') WHERE id = ?", notice);
            as("customer-success-1")
                    .get("/v1/notices/{notice}/letter", notice)
                    .then()
                    .statusCode(409)
                    .body(
                            "type",
                            endsWith("/letter-unprintable"),
                            "detail",
                            containsString("not what was rendered and approved"));
        }
    }

    @Test
    void a_batch_that_cannot_be_sent_does_not_keep_those_behind_it_waiting() {
        String broken = changedBeforeSending(
                Rows.of(1), "UPDATE notice SET currency = 'nothing' WHERE batch = ? AND position = 1");
        String behind = batches.approved(Rows.of(1));
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", to -> "452 4.2.2 full");
            await(
                    behind,
                    report -> report.getString("state").equals("SENDING") && count(report, "TEMPORARY_FAILURE") == 1);
            server.on("RCPT", to -> "250 ok");
            assertThat(count(awaitDone(behind), "SENT")).isEqualTo(1);
            assertThat(server.received()).hasSize(1);
        } finally {
            OwnerOfDatabase.changes("UPDATE notice SET currency = 'USD' WHERE batch = ? AND position = 1", broken);
        }
    }

    /** Has rows approved, changes what is kept of them, and only then lets them be sent. */
    private String changedBeforeSending(Rows rows, String sql) {
        String batch = batches.approvedForLater(rows);
        OwnerOfDatabase.changes(sql, batch);
        sendNow(batch);
        return batch;
    }

    private static void sendNow(String batch) {
        OwnerOfDatabase.changes("UPDATE batch SET send_from = NULL WHERE id = ?", batch);
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
    private void rewrite(String batch, int position) {
        OwnerOfDatabase.changes(
                "UPDATE notice SET body_text = 'Send us your money' WHERE batch = ? AND position = %d"
                        .formatted(position),
                batch);
        OwnerOfDatabase.changes(
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

    /** Gives a notice the words of another one, with the record they were written from, and the digests that fit. */
    private String mixUp(String batch, int position, int other) {
        OwnerOfDatabase.changes("""
                UPDATE notice SET subject = o.subject, body_text = o.body_text, body_html = o.body_html,
                    written_for = o.written_for
                FROM notice o WHERE notice.batch = ? AND o.batch = notice.batch AND notice.position = %d AND o.position = %d
                """.formatted(position, other), batch);
        return redigested(batch, position);
    }

    /** Works out the digests of a notice and its batch anew, and gives that of the batch. */
    private String redigested(String batch, int position) {
        UUID id = UUID.fromString(batch);
        OwnerOfDatabase.changes(
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
        OwnerOfDatabase.changes("UPDATE batch SET digest = '%s' WHERE id = ?".formatted(digest), batch);
        return digest;
    }
}
