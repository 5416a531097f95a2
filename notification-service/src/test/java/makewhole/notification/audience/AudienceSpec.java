package makewhole.notification.audience;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class AudienceSpec {
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        mailbox = new Mailbox();
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    void a_team_is_asked_and_reminded_each_once_without_an_approval() throws Exception {
        String incident = incident();
        Map<String, Object> inquiry = inquiry(incident, "inquiry-7", List.of("LEGAL"));
        JsonPath first = tell(inquiry).statusCode(202).extract().jsonPath();
        assertThat(count(awaitDone(first.getString("batch")), "SENT")).isEqualTo(1);
        assertThat(mailbox.only().getSubject()).contains("Legal", incident);
        assertThat(Mailbox.alternatives(mailbox.only()).getFirst()).contains("Which limits were broken?");
        tell(inquiry).statusCode(409).body("type", endsWith("/notice-exists"));
        JsonPath reminder = tell(inquiry(incident, "inquiry-7-reminder-1", List.of("LEGAL")))
                .statusCode(202)
                .extract()
                .jsonPath();
        awaitDone(reminder.getString("batch"));
        assertThat(mailbox.messages()).hasSize(2);
    }

    @Test
    void nobody_is_told_who_is_not_in_the_directory() {
        for (String unknown : List.of("customer", "legal@northgate.example", "legal", "LEGAL <x@evil.example>")) {
            tell(inquiry(incident(), "inquiry-7", List.of("board", unknown)))
                    .statusCode(409)
                    .body(
                            "type",
                            endsWith("/addressee-unknown"),
                            "detail",
                            containsString("makewhole.audience.directory"));
        }
        assertThat(mailbox.messages()).isEmpty();
    }

    @Test
    void what_was_told_to_one_is_not_told_again_to_them_with_another() throws Exception {
        String incident = incident();
        JsonPath first = tell(inquiry(incident, "inquiry-7", List.of("LEGAL")))
                .statusCode(202)
                .extract()
                .jsonPath();
        awaitDone(first.getString("batch"));
        tell(inquiry(incident, "inquiry-7", List.of("board", "LEGAL")))
                .statusCode(409)
                .body("type", endsWith("/notice-exists"));
        JsonPath other = tell(inquiry(incident, "inquiry-7", List.of("board")))
                .statusCode(202)
                .extract()
                .jsonPath();
        awaitDone(other.getString("batch"));
        assertThat(mailbox.messages())
                .extracting(mail -> String.valueOf(mail.getAllRecipients()[0]))
                .containsExactlyInAnyOrder("Legal team <legal@northgate.example>", "Board <board@northgate.example>");
    }

    @Test
    void somebody_is_told_what_is_due_and_what_is_overdue() throws Exception {
        for (String urgency : List.of("dueBy", "overdueSince")) {
            Map<String, Object> message = inquiry(incident(), "deadline-3-" + urgency, List.of("board"));
            message.put("template", "task-due");
            message.put(
                    "fields",
                    Map.of(
                            "incident",
                            "INC-7",
                            "task",
                            "Report to the regulator",
                            urgency,
                            "2026-09-23",
                            "contactEmail",
                            "care@northgate.example"));
            awaitDone(tell(message).statusCode(202).extract().jsonPath().getString("batch"));
        }
        assertThat(mailbox.messages())
                .extracting(mail -> mail.getSubject().strip())
                .containsExactly("INC-7: due by 23 September 2026", "INC-7: overdue since 23 September 2026");
    }

    @Test
    void words_for_customers_are_not_sent_without_an_approval() {
        Map<String, Object> message = inquiry(incident(), "inquiry-7", List.of("LEGAL"));
        message.put("template", "refund");
        tell(message).statusCode(409).body("type", endsWith("/template-is-for-customers"));
        assertThat(mailbox.messages()).isEmpty();
    }

    @Test
    void a_field_that_is_missing_is_named_and_only_services_tell() {
        Map<String, Object> message = inquiry(incident(), "inquiry-7", List.of("LEGAL"));
        message.put("fields", Map.of());
        tell(message).statusCode(422).body("errors.field", hasItem("fields.team"));
        message.put("reference", "../x");
        tell(message).statusCode(400).body("type", endsWith("/invalid-request"));
        as("customer-success-1")
                .body(message)
                .post("/v1/messages")
                .then()
                .statusCode(403)
                .body("status", equalTo(403));
    }

    private static String incident() {
        return "INC-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, Object> inquiry(String incident, String reference, List<String> to) {
        Map<String, Object> message = new HashMap<>();
        message.put("incident", incident);
        message.put("reference", reference);
        message.put("template", "inquiry");
        message.put("to", to);
        message.put(
                "fields",
                Map.of(
                        "incident", incident,
                        "title", "Wrong shares in two deals",
                        "team", "Legal",
                        "dueBy", "2026-09-23",
                        "questions", List.of("Which limits were broken?", "Which regulators must hear?"),
                        "contactEmail", "care@northgate.example"));
        return message;
    }

    private static ValidatableResponse tell(Map<String, Object> message) {
        return as("remediation-service").body(message).post("/v1/messages").then();
    }
}
