package makewhole.notification.recipient;

import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.notification.recipient.GiveAnswer.Given;
import makewhole.notification.recipient.OpenPage.Open;
import makewhole.notification.template.Template;
import makewhole.notification.template.Templates;
import makewhole.notification.testing.OwnerOfDatabase;
import makewhole.notification.testing.Recipients;
import makewhole.notification.testing.RehearsalClock;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

/** Customers read nothing about their answer that is not so, whatever else they have said. */
@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class WhatReceiptsSaySpec extends Recipients {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> ACCEPT_60 = Map.of("choice", "ACCEPT", "amount", "60.00");
    private static final Map<String, String> ACCEPT_30 = Map.of("choice", "ACCEPT", "amount", "30.00");
    private static final Map<String, String> DECLINE = Map.of("choice", "DECLINE");

    @Inject
    Answers answers;

    @Inject
    SendReceipt receipt;

    @Inject
    ForwardAnswer forward;

    @Inject
    Provider<Jobs> jobs;

    @Inject
    Journal journal;

    @Inject
    OpenPage openPage;

    @Inject
    Templates templates;

    @Test
    void whoever_accepts_is_told_by_when_to_pay_although_the_plan_cannot_be_told_yet() {
        String token = offer();
        remediation.answersWith(503);
        said(token, ACCEPT_60);
        aDayLater(() -> {
            Told.await("word of it", () -> mails("We are still recording your answer: I take the offer") == 1);
            Told.await("its end", () -> standing("delay").equals("SENT"));
        });
        assertThat(words("We are still recording"))
                .contains("You need not answer again: we keep trying")
                .contains("unless something has been carried out by then: that is final")
                .containsPattern(
                        "All the same, your money must reach us by the end of [A-Z][a-z]+.[0-9]+,.20[0-9]+, midnight UTC")
                .contains("the ways to pay that our letter names: after that day nothing can be bought")
                .doesNotContain("need do nothing", "change your mind");
        remediation.answersWith(200);
        Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
    }

    @Test
    void word_that_an_answer_is_kept_is_owed_for_the_last_choice_alone_and_for_what_is_contested() {
        String token = offer();
        remediation.answersWith(503);
        said(token, ACCEPT_60);
        said(token, Map.of("choice", "DISPUTE", "words", "I had asked for more."));
        said(token, DECLINE);
        List<UUID> given = given();
        aDayLater(() -> {
            Told.await("word of the last", () -> mails("We are still recording your answer: I do not take") == 1);
            Told.await("word of the other", () -> mails("We are still recording your answer:") == 2);
            Told.await("the end of both", () -> delays().equals(List.of("WAITING", "SENT", "SENT")));
            receipt.run(new SendReceipt.Order(given.getFirst()));
            assertThat(owed()).as("looked for again and again").doesNotContain(given.getFirst());
        });
        assertThat(mails("We are still recording your answer: I take the offer"))
                .isZero();
        assertThat(delays()).containsExactly("WAITING", "SENT", "SENT");
        remediation.answersWith(200);
        Told.await("the receipts", () -> receipts().equals(List.of("SENT", "SENT", "SENT")));
    }

    @Test
    void word_that_an_answer_is_kept_is_owed_again_once_the_later_one_came_too_late() {
        String token = offer();
        remediation.answersWith(503);
        said(token, ACCEPT_60);
        said(token, DECLINE);
        UUID first = given().getFirst();
        assertThat(owed()).doesNotContain(first);
        remediation.refuses("DECLINE", "answer-too-late");
        Told.await("the refusal", () -> standing("forwarding").equals("REFUSED"));
        assertThat(owed()).contains(first);
        remediation.answersWith(200);
        Told.await("the receipts", () -> receipts().equals(List.of("SENT", "SENT")));
    }

    @Test
    void what_something_said_later_has_overtaken_is_not_to_be_paid_for() {
        String token = offer();
        remediation.says(false);
        said(token, ACCEPT_60);
        Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
        assertThat(words("We have your answer: I take the offer"))
                .contains("You have told us something else since, and what you told us last counts.")
                .contains("I take the offer no longer counts")
                .doesNotContain("How to pay", "Your money must reach us", "change your mind", "A person reads");
        assertThat(standing("toldOtherwise")).isEqualTo("true");
        assertThat(Told.open(token).asString()).contains("You have told us something else since then.");
        remediation.refuses("DECLINE", "answer-too-late");
        said(token, DECLINE);
        Told.await("the other mail", () -> receipts().equals(List.of("SENT", "SENT")));
        assertThat(words("Your answer does not count: I do not take the offer"))
                .contains("What you have told us in another way counts")
                .doesNotContain("What you answered on your page");
    }

    @Test
    void what_counts_when_its_plan_takes_it_is_to_be_paid_for() {
        String token = offer();
        remediation.says(true);
        said(token, ACCEPT_60);
        Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
        assertThat(words("We have your answer: I take the offer")).contains("How to pay", "Your money must reach us");
        assertThat(standing("toldOtherwise")).isEqualTo("false");
        assertThat(Told.open(token).asString()).doesNotContain("You have told us something else since then.");
    }

    @Test
    void whoever_takes_less_than_before_reads_how_much_that_is() {
        String token = offer();
        remediation.answersWith(503);
        said(token, ACCEPT_60);
        said(token, ACCEPT_30);
        Told.await("a try of both", () -> asked().stream().distinct().count() == 2);
        remediation.answersWith(200);
        Told.await("the receipts", () -> receipts().equals(List.of("SENT", "SENT")));
        assertThat(allWords("We have your answer: I take the offer"))
                .hasSize(2)
                .anySatisfy(words -> assertThat(words)
                        .containsPattern(
                                "You have answered again since, on .*: I take the offer, USD.30\\.00\\. If that")
                        .doesNotContain("How to pay"))
                .anySatisfy(words -> assertThat(words).contains("How to pay").doesNotContain("answered again since"));
    }

    /** A version that was made of an older one has no place for what came after it. */
    @Test
    void a_version_of_the_firms_own_that_cannot_say_what_is_so_is_passed_over() {
        String token = offer();
        approved(
                ownReceipt(
                        Set.of("laterAnswer", "laterGivenOn", "laterAmount", "toldOtherwise", "carriedOut", "endedOn")),
                """
                {{#answerBy}}You may change your mind until {{answerBy}}.{{/answerBy}}{{^answerBy}}A person reads it.{{/answerBy}}

                {{#paymentInstructions}}How to pay: {{paymentInstructions}}{{/paymentInstructions}}
                """);
        try {
            remediation.answersWith(503);
            said(token, ACCEPT_60);
            said(token, DECLINE);
            Told.await("a try of both", () -> asked().stream().distinct().count() == 2);
            remediation.answersWith(200);
            Told.await("the receipts", () -> receipts().equals(List.of("SENT", "SENT")));
        } finally {
            forgotten();
        }
        assertThat(words("We have your answer: I take the offer"))
                .containsPattern("You have answered again since, on .*: I do not take the offer")
                .doesNotContain("A person reads", "Words of our own");
        assertThat(words("We have your answer: I do not take the offer"))
                .as("what it can say, it says")
                .contains("Words of our own", "You may change your mind until");
    }

    @Test
    void a_version_of_the_firms_own_that_cannot_be_written_for_an_answer_is_passed_over() {
        String token = choice();
        approved(ownReceipt(Set.of()), "{{#answerBy}}How to pay: {{paymentInstructions}}{{/answerBy}}");
        try {
            said(token, Map.of("choice", "KEEP"));
            Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
        } finally {
            forgotten();
        }
        assertThat(allWords("We have your answer"))
                .singleElement()
                .satisfies(words -> assertThat(words)
                        .contains("You may change your mind until the end of")
                        .doesNotContain("Words of our own"));
    }

    @Test
    void a_fault_of_the_database_before_the_mail_server_is_asked_leaves_no_doubt() {
        String token = choice();
        remediation.answersWith(503);
        said(token, Map.of("choice", "KEEP"));
        OwnerOfDatabase.does("ALTER TABLE contact_attempt RENAME TO contact_attempt_away");
        try {
            remediation.answersWith(200);
            String job = "task_name = 'send-answer-receipt' AND task_instance = '%s'".formatted(given().getFirst());
            Told.await(
                    "a try that fails",
                    () -> !OwnerOfDatabase.finds(
                                    "SELECT 1",
                                    "SELECT task_instance FROM scheduled_tasks WHERE consecutive_failures > 0 AND "
                                            + job)
                            .isEmpty());
            assertThat(standing("receipt")).isEqualTo("WAITING");
        } finally {
            OwnerOfDatabase.does("ALTER TABLE contact_attempt_away RENAME TO contact_attempt");
        }
        Told.await("the receipt", () -> receipts().equals(List.of("SENT")));
        assertThat(mails("We have your answer: I keep the extra part")).isEqualTo(1);
    }

    /** The plan takes what was given last for the last word. */
    @Test
    void of_two_answers_at_one_moment_the_second_is_given_later() {
        Page page = ((Open) openPage.behind(choice())).page();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        GiveAnswer still = new GiveAnswer(answers, jobs, forward, journal, InstantSource.fixed(now));
        GiveAnswer behind =
                new GiveAnswer(answers, jobs, forward, journal, InstantSource.fixed(now.minus(Duration.ofSeconds(2))));
        assertThat(givenAt(still, page, "SELL")).isEqualTo(now);
        assertThat(givenAt(still, page, "KEEP")).isEqualTo(now.plus(1, ChronoUnit.MICROS));
        assertThat(givenAt(behind, page, "SELL"))
                .as("by the clock of another replica")
                .isEqualTo(now.plus(2, ChronoUnit.MICROS));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> answers.to(page.notice().id()).stream()
                                .map(standing -> standing.answer().givenAt())
                                .toList()))
                .as("the latest first")
                .containsExactly(now.plus(2, ChronoUnit.MICROS), now.plus(1, ChronoUnit.MICROS), now);
    }

    private static Instant givenAt(GiveAnswer giveAnswer, Page page, String choice) {
        Given given = (Given) QuarkusTransaction.requiringNew()
                .call(() -> giveAnswer.give(page, new AnswerForm(choice, "", ""), Instant.now()));
        return given.answer().givenAt();
    }

    private static void said(String token, Map<String, String> form) {
        Told.answer(token, form).then().statusCode(303);
    }

    private static void aDayLater(Runnable happens) {
        try {
            RehearsalClock.isDaysFromNow(1);
            happens.run();
        } finally {
            RehearsalClock.isDaysFromNow(0);
        }
    }

    private JsonPath ofThePlan() {
        return as("audit-1").get("/v1/answers?limit=1000").jsonPath();
    }

    /** The answers of this test's plan, the first first. */
    private List<UUID> given() {
        return ofThePlan().getList("items.findAll { it.plan == '%s' }.answer".formatted(plan), String.class).stream()
                .map(UUID::fromString)
                .toList();
    }

    private List<String> delays() {
        return ofThePlan().getList("items.findAll { it.plan == '%s' }.delay".formatted(plan), String.class);
    }

    /** What would be owed had everybody waited long enough, and nothing been ordered. */
    private List<UUID> owed() {
        return QuarkusTransaction.requiringNew()
                .call(() -> answers.owed(Instant.now().plus(Duration.ofDays(2)), "another-job", 1_000));
    }

    private Template inUse() {
        return templates.named("answer-receipt").orElseThrow();
    }

    /** A receipt as short as it can be, without some fields. */
    private ObjectNode ownReceipt(Set<String> without) {
        try (InputStream shipped = WhatReceiptsSaySpec.class.getResourceAsStream(
                "/templates/answer-receipt/%d/declaration.json".formatted(inUse().version()))) {
            ObjectNode declaration = (ObjectNode) JSON.readTree(Objects.requireNonNull(shipped));
            ((ArrayNode) declaration.get("fields"))
                    .removeIf(field -> without.contains(field.path("name").asText()));
            return declaration;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** What was approved here is in use no more. */
    private void forgotten() {
        OwnerOfDatabase.does("""
                DELETE FROM template_approval WHERE template = 'answer-receipt';
                DELETE FROM template_version WHERE template = 'answer-receipt';
                """);
        Told.await("the shipped version", () -> inUse().version() < 1_000);
    }

    private void approved(ObjectNode declaration, String saying) {
        Map<String, String> sources = new TreeMap<>();
        inUse().locales().forEach(tag -> sources.put(tag, """
                subject: We have your answer: {{answer}}

                Words of our own for {{recipientName}}.

                %s
                """.formatted(saying)));
        JsonPath version = as("customer-success-1")
                .body(Map.of("declaration", declaration, "sources", sources))
                .post("/v1/templates/answer-receipt/versions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        as("customer-success-2")
                .body(Map.of("digest", version.getString("digest")))
                .post("/v1/templates/answer-receipt/versions/{version}/approval", version.getInt("version"))
                .then()
                .statusCode(200);
        Told.await("the version", () -> inUse().version() == version.getInt("version"));
    }
}
