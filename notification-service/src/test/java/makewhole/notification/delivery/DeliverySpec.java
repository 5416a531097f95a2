package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class DeliverySpec {
    @Inject
    TakeNotices take;

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
    void while_the_mail_server_is_down_notices_wait_and_then_each_is_sent_once() {
        String batch = batches.approved(Rows.of(12));
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
            String batch = batches.approved(Rows.of(4));
            JsonPath done = awaitDone(batch);
            assertThat(count(done, "SENT")).isEqualTo(3);
            assertThat(count(done, "PERMANENT_FAILURE")).isEqualTo(1);
            assertThat(server.received()).hasSize(3).doesNotContain("ada.2@investors.example");
            assertThat(OpenBatches.notice(batch, 2).getString("state")).isEqualTo("PERMANENT_FAILURE");
            assertThat(OpenBatches.notice(batch, 2).getString("reply"))
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
            String batch = batches.approved(Rows.of(2));
            JsonPath done = awaitDone(batch);
            assertThat(count(done, "SENT")).isEqualTo(2);
            assertThat(server.received()).hasSize(2);
            assertThat(OpenBatches.notice(batch, 1).getInt("attempts")).isEqualTo(3);
        }
    }

    @Test
    void a_sender_that_the_server_does_not_accept_fails_no_notice_for_good() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("MAIL", to -> asked.incrementAndGet() <= 2 ? "530 5.7.0 authentication required" : "250 ok");
            JsonPath done = awaitDone(batches.approved(Rows.of(3)));
            assertThat(count(done, "SENT")).isEqualTo(3);
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void a_connection_that_breaks_before_the_end_of_the_message_leaves_no_doubt() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("DATA", to -> asked.incrementAndGet() == 1 ? ScriptedMailServer.HANG_UP : "354 go on");
            JsonPath done = awaitDone(batches.approved(Rows.of(1)));
            assertThat(count(done, "SENT")).isEqualTo(1);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void eight_senders_at_once_never_get_the_same_notice() throws Exception {
        String batch = batches.approved(Rows.of(200));
        Reach reach = new Reach(InstantSource.system());
        Map<UUID, Integer> taken = new ConcurrentHashMap<>();
        List<Future<?>> senders = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                senders.add(threads.submit(() -> {
                    List<Claim> group = take.next(UUID.fromString(batch), reach);
                    while (!group.isEmpty()) {
                        group.forEach(claim -> taken.merge(claim.notice().id(), 1, Integer::sum));
                        group = take.next(UUID.fromString(batch), reach);
                    }
                }));
            }
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
        // The service's own senders, four with a group of eight each, may come first once: they find no mail server.
        assertThat(taken).hasSizeGreaterThan(150);
        assertThat(taken.values()).containsOnly(1);
    }

    @Test
    void a_batch_whose_sender_died_after_the_last_outcome_is_closed_all_the_same() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = batches.approved(Rows.of(2));
            awaitDone(batch);
            assertThat(mailbox.messages()).hasSize(2);
            // As the sender leaves it that has written down how the last notice ended, and nothing else.
            OwnerOfDatabase.changes("UPDATE batch SET state = 'SENDING' WHERE id = ?", batch);
            awaitDone(batch);
            assertThat(mailbox.messages()).hasSize(2);
        }
    }

    @Test
    void a_server_may_refuse_a_notice_for_three_days_and_then_it_has_failed_until_a_person_has_it_tried_again() {
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", to -> "452 4.2.2 full");
            String batch = batches.approved(Rows.of(1));
            await(batch, report -> count(report, "TEMPORARY_FAILURE") == 1);
            String notice = OpenBatches.notice(batch, 1).getString("notice");
            refusedFor(notice, 71);
            int tried = OpenBatches.notice(batch, 1).getInt("attempts");
            await(batch, report -> OpenBatches.notice(batch, 1).getInt("attempts") > tried);
            JsonPath stillRefused = await(batch, report -> count(report, "SENDING") == 0);
            assertThat(count(stillRefused, "TEMPORARY_FAILURE")).isEqualTo(1);
            refusedFor(notice, 73);
            JsonPath done = awaitDone(batch);
            assertThat(count(done, "PERMANENT_FAILURE")).isEqualTo(1);
            assertThat(done.getInt("openContacts")).isEqualTo(1);
            assertThat(server.received()).isEmpty();
            server.on("RCPT", to -> "250 ok");
            OpenBatches.steer(batch, "retry");
            assertThat(count(awaitDone(batch), "SENT")).isEqualTo(1);
            assertThat(OpenBatches.notice(batch, 1).getInt("attempts"))
                    .as("its tries count anew")
                    .isEqualTo(1);
        }
    }

    /** Has a notice been refused for so many hours already, and be due now. */
    private static void refusedFor(String notice, int hours) {
        OwnerOfDatabase.changes("""
                UPDATE delivery SET refused_since = clock_timestamp() - interval '%d hours', not_before = '-infinity'
                WHERE notice = ?
                """.formatted(hours), notice);
    }

    @Test
    void the_journal_names_nobody() {
        try (Mailbox mailbox = new Mailbox()) {
            String batch = batches.approved(Rows.to("Zebedee Unmistakable"));
            awaitDone(batch);
            assertThat(mailbox.messages()).hasSize(1);
            String events = Journaled.entries().toString();
            assertThat(events)
                    .contains(batch, "batch-approved", "batch-done")
                    .doesNotContain("Zebedee", "investors.example");
            as("audit-1").get("/v1/journal/verification").then().statusCode(200).body("intact", equalTo(true));
        }
    }
}
