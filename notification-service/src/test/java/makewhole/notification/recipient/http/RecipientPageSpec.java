package makewhole.notification.recipient.http;

import static io.restassured.RestAssured.given;
import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import makewhole.notification.link.Asked;
import makewhole.notification.link.Invitation;
import makewhole.notification.link.TestLinks;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Service;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class RecipientPageSpec {
    private Remediation remediation;
    private Mailbox mailbox;
    private String plan = "";

    @BeforeEach
    void start() {
        remediation = new Remediation();
        mailbox = new Mailbox();
    }

    @AfterEach
    void stop() {
        remediation.close();
        mailbox.close();
    }

    /** A batch whose second row is an offer of USD 100.00 and whose fifth asks to keep or sell; open for ten days. */
    private Rows rows() {
        Rows rows = Rows.of(6);
        plan = rows.plan();
        rows.fields(2).put("answerBy", today().plusDays(10).toString());
        rows.fields(5).put("answerBy", today().plusDays(10).toString());
        return rows;
    }

    /** What was handed over of this test's plan; the answers of another test may still be on their way. */
    private List<String> asked() {
        return remediation.asked().stream().filter(path -> path.contains(plan)).toList();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private String offer() {
        return Told.links(rows(), remediation, mailbox).get(1);
    }

    private String choice() {
        return Told.links(rows(), remediation, mailbox).get(4);
    }

    @Test
    void the_link_in_a_mail_leads_to_its_notice_and_the_page_is_kept_from_everybody_else() {
        List<String> links = Told.links(rows(), remediation, mailbox);
        assertThat(links).doesNotHaveDuplicates();
        Told.open(links.getFirst())
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", containsString("noindex"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'none'; style-src 'sha256-"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(containsString("Dear Ada Sample 1,"))
                .body(containsString("How we worked it out"))
                .body(not(containsString("Ada Sample 2")))
                .body(not(containsString("<script")))
                .body(not(containsString("style=\"")));
        Told.open(links.get(1)).then().body(containsString("Dear Ada Sample 2,"));
    }

    @Test
    void whoever_opens_the_page_has_got_the_notice_and_nobody_else_has() {
        Rows rows = rows();
        String batch = Told.sent(rows, remediation);
        Told.open(Told.links(rows, mailbox).get(3)).then().statusCode(200);
        Told.open(Told.links(rows, mailbox).get(3)).then().statusCode(200);
        JsonPath report = Service.report(batch);
        assertThat(Service.count(report, "DELIVERED")).isEqualTo(1);
        assertThat(Service.count(report, "SENT")).isEqualTo(5);
        assertThat(report.getString("state")).isEqualTo("DONE");
    }

    @Test
    void whoever_has_not_the_link_learns_nothing_not_even_that_there_is_one() {
        String token = offer();
        String nowhere = Told.open("k2.AAAA").then().statusCode(404).extract().asString();
        Invitation noSuchNotice =
                new Invitation(UUID.randomUUID(), Asked.NOTHING, Optional.empty(), 0, today().plusDays(9));
        for (String wrong : List.of(
                "x",
                token.substring(0, token.length() - 1),
                token.replace("k2.", "k1."),
                "k9" + token.substring(2),
                TestLinks.token(noSuchNotice))) {
            Response answer = Told.open(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(404);
            assertThat(answer.asString()).as(wrong).isEqualTo(nowhere);
        }
    }

    @ParameterizedTest
    @CsvSource({"de-AT, Hier ist nichts", "'fr-CA,en;q=0.5', Il n", "en-AU, There is nothing", "it-IT, There is nothing"
    })
    void whoever_has_no_link_is_told_so_in_their_language_wherever_they_speak_it(String languages, String told) {
        given().header("Accept-Language", languages)
                .get("/answer/{token}", "k2.AAAA")
                .then()
                .statusCode(404)
                .body(containsString(told));
    }

    @Test
    void a_link_that_has_expired_says_so_and_shows_nothing() {
        Invitation real = TestLinks.links().read(offer()).orElseThrow();
        Invitation expired =
                new Invitation(real.notice(), real.asked(), real.lastDay(), real.most(), today().minusDays(1));
        Told.open(TestLinks.token(expired))
                .then()
                .statusCode(410)
                .body(containsString("This link has expired"))
                .body(not(containsString("Ada Sample")))
                .body(not(containsString("Harbour Robotics")))
                .header("Cache-Control", "no-store");
    }

    @Test
    void people_at_work_see_the_notice_without_the_link() {
        Rows rows = rows();
        String batch = Service.created(rows).getString("batch");
        as("customer-success-1")
                .get("/v1/batches/{batch}/samples", batch)
                .then()
                .statusCode(200)
                .body("items.text", hasItem(containsString("https://care.northgate.example/answer/...")));
    }

    @Test
    void an_answer_reaches_its_plan_once_and_a_receipt_its_recipient() {
        Rows rows = rows();
        String token = Told.links(rows, remediation, mailbox).get(4);
        Told.answer(token, Map.of("choice", "SELL"))
                .then()
                .statusCode(303)
                .header("Location", containsString("/answer/" + token + "?said=said"));
        given().get("/answer/{token}?said=said", token)
                .then()
                .statusCode(200)
                .body(containsString("Thank you. We have your answer"))
                .body(containsString("<strong>I sell the extra part to you</strong>"));
        Told.await("the plan", () -> asked().size() == 1);
        assertThat(asked().getFirst())
                .startsWith("/v1/plans/%s/lines/L-0005/answer ".formatted(rows.plan()))
                .contains("\"answer\":\"SELL\"", "\"answerId\":\"", "\"answeredAt\":\"")
                .doesNotContain("\"amount\"");
        Told.await(
                "the receipt",
                () -> mailbox.messages().stream()
                        .map(Mailbox::source)
                        .anyMatch(mail -> mail.contains("Subject: We have your answer: I sell the extra part to you")
                                && mail.contains("ada.5@investors.example")));
        Told.await("its end", () -> standing("receipt").equals("SENT"));
        Told.await("the acknowledgement", () -> standing("forwarding").equals("ACKNOWLEDGED"));
    }

    @Test
    void the_last_answer_stands_and_the_same_one_twice_is_one() {
        String token = choice();
        Told.answer(token, Map.of("choice", "SELL")).then().statusCode(303);
        Told.answer(token, Map.of("choice", "SELL")).then().statusCode(303);
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        Told.await("both answers", () -> asked().size() == 2);
        Told.open(token)
                .then()
                .body(containsString("<strong>I keep the extra part</strong>"))
                .body(not(containsString("<strong>I sell the extra part to you</strong>")));
    }

    @Test
    void a_button_that_is_pressed_many_times_at_once_gives_one_answer_and_one_receipt() throws Exception {
        String token = choice();
        String form = TestLinks.links().form(token, java.time.Instant.now());
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            List<Future<Integer>> presses = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                presses.add(threads.submit(() -> {
                    start.await();
                    return given().redirects()
                            .follow(false)
                            .contentType("application/x-www-form-urlencoded")
                            .formParam("form", form)
                            .formParam("choice", "SELL")
                            .post("/answer/{token}", token)
                            .statusCode();
                }));
            }
            start.countDown();
            for (Future<Integer> press : presses) {
                assertThat(press.get()).isEqualTo(303);
            }
        }
        assertThat(as("audit-1").get("/v1/answers?limit=1000").jsonPath().getList("items.plan", String.class))
                .containsOnlyOnce(plan);
    }

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

    @ParameterizedTest
    @CsvSource({
        "'', 200, taken",
        "'100.00', 200, taken",
        "'0.01', 200, taken",
        "'100.01', 422, not more than we offer",
        "'0', 422, not more than we offer",
        "'-1', 422, not more than we offer",
        "'some', 422, Write the amount in digits"
    })
    void a_part_of_an_offer_is_more_than_nothing_and_not_more_than_all(String amount, int status, String told) {
        String token = offer();
        Response answer = Told.answer(token, Map.of("choice", "ACCEPT", "amount", amount));
        assertThat(answer.statusCode()).isEqualTo(status == 200 ? 303 : status);
        if (status == 200) {
            Told.await("the plan", () -> asked().size() == 1);
            String expected = amount.isEmpty() ? "100.00" : amount;
            assertThat(asked().getFirst())
                    .contains("\"amount\":{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(expected));
        } else {
            assertThat(answer.asString())
                    .contains(
                            told,
                            "aria-invalid=\"true\"",
                            "value=\"ACCEPT\" checked",
                            "value=\"%s\"".formatted(amount));
            assertThat(asked()).isEmpty();
        }
    }

    @Test
    void what_is_contested_is_said_in_words_that_stay_words() {
        String token = choice();
        Told.answer(token, Map.of("choice", "DISPUTE"))
                .then()
                .statusCode(422)
                .body(containsString("Say what you think is wrong."));
        String words = "<script>alert(1)</script>\r\n{{locale}} & \"so\" \u202e on";
        Told.answer(token, Map.of("choice", "DISPUTE", "words", words)).then().statusCode(303);
        Told.open(token)
                .then()
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;\n{{locale}} &amp; &quot;so&quot;"))
                .body(not(containsString("<script")));
        Told.answer(token, Map.of("choice", "DISPUTE", "words", "x".repeat(4_001)))
                .then()
                .statusCode(422)
                .body(containsString("at most 4,000"));
        Told.await("the plan", () -> asked().size() == 1);
        assertThat(asked().getFirst()).contains("\"answer\":\"DISPUTE\"", "<script>alert(1)</script>\\n");
    }

    @Test
    void four_thousand_characters_of_any_language_are_taken_and_kept() {
        String token = choice();
        String words = "あ".repeat(4_000);
        Told.answer(token, Map.of("choice", "DISPUTE", "words", words)).then().statusCode(303);
        Told.open(token).then().body(containsString(words));
        Told.await("the plan", () -> asked().size() == 1);
        assertThat(asked().getFirst()).contains(words);
    }

    @Test
    void only_a_form_that_was_shown_here_answers_and_reading_never_does() {
        String token = choice();
        given().queryParam("choice", "SELL")
                .get("/answer/{token}", token)
                .then()
                .statusCode(200);
        given().contentType("application/x-www-form-urlencoded")
                .formParam("choice", "SELL")
                .post("/answer/{token}", token)
                .then()
                .statusCode(422)
                .body(containsString("was not opened by you"));
        String form = TestLinks.links().form(token, java.time.Instant.now());
        given().contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("form", form)
                .formParam("choice", "SELL")
                .post("/answer/{token}", token)
                .then()
                .statusCode(422);
        Told.open(token).then().body(containsString("We have no answer from you yet."));
        assertThat(asked()).isEmpty();
    }

    @Test
    void after_the_last_day_nothing_is_chosen_any_more_but_still_contested() {
        Invitation real = TestLinks.links().read(choice()).orElseThrow();
        String late = TestLinks.token(
                new Invitation(real.notice(), real.asked(), Optional.of(today().minusDays(1)), 0, today().plusDays(9)));
        Told.open(late)
                .then()
                .statusCode(200)
                .body(containsString("The last day to answer has passed."))
                .body(not(containsString("value=\"KEEP\"")));
        Told.answer(late, Map.of("choice", "KEEP"))
                .then()
                .statusCode(422)
                .body(containsString("The last day for this answer has passed."));
        Told.answer(late, Map.of("choice", "ACCEPT")).then().statusCode(422);
        Told.answer(late, Map.of("choice", "DISPUTE", "words", "I never asked for this."))
                .then()
                .statusCode(303);
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
        remediation.answersWith(409);
        Told.answer(token, Map.of("choice", "SELL")).then().statusCode(303);
        Told.await("the refusal", () -> standing("forwarding").equals("REFUSED"));
        as("customer-success-1")
                .get("/v1/answers?forwarding=REFUSED&limit=1000")
                .then()
                .statusCode(200)
                .body("items.refusal", hasItem("line-decided"));
        as("engineering-1").get("/v1/answers").then().statusCode(403);
    }

    @Test
    void a_page_that_is_opened_too_often_asks_for_patience() {
        String token = choice();
        Response last = Told.open(token);
        for (int i = 0; i < 130 && last.statusCode() == 200; i++) {
            last = Told.open(token);
        }
        last.then().statusCode(429).body(containsString("Please wait a moment"));
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        given().get("/answer/{token}", offer()).then().statusCode(equalTo(200));
    }

    private static String standing(String what) {
        return as("audit-1")
                .get("/v1/answers?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items[-1]." + what);
    }
}
