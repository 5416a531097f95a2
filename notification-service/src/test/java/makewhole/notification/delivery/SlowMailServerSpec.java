package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.ReturnedNotices;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.WithPatience;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.Test;

/** What happens while a mail server takes its time: it is waited for, for as long as a test needs to look. */
@QuarkusTest
@TestProfile(WithPatience.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class SlowMailServerSpec extends ReturnedNotices {
    private static final long PATIENCE_SECONDS = 110;

    @Inject
    TakeNotices take;

    @Inject
    DoubtLostNotices doubt;

    @Test
    void a_mail_server_that_is_slow_to_answer_causes_neither_doubt_nor_a_second_mail() {
        CountDownLatch seen = new CountDownLatch(1);
        server.on(".", to -> {
            hold(seen);
            return "250 taken";
        });
        String batch = approved(Rows.of(1));
        await(batch, report -> server.received().size() == 1);
        // A job on another replica, which looks for lost notices and for due ones, finds neither.
        doubt.run();
        assertThat(take.next(UUID.fromString(batch), new Reach(InstantSource.system())))
                .isEmpty();
        seen.countDown();
        awaitDone(batch);
        assertThat(server.received()).hasSize(1);
        assertThat(eventsOf(notice(batch, 1).getString("notice"))).containsExactly("notice-sending", "notice-sent");
    }

    @Test
    void a_report_that_is_quicker_than_the_answer_waits_for_it() {
        CountDownLatch reported = new CountDownLatch(1);
        server.on(".", to -> {
            hold(reported);
            return "250 taken";
        });
        String batch = approved(Rows.of(1));
        await(batch, state -> server.received().size() == 1);
        post(ReturnedMail.bounce(notice(batch, 1).getString("messageId"), "failed", "5.2.1"))
                .statusCode(200)
                .body("effect", equalTo("WAITING"));
        reported.countDown();
        await(batch, state -> count(state, "PERMANENT_FAILURE") == 1);
        task(notice(batch, 1)).statusCode(200);
    }

    private static List<String> eventsOf(String notice) {
        return Journaled.entries().stream()
                .filter(entry -> notice.equals(entry.get("aboutId")))
                .map(entry -> String.valueOf(entry.get("event")))
                .toList();
    }

    private static void hold(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test has forgotten the mail server");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
