package makewhole.notification.contact;

import static io.restassured.RestAssured.given;
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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From mail that comes back to a customer who is told after all, or cannot be found. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ReturnedMailSpec {
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
    void a_report_that_is_quicker_than_the_answer_waits_for_it() throws InterruptedException {
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
    void two_persons_find_another_address_and_the_customer_is_told_there() {
        server.on("RCPT", to -> to.startsWith("ada.1@") ? "550 5.1.1 no such user" : "250 ok");
        String batch = done(Rows.of(1));
        JsonPath notice = notice(batch, 1);
        String attempt = tried("customer-success-1", notice, otherAddress("ada@new.example"))
                .statusCode(201)
                .body("attempts", hasSize(2))
                .extract()
                .path("attempts[1].attempt");
        assertThat(server.received()).as("one person is not enough").isEmpty();
        confirm("customer-success-1", notice, attempt)
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        confirm("operations-1", notice, attempt)
                .statusCode(200)
                .body("attempts[1].confirmedBy", equalTo("operations-1"));
        await(
                batch,
                state -> count(state, "SENT") == 1 && state.getString("state").equals("DONE"));
        assertThat(server.received()).containsExactly("ada@new.example");
        confirm("operations-1", notice, attempt).statusCode(409).body("type", endsWith("/address-not-awaited"));
        close("customer-success-1", notice, "REACHED").statusCode(200).body("state", equalTo("REACHED"));
        tried("customer-success-1", notice, otherAddress("ada@third.example"))
                .statusCode(409)
                .body("type", endsWith("/contact-task-closed"));
    }

    @Test
    void what_comes_back_late_from_the_old_address_leaves_a_notice_alone_that_went_to_another_one() {
        String batch = sent(Rows.of(1));
        JsonPath notice = notice(batch, 1);
        String messageId = notice.getString("messageId");
        post(ReturnedMail.bounce(messageId, "failed", "5.1.1")).statusCode(200).body("effect", equalTo("MOVED"));
        String other = attemptOf(tried("customer-success-1", notice, otherAddress("Ada@new.example")), 1);
        confirm("operations-1", notice, other).statusCode(200);
        awaitDone(batch);
        close("customer-success-1", notice, "REACHED").statusCode(200);
        post(ReturnedMail.bounce(messageId, "failed", "5.4.7")).statusCode(200).body("effect", equalTo("NONE"));
        post(ReturnedMail.bounce(messageId, "delivered", "2.1.5"))
                .statusCode(200)
                .body("effect", equalTo("NONE"));
        assertThat(count(report(batch), "SENT")).isEqualTo(1);
        task(notice).body("state", equalTo("REACHED"));
        String ofTheOther = ReturnedMail.bounce(messageId, "failed", "5.2.1")
                .replace("rfc822; ada.1@investors.example", "rfc822; <ada@NEW.example>");
        post(ofTheOther).statusCode(200).body("effect", equalTo("MOVED"));
        task(notice).body("state", equalTo("OPEN"));
    }

    @Test
    void another_address_of_a_notice_that_was_not_given_back_is_not_used() {
        String batch = sent(Rows.of(1));
        JsonPath notice = notice(batch, 1);
        post(ReturnedMail.bounce(notice.getString("messageId"), "failed", "5.1.1"))
                .statusCode(200);
        String first = attemptOf(tried("customer-success-1", notice, otherAddress("ada@new.example")), 1);
        String second = attemptOf(tried("customer-success-1", notice, otherAddress("ada@newer.example")), 2);
        confirm("customer-success-2", notice, first).statusCode(200);
        await(batch, state -> count(state, "SENT") == 1);
        confirm("customer-success-2", notice, second)
                .statusCode(409)
                .body("type", endsWith("/notice-not-readdressable"));
        assertThat(server.received()).containsExactly("ada.1@investors.example", "ada@new.example");
    }

    @Test
    void a_customer_is_given_up_only_after_a_letter_and_tracing() {
        server.on("RCPT", to -> "550 5.1.1 no such user");
        JsonPath notice = notice(done(Rows.of(1)), 1);
        close("operations-1", notice, "UNCLAIMED")
                .statusCode(409)
                .body("type", endsWith("/contact-not-exhausted"), "detail", containsString("LETTER, TRACING"));
        tried("operations-1", notice, by("LETTER")).statusCode(201);
        close("operations-1", notice, "UNCLAIMED")
                .statusCode(409)
                .body("detail", not(containsString("LETTER")), "detail", containsString("TRACING"));
        tried("operations-1", notice, by("TRACING")).statusCode(201);
        close("operations-1", notice, "UNCLAIMED").statusCode(200).body("state", equalTo("UNCLAIMED"));
        String events = Journaled.entries().toString();
        assertThat(events).contains("customer-not-found").doesNotContain("registered letter 42");
        close("operations-1", notice, "REACHED").statusCode(409).body("type", endsWith("/contact-task-closed"));
    }

    @Test
    void the_letter_of_a_notice_can_be_had_and_the_journal_says_who_had_it() {
        Rows rows = Rows.of(1);
        JsonPath waiting = created(rows);
        String id = notice(waiting.getString("batch"), 1).getString("notice");
        as("operations-1")
                .get("/v1/notices/{notice}/letter", id)
                .then()
                .statusCode(409)
                .body("type", endsWith("/batch-not-open"));
        remediation.knows(rows.plan(), rows.authority());
        approve(waiting).statusCode(200);
        awaitDone(waiting.getString("batch"));
        byte[] letter = as("operations-1")
                .get("/v1/notices/{notice}/letter", id)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", equalTo("attachment; filename=\"%s.pdf\"".formatted(id)))
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .asByteArray();
        assertThat(new String(letter, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(Journaled.entries())
                .anyMatch(entry -> "letter-fetched".equals(entry.get("event"))
                        && id.equals(entry.get("aboutId"))
                        && "operations-1".equals(entry.get("subject")));
        as("engineering-1").get("/v1/notices/{notice}/letter", id).then().statusCode(403);
        as("operations-1")
                .get("/v1/notices/{notice}/letter", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void what_is_tried_must_be_told_in_full_and_an_address_must_be_one() {
        JsonPath nobody = JsonPath.from("{\"notice\":\"%s\"}".formatted(UUID.randomUUID()));
        tried("operations-1", nobody, by("LETTER")).statusCode(404).body("type", endsWith("/not-found"));
        for (Map<String, Object> wrong : java.util.List.of(
                otherAddress("not an address"),
                otherAddress("a@b.example\r\nRCPT TO:<c@d.example>"),
                by("OTHER_ADDRESS"),
                by("MAIL"),
                by("PIGEON"))) {
            tried("operations-1", nobody, wrong).statusCode(400).body("type", endsWith("/invalid-request"));
        }
        tried("audit-1", nobody, by("LETTER")).statusCode(403);
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

    private static void hold(CountDownLatch latch) {
        try {
            if (!latch.await(1_800, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the test has forgotten the mail server");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String approved(Rows rows) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        approve(batch).statusCode(200);
        return batch.getString("batch");
    }

    private String done(Rows rows) {
        String batch = approved(rows);
        awaitDone(batch);
        return batch;
    }

    private String sent(Rows rows) {
        String batch = done(rows);
        assertThat(count(report(batch), "SENT")).isEqualTo(rows.all().size());
        return batch;
    }

    private static JsonPath notice(String batch, int position) {
        JsonPath page = as("audit-1")
                .get("/v1/batches/{batch}/notices?after={before}&limit=1", batch, position - 1)
                .jsonPath();
        return as("audit-1")
                .get("/v1/notices/{notice}", page.getString("items[0].notice"))
                .jsonPath();
    }

    private static ValidatableResponse post(String mail) {
        return postAs("operations-1", mail);
    }

    private static ValidatableResponse postAs(String account, String mail) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("message/rfc822", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .contentType("message/rfc822")
                .body(ReturnedMail.bytes(mail))
                .post("/v1/delivery-reports")
                .then();
    }

    private static ValidatableResponse task(JsonPath notice) {
        return as("audit-1")
                .get("/v1/contact-tasks/{notice}", notice.getString("notice"))
                .then();
    }

    private static Map<String, Object> by(String kind) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("note", "registered letter 42 to the address in the file");
        body.put("evidence", "post office receipt RR 42");
        return body;
    }

    private static Map<String, Object> otherAddress(String email) {
        Map<String, Object> body = by("OTHER_ADDRESS");
        body.put("email", email);
        return body;
    }

    private static ValidatableResponse tried(String account, JsonPath notice, Map<String, Object> body) {
        return as(account)
                .body(body)
                .post("/v1/contact-tasks/{notice}/attempts", notice.getString("notice"))
                .then();
    }

    private static String attemptOf(ValidatableResponse answer, int index) {
        return answer.statusCode(201).extract().path("attempts[%d].attempt".formatted(index));
    }

    private static ValidatableResponse confirm(String account, JsonPath notice, String attempt) {
        return as(account)
                .post("/v1/contact-tasks/{notice}/attempts/{attempt}/confirmation", notice.getString("notice"), attempt)
                .then();
    }

    private static ValidatableResponse close(String account, JsonPath notice, String state) {
        return as(account)
                .body(Map.of("state", state, "reason", "nobody knows them there any more"))
                .post("/v1/contact-tasks/{notice}/closing", notice.getString("notice"))
                .then();
    }
}
