package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody knows is hidden from nobody, and no machine decides it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class DoubtSpec {
    @Inject
    TakeNotices take;

    @Inject
    RecordOutcomes record;

    @Inject
    ProveBatch prove;

    @Inject
    CloseBatch close;

    @Inject
    MailServer mailServer;

    @Inject
    InstantSource clock;

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
    void a_connection_that_breaks_after_the_end_of_the_message_leaves_a_doubt_that_only_a_person_settles() {
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on(".", to -> to.startsWith("ada.1@") ? ScriptedMailServer.HANG_UP : "250 taken");
            String batch = batches.approved(Rows.of(2));
            JsonPath doubtful = await(batch, report -> count(report, "UNCERTAIN") == 1 && count(report, "SENT") == 1);
            assertThat(doubtful.getString("state")).isEqualTo("SENDING");
            assertThat(nextOf(batch))
                    .as("a doubtful notice is nobody's to take")
                    .isEmpty();
            assertThat(server.received()).hasSize(2);

            OpenBatches.settle("audit-1", batch, "SENT").statusCode(403);
            OpenBatches.settle("customer-success-1", batch, "SENT")
                    .statusCode(200)
                    .body("state", equalTo("SENT"));
            assertThat(report(batch).getString("state")).isEqualTo("DONE");
            String notice = OpenBatches.notice(batch, 1).getString("notice");
            as("audit-1")
                    .get("/v1/notices/{notice}/settlement", notice)
                    .then()
                    .statusCode(200)
                    .body("items.outcome", equalTo(List.of("SENT")), "items[0].by", equalTo("customer-success-1"))
                    .body("items[0].evidence", equalTo("mx1, 10:02:11, 4F2A"))
                    .body("items[0].reason", equalTo("the mail server's log says so"));
            assertThat(Journaled.entries())
                    .filteredOn(entry -> notice.equals(entry.get("aboutId")))
                    .last()
                    .satisfies(entry -> assertThat(entry.toString())
                            .contains("notice-settled-as-sent", "sha256:")
                            .doesNotContain("4F2A", "the mail server's log says so"));
            OpenBatches.settle("customer-success-2", batch, "NOT_SENT")
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
            String batch = batches.approved(Rows.of(1));
            await(batch, report -> count(report, "UNCERTAIN") == 1);
            String messageId = OpenBatches.notice(batch, 1).getString("messageId");
            OpenBatches.settle("operations-1", batch, "NOT_SENT").statusCode(200);
            assertThat(count(awaitDone(batch), "SENT")).isEqualTo(1);
            assertThat(server.received()).hasSize(2);
            assertThat(OpenBatches.notice(batch, 1).getString("messageId")).isEqualTo(messageId);
        }
    }

    @Test
    void a_sender_that_dies_before_the_answer_leaves_a_doubt_and_no_second_mail() {
        String batch = batches.approved(Rows.of(1));
        // Nobody listens yet. A replica takes the notice and is never heard of again.
        Claim lost = OpenBatches.takeOnly(take, batch);
        assertThat(count(report(batch), "SENDING")).isEqualTo(1);
        try (Mailbox mailbox = new Mailbox()) {
            assertThat(nextOf(batch)).as("SENDING is another's").isEmpty();
            await(batch, report -> count(report, "UNCERTAIN") == 1);
            assertThat(nextOf(batch)).as("and a doubt is a person's").isEmpty();

            // It was not dead after all: what it knows settles the doubt.
            record.of(List.of(new Tried(lost, new Accepted("250"))));
            close.ifAllEnded(UUID.fromString(batch));
            assertThat(count(report(batch), "SENT")).isEqualTo(1);
            assertThat(mailbox.messages()).isEmpty();
        }
    }

    @Test
    void a_late_answer_does_not_overrule_a_person() {
        String batch = batches.approved(Rows.of(1));
        Claim lost = OpenBatches.takeOnly(take, batch);
        await(batch, report -> count(report, "UNCERTAIN") == 1);
        OpenBatches.settle("customer-success-1", batch, "SENT").statusCode(200);
        record.of(List.of(new Tried(lost, new SendOutcome.RefusedForGood("550"))));
        assertThat(OpenBatches.notice(batch, 1).getString("state")).isEqualTo("SENT");
    }

    @Test
    void what_was_taken_too_long_ago_is_not_begun_any_more_and_does_not_count_as_a_try() {
        String batch = batches.approved(Rows.of(1));
        Claim taken = OpenBatches.takeOnly(take, batch);
        Lease old = new Lease(System.nanoTime() - Duration.ofSeconds(60).toNanos(), Duration.ofSeconds(200));
        assertThat(old.holds())
                .as("there are three quarters left, for one attempt")
                .isTrue();
        try (Mailbox mailbox = new Mailbox();
                MailServer.Connection connection = mailServer.connection()) {
            List<Tried> tried = run(taken).send(connection, List.of(taken), old);
            assertThat(tried).extracting(Tried::outcome).containsExactly(new SendOutcome.NotTried());
            assertThat(mailbox.messages()).isEmpty();
            OpenBatches.steer(batch, "pause");
            record.of(tried);
            JsonPath waiting = OpenBatches.notice(batch, 1);
            assertThat(waiting.getString("state")).isEqualTo("TEMPORARY_FAILURE");
            assertThat(waiting.getInt("attempts")).isEqualTo(taken.number() - 1);
        }
    }

    @Test
    void a_message_is_not_ended_if_its_lease_runs_out_while_it_is_handed_over() {
        Claim taken = OpenBatches.takeOnly(take, batches.approved(Rows.of(1)));
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
                prove.asApproved(taken.batch()).orElseThrow(),
                Lease.from(Duration.ofHours(1)));
    }

    /** What there is to send for another replica, which looks from the front. */
    private List<Claim> nextOf(String batch) {
        return take.next(UUID.fromString(batch), new Reach(InstantSource.system()));
    }
}
