package makewhole.notification.recipient.http;

import static io.restassured.RestAssured.given;
import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import makewhole.notification.link.Invitation;
import makewhole.notification.link.TestLinks;
import makewhole.notification.recipient.AnswerForm;
import makewhole.notification.recipient.GiveAnswer;
import makewhole.notification.recipient.GiveAnswer.Given;
import makewhole.notification.recipient.GiveAnswer.ToBeMended;
import makewhole.notification.recipient.Mistake;
import makewhole.notification.recipient.OpenPage;
import makewhole.notification.recipient.OpenPage.Open;
import makewhole.notification.recipient.Page;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Recipients;
import makewhole.notification.testing.RehearsalClock;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be answered on the page, and what counts. */
@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class RecipientAnswerSpec extends Recipients {
    @Inject
    OpenPage openPage;

    @Inject
    GiveAnswer giveAnswer;

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
        String form = Told.form(token);
        Told.answer(token, form, Map.of("choice", "SELL")).then().statusCode(303);
        Told.answer(token, form, Map.of("choice", "SELL")).then().statusCode(303);
        Told.answer(token, Map.of("choice", "KEEP")).then().statusCode(303);
        Told.await("both answers", () -> asked().size() == 2);
        assertThat(answersOfThePlan()).as("no third is on its way").isEqualTo(2);
        Told.open(token)
                .then()
                .body(containsString("<strong>I keep the extra part</strong>"))
                .body(not(containsString("<strong>I sell the extra part to you</strong>")));
    }

    /** Between the two they may have telephoned, and said something else: only the plan knows. */
    @Test
    void the_same_answer_on_a_page_that_was_opened_anew_reaches_the_plan_again() {
        String token = choice();
        Told.answer(token, Map.of("choice", "SELL")).then().statusCode(303);
        Told.answer(token, Map.of("choice", "SELL")).then().statusCode(303);
        Told.await("both answers", () -> asked().size() == 2);
        assertThat(asked()).allMatch(answer -> answer.contains("\"answer\":\"SELL\""));
    }

    @Test
    void a_button_that_is_pressed_many_times_at_once_gives_one_answer_and_one_receipt() throws Exception {
        String token = choice();
        String form = TestLinks.links().form(token, Instant.now());
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
        assertThat(answersOfThePlan()).isEqualTo(1);
        Told.await("its receipt", () -> receipts().equals(List.of("SENT")));
        assertThat(mailbox.messages().stream()
                        .map(Mailbox::source)
                        .filter(mail -> mail.contains("Subject: We have your answer")))
                .hasSize(1);
    }

    private long answersOfThePlan() {
        return as("audit-1").get("/v1/answers?limit=1000").jsonPath().getList("items.plan", String.class).stream()
                .filter(plan::equals)
                .count();
    }

    @Test
    void what_is_sent_after_the_last_day_counts_no_more_although_the_page_was_opened_before() {
        Page page = ((Open) openPage.behind(choice())).page();
        assertThat(page.open()).isTrue();
        try {
            RehearsalClock.isDaysFromNow(11);
            assertThat(giveAnswer.give(page, new AnswerForm("KEEP", "", ""), Instant.now()))
                    .isEqualTo(new ToBeMended(Mistake.TOO_LATE));
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
        assertThat(answersOfThePlan()).isZero();
        assertThat(giveAnswer.give(page, new AnswerForm("KEEP", "", ""), Instant.now()))
                .isInstanceOf(Given.class);
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
            Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
            assertThat(mailbox.messages().stream()
                            .filter(mail -> Mailbox.source(mail).contains("Subject: We have your answer"))
                            .map(mail -> Mailbox.alternatives(mail).getFirst().replaceAll("\\s+", " ")))
                    .singleElement()
                    .asString()
                    .contains("How to pay: By transfer to the client account in your investor agreement.")
                    .contains("bought your part, your answer is final");
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
        String form = TestLinks.links().form(token, Instant.now());
        given().contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("form", form)
                .formParam("choice", "SELL")
                .post("/answer/{token}", token)
                .then()
                .statusCode(422);
        Told.open(token).then().body(containsString("You have not answered on this page yet."));
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
}
