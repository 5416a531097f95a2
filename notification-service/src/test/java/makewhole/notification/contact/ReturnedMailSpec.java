package makewhole.notification.contact;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.ReturnedNotices;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What mail that comes back, or a report of delivery, makes of its notice. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ReturnedMailSpec extends ReturnedNotices {
    @Test
    void a_notice_that_comes_back_has_failed_and_opens_a_task_once() {
        String batch = sent(Rows.of(2));
        JsonPath notice = notice(batch, 1);
        String mail = ReturnedMail.bounce(notice.getString("messageId"), "failed", "5.1.1");
        post(mail).statusCode(200).body("effect", equalTo("MOVED"), "notice", equalTo(notice.getString("notice")));
        post(mail).statusCode(200).body("effect", equalTo("KNOWN"));
        JsonPath report = report(batch);
        assertThat(count(report, "PERMANENT_FAILURE")).isEqualTo(1);
        assertThat(count(report, "SENT")).isEqualTo(1);
        assertThat(report.getString("state")).as("nothing is left to send").isEqualTo("DONE");
        task(notice)
                .statusCode(200)
                .body("state", equalTo("OPEN"), "attempts", hasSize(1), "attempts[0].kind", equalTo("MAIL"))
                .body("attempts[0].note", containsString("5.1.1"), "attempts[0].note", not(containsString("@")));
        as("audit-1")
                .get("/v1/contact-tasks?state=OPEN&limit=1000")
                .then()
                .body("items.notice", hasItem(notice.getString("notice")));
        assertThat(report(batch).getInt("openContacts")).isEqualTo(1);
        close("operations-1", notice, "REACHED").statusCode(200);
        assertThat(report(batch).getInt("openContacts")).isZero();
    }

    @Test
    void a_report_of_delivery_makes_a_notice_delivered_and_settles_a_doubt() {
        server.on(".", to -> ScriptedMailServer.HANG_UP);
        String batch = approved(Rows.of(1));
        await(batch, state -> count(state, "UNCERTAIN") == 1);
        post(ReturnedMail.bounce(notice(batch, 1).getString("messageId"), "delivered", "2.1.5"))
                .statusCode(200)
                .body("effect", equalTo("MOVED"));
        assertThat(count(report(batch), "DELIVERED")).isEqualTo(1);
        assertThat(report(batch).getString("state")).isEqualTo("DONE");
    }

    @Test
    void mail_that_is_no_report_or_of_no_notice_of_ours_is_refused() {
        post("Subject: I am away\r\n\r\nuntil Monday").statusCode(422).body("type", endsWith("/mail-is-no-report"));
        post(ReturnedMail.bounce(UUID.randomUUID() + "@northgate.example", "failed", "5.1.1"))
                .statusCode(422)
                .body("type", endsWith("/report-of-no-notice"));
        post(ReturnedMail.bounce("x@elsewhere.example", "failed", "5.1.1"))
                .statusCode(422)
                .body("type", endsWith("/report-of-no-notice"));
        post(ReturnedMail.bounce("x@elsewhere.example", "delayed", "4.4.1"))
                .statusCode(200)
                .body("effect", equalTo("NOTHING_YET"));
        postAs("audit-1", "x").statusCode(403);
    }

    @Test
    void the_mailbox_for_returned_mail_is_read_and_what_is_no_report_stays_in_it() throws Exception {
        int port = ConfigProvider.getConfig().getValue("makewhole.returned-mail.port", Integer.class);
        GreenMail box = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_IMAP));
        box.start();
        try {
            var user = box.setUser("returned@northgate.example", "returned", "secret");
            String batch = sent(Rows.of(1));
            Session session = Session.getInstance(new Properties());
            for (String mail : java.util.List.of(
                    "Subject: I am away\r\n\r\nuntil Monday",
                    ReturnedMail.bounce(notice(batch, 1).getString("messageId"), "failed", "5.1.1"))) {
                // A person has looked into the mailbox before.
                box.getManagers()
                        .getImapHostManager()
                        .getInbox(user)
                        .appendMessage(
                                new MimeMessage(session, new ByteArrayInputStream(ReturnedMail.bytes(mail))),
                                new Flags(Flags.Flag.SEEN),
                                Date.from(Instant.EPOCH));
            }
            await(batch, state -> count(state, "PERMANENT_FAILURE") == 1);
            awaitThat(() -> box.getReceivedMessages().length == 1);
            assertThat(box.getReceivedMessages()[0].getSubject()).isEqualTo("I am away");
            assertThat(box.getReceivedMessages()[0].isSet(Flags.Flag.FLAGGED)).isTrue();
        } finally {
            box.stop();
        }
    }

    private static void awaitThat(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
