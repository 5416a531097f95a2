package makewhole.notification.recipient.http;

import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import makewhole.notification.link.TestLinks;
import makewhole.notification.recipient.Answers;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.OwnerOfDatabase;
import makewhole.notification.testing.Recipients;
import makewhole.notification.testing.RehearsalClock;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.ReturnedNotices;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Service;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an answer that was given, and of its receipt. */
@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class AnswerOnItsWaySpec extends Recipients {
    @Inject
    Answers answers;

    @Test
    void a_receipt_goes_where_the_notice_went_that_two_persons_have_readdressed() {
        Rows rows = rows();
        String batch = Told.sent(rows, remediation);
        JsonPath notice = as("audit-1")
                .get("/v1/batches/{batch}/notices?after=4&limit=1", batch)
                .jsonPath();
        String id = notice.getString("items[0].notice");
        as("operations-1")
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("message/rfc822", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("message/rfc822")
                .body(ReturnedMail.bytes(
                        ReturnedMail.bounce(notice.getString("items[0].messageId"), "failed", "5.1.1")))
                .post("/v1/delivery-reports")
                .then()
                .statusCode(200);
        String attempt = as("customer-success-1")
                .body(Map.of(
                        "kind",
                        "OTHER_ADDRESS",
                        "note",
                        "said so by phone",
                        "evidence",
                        "call 17",
                        "email",
                        "five@new.example"))
                .post("/v1/contact-tasks/{notice}/attempts", id)
                .then()
                .statusCode(201)
                .extract()
                .path("attempts[1].attempt");
        as("operations-1")
                .post("/v1/contact-tasks/{notice}/attempts/{attempt}/confirmation", id, attempt)
                .then()
                .statusCode(200);
        Service.awaitDone(batch);
        Told.answer(Told.links(rows, mailbox).get(4), Map.of("choice", "KEEP"))
                .then()
                .statusCode(303);
        Told.await(
                "the receipt",
                () -> mailbox.messages().stream()
                        .map(Mailbox::source)
                        .anyMatch(mail -> mail.contains("Subject: We have your answer: I keep the extra part")
                                && mail.contains("five@new.example")));
    }

    @Test
    void no_receipt_goes_to_an_address_that_was_written_over_after_the_approval() {
        String token = choice();
        mailbox.close();
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        OwnerOfDatabase.changes(
                "UPDATE notice SET recipient_email = 'else@elsewhere.example' WHERE id = ?",
                TestLinks.links().read(token).orElseThrow().notice().toString());
        mailbox = new Mailbox();

        Told.await("its end", () -> receipts().equals(List.of("FAILED")));

        assertThat(mailbox.messages()).isEmpty();
    }

    @Test
    void an_answer_is_carried_again_until_it_is_acknowledged_and_a_refusal_is_shown_to_people() {
        String token = choice();
        remediation.answersWith(503);
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        Told.await("another try", () -> asked().size() >= 2);
        remediation.answersWith(200);
        Told.await("the acknowledgement", () -> standing("forwarding").equals("ACKNOWLEDGED"));
        assertThat(asked().stream().distinct())
                .as("always the same words under the same key")
                .hasSize(1);
        double refused = counted("makewhole_answers_total", "REFUSED");
        remediation.answersWith(409);
        Told.answer(token, Map.of("choice", "SELL")).then().statusCode(303);
        Told.await("the refusal", () -> standing("forwarding").equals("REFUSED"));
        Told.await("its count", () -> counted("makewhole_answers_total", "REFUSED") == refused + 1);
        as("customer-success-1")
                .get("/v1/answers?forwarding=REFUSED&limit=1000")
                .then()
                .statusCode(200)
                .body("items.refusal", hasItem("answer-final"));
        as("engineering-1").get("/v1/answers").then().statusCode(403);
    }

    @Test
    void what_comes_after_the_purchase_gets_no_receipt_but_word_of_what_counts() {
        String token = offer();
        Told.answer(token, Map.of("choice", "ACCEPT", "amount", "60.00")).then().statusCode(303);
        Told.await("the receipt", () -> mails("We have your answer: I take the offer") == 1);
        remediation.answersWith(409, "answer-final");
        Told.answer(token, Map.of("choice", "DECLINE")).then().statusCode(303);
        Told.await("the mail", () -> mails("Your answer does not count: I do not take the offer") == 1);
        Told.await("its end", () -> receipts().equals(List.of("SENT", "SENT")));
        assertThat(words("Your answer does not count"))
                .contains("We had already carried out what counted until then")
                .containsPattern("What you answered on your page on .* counts: I take the offer, USD.60\\.00\\.")
                .doesNotContain("change your mind");
        assertThat(mails("We have your answer")).as("receipts").isEqualTo(1);
        assertThat(asked()).as("each is handed over once").hasSize(2);
        Told.open(token)
                .then()
                .body(containsString("<strong>I take the offer</strong>"))
                .body(containsString("This answer does not count. We had already carried out"));
    }

    @Test
    void whoever_has_never_answered_in_time_is_told_that_the_letter_counts() {
        String token = choice();
        remediation.answersWith(409, "answer-too-late");
        Told.answer(token, Map.of("choice", "SELL")).then().statusCode(303);
        Told.await("the mail", () -> mails("Your answer does not count") == 1);
        assertThat(words("Your answer does not count"))
                .contains("It came after the last day to answer.", "what our letter says happens if you do nothing")
                .doesNotContain("What you answered on your page");
    }

    @Test
    void a_receipt_waits_for_the_plan_and_if_that_takes_long_the_customer_hears_that_the_answer_is_kept() {
        String token = choice();
        remediation.answersWith(503);
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        Told.await("another try", () -> asked().size() >= 2);
        assertThat(receipts()).containsExactly("WAITING");
        try {
            RehearsalClock.isDaysFromNow(1);
            Told.await("word of it", () -> mails("We are still recording your answer: I keep the extra part") == 1);
            Told.await("its end", () -> standing("delay").equals("SENT"));
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
        assertThat(words("We are still recording"))
                .contains("You need not answer again: we keep trying until we know whether it counts")
                .doesNotContain("change your mind", "carry out", "ways to pay", "Your money");
        assertThat(receipts()).containsExactly("WAITING");
        remediation.answersWith(200);
        Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
        assertThat(mails("We are still recording")).isEqualTo(1);
        assertThat(mailbox.messages().stream()
                        .filter(mail -> Mailbox.source(mail).contains("answer: I keep the extra part"))
                        .map(AnswerOnItsWaySpec::messageId))
                .as("no mail server takes them for one mail")
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoever_has_answered_again_meanwhile_is_not_asked_to_pay_for_what_came_before() {
        String token = offer();
        remediation.answersWith(503);
        Told.answer(token, Map.of("choice", "ACCEPT", "amount", "60.00")).then().statusCode(303);
        Told.answer(token, Map.of("choice", "DECLINE")).then().statusCode(303);
        Told.await("a try of both", () -> asked().stream().distinct().count() == 2);
        remediation.answersWith(200);
        Told.await("the receipts", () -> receipts().equals(List.of("SENT", "SENT")));
        assertThat(words("We have your answer: I take the offer"))
                .containsPattern("You have answered again since, on .*: I do not take the offer")
                .doesNotContain("How to pay", "Your money must reach us", "change your mind", "A person reads");
        assertThat(words("We have your answer: I do not take the offer"))
                .contains("You may change your mind until")
                .doesNotContain("answered again since");
    }

    @Test
    void what_our_letter_says_of_silence_is_not_told_while_an_earlier_answer_is_on_its_way() {
        String token = offer();
        remediation.answersWith(503);
        remediation.refuses("DECLINE", "answer-final");
        Told.answer(token, Map.of("choice", "ACCEPT", "amount", "60.00")).then().statusCode(303);
        Told.answer(token, Map.of("choice", "DECLINE")).then().statusCode(303);
        Told.await("the mail", () -> mails("Your answer does not count: I do not take the offer") == 1);
        assertThat(words("Your answer does not count"))
                .containsPattern("We do not know yet whether .* counts: I take the offer, USD.60\\.00")
                .doesNotContain("if you do nothing");
        remediation.answersWith(200);
        Told.await("the receipts", () -> receipts().equals(List.of("SENT", "SENT")));
        assertThat(words("We have your answer: I take the offer"))
                .as("what is carried out can be neither changed nor paid for again")
                .contains("We have carried out your answer: I take the offer. It is final")
                .doesNotContain("Your money must reach us", "How to pay", "change your mind", "answer again");
    }

    @Test
    void a_receipt_after_the_last_day_asks_for_no_money_and_promises_no_change_of_mind() {
        String token = offer();
        remediation.answersWith(503);
        Told.answer(token, Map.of("choice", "ACCEPT", "amount", "60.00")).then().statusCode(303);
        Told.await("a try", () -> !asked().isEmpty());
        try {
            RehearsalClock.isDaysFromNow(11);
            remediation.answersWith(200);
            Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
        assertThat(words("We have your answer: I take the offer"))
                .contains("has passed", "Whether your part is bought, a person tells you")
                .doesNotContain("How to pay", "Your money must reach us", "change your mind", "A person reads");
    }

    @Test
    void a_receipt_that_is_tried_again_is_not_ordered_again() {
        String token = choice();
        mailbox.close();
        try {
            Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
            Told.await(
                    "the acknowledgement",
                    () -> standing("forwarding").equals("ACKNOWLEDGED")
                            && standing("receipt").equals("WAITING"));
            UUID answer = UUID.fromString(standing("answer"));
            for (int look = 0; look < 20; look++) {
                assertThat(owed("send-answer-receipt")).doesNotContain(answer);
            }
            // While it is being tried it is not owed, whoever asks.
            Told.await(
                    "what is owed where nothing has ordered it",
                    () -> owed("another-job").contains(answer));
        } finally {
            mailbox = new Mailbox();
        }
    }

    private List<UUID> owed(String job) {
        return QuarkusTransaction.requiringNew().call(() -> answers.owed(Instant.now(), job, 1_000));
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, ''", "403, role-missing", "409, plan-wrong-state", "400, invalid-request"})
    void what_is_no_word_about_the_answer_for_good_has_it_wait(int status, String problem) {
        String token = choice();
        remediation.answersWith(status, problem);
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        Told.await("another try", () -> asked().size() >= 2);
        assertThat(standing("forwarding")).isEqualTo("WAITING");
        remediation.answersWith(200);
        Told.await("the acknowledgement", () -> standing("forwarding").equals("ACKNOWLEDGED"));
    }

    @Test
    void a_customer_who_has_answered_is_not_given_up_although_the_notice_came_back() {
        Rows rows = rows();
        String batch = Told.sent(rows, remediation);
        JsonPath notice = as("audit-1")
                .get("/v1/batches/{batch}/notices?after=4&limit=1", batch)
                .jsonPath();
        ReturnedNotices.post(ReturnedMail.bounce(notice.getString("items[0].messageId"), "failed", "5.1.1"))
                .statusCode(200);
        String id = notice.getString("items[0].notice");
        for (String kind : List.of("LETTER", "TRACING")) {
            as("operations-1")
                    .body(Map.of("kind", kind, "note", "nothing came of it", "evidence", "file 17"))
                    .post("/v1/contact-tasks/{notice}/attempts", id)
                    .then()
                    .statusCode(201);
        }
        Told.answer(Told.links(rows, mailbox).get(4), Map.of("choice", "KEEP"))
                .then()
                .statusCode(303);
        as("operations-1")
                .body(Map.of("state", "UNCLAIMED", "reason", "nobody knows them"))
                .post("/v1/contact-tasks/{notice}/closing", id)
                .then()
                .statusCode(409)
                .body("type", endsWith("/customer-not-untold"), "detail", containsString("they have answered"));
    }

    @Test
    void an_answer_that_its_plan_cannot_take_for_long_is_counted() {
        String token = choice();
        remediation.answersWith(503);
        double late = counted("makewhole_answers_total", "LATE");
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        Told.await("another try", () -> asked().size() >= 2);
        assertThat(counted("makewhole_answers_total", "LATE"))
                .as("while it may be a passing fault")
                .isEqualTo(late);
        try {
            RehearsalClock.isDaysFromNow(1);
            Told.await("a try a day later", () -> counted("makewhole_answers_total", "LATE") > late);
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
        remediation.answersWith(200);
        Told.await("the acknowledgement", () -> standing("forwarding").equals("ACKNOWLEDGED"));
    }

    @Test
    void a_receipt_that_a_mail_server_refuses_for_good_is_counted_and_found_by_people() {
        String token = choice();
        double failed = counted("makewhole_receipts_total", "FAILED", "RECEIPT");
        mailbox.close();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", _ -> "550 5.1.1 no such mailbox");
            Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
            Told.await("its end", () -> standing("receipt").equals("FAILED"));
        }
        mailbox = new Mailbox();
        Told.await("its count", () -> counted("makewhole_receipts_total", "FAILED", "RECEIPT") == failed + 1);
        as("customer-success-1")
                .get("/v1/answers?receipt=FAILED&limit=1000")
                .then()
                .statusCode(200)
                .body("items.plan", hasItem(plan), "items.receipt", everyItem(equalTo("FAILED")));
    }

    /** Nobody is rung for it: the receipt still comes. */
    @Test
    void word_that_an_answer_is_kept_which_was_refused_for_good_is_counted_apart_and_found_by_people() {
        String token = choice();
        remediation.answersWith(503);
        double kept = counted("makewhole_receipts_total", "FAILED", "DELAY");
        double receipts = counted("makewhole_receipts_total", "FAILED", "RECEIPT");
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        mailbox.close();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", _ -> "550 5.1.1 no such mailbox");
            RehearsalClock.isDaysFromNow(1);
            Told.await("its end", () -> standing("delay").equals("FAILED"));
        } finally {
            RehearsalClock.isDaysFromNow(0);
            mailbox = new Mailbox();
        }
        Told.await("its count", () -> counted("makewhole_receipts_total", "FAILED", "DELAY") == kept + 1);
        assertThat(counted("makewhole_receipts_total", "FAILED", "RECEIPT")).isEqualTo(receipts);
        as("customer-success-1")
                .get("/v1/answers?delay=FAILED&limit=1000")
                .then()
                .statusCode(200)
                .body("items.plan", hasItem(plan), "items.delay", everyItem(equalTo("FAILED")));
        remediation.answersWith(200);
        Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
    }

    /** A count as it is measured, by all that it is told apart by. */
    private static double counted(String name, String... tags) {
        return as("audit-1")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> Stream.of(tags).allMatch(tag -> line.contains("=\"%s\"".formatted(tag))))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
