package makewhole.remediation.message;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class MessageSpec {
    @Inject
    NotificationStandIn notification;

    @Inject
    RehearsalClock clock;

    private static String declared() {
        return as("engineering-1")
                .body("""
                        {"title": "Wrong shares", "discoveredOn": "2026-09-21", "reportedDeals": [],
                         "suspectedVersion": "proration-1"}
                        """)
                .post("/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("incident");
    }

    private static String state(String incident, String about, String to) {
        return String.valueOf(as("audit-1")
                .get("/v1/incidents/{incident}/messages", incident)
                .then()
                .statusCode(200)
                .extract()
                .<String>path("items.find { it.about.startsWith('%s') && it.to == '%s' }.state".formatted(about, to)));
    }

    @Test
    void every_team_is_asked_by_mail_once_even_if_an_answer_is_lost() {
        notification.loseNextAnswer("/v1/messages");
        String incident = declared();
        for (String team : List.of("CUSTOMER_SUCCESS", "ENGINEERING", "OPERATIONS", "FINANCE")) {
            eventually(() -> assertThat(state(incident, "inquiry", team)).isEqualTo("TOLD"));
            // Another test may have moved the clock, and a reminder of something overdue may have been on its way.
            assertThat(notification.told(incident, team).stream()
                            .filter(told -> told.get("template").asText().equals("inquiry"))
                            .map(told -> told.get("reference").asText())
                            .distinct())
                    .as("however often it is handed over, it is the same message")
                    .hasSize(1);
        }
        JsonNode told = notification.told(incident, "FINANCE").getFirst();
        assertThat(told.get("template").asText()).isEqualTo("inquiry");
        assertThat(told.get("fields").get("title").asText()).isEqualTo("Wrong shares");
        assertThat(told.get("fields").get("questions")).hasSizeGreaterThan(2);
    }

    @Test
    void whoever_is_not_in_the_directory_is_shown_as_not_told_with_the_reason() {
        String incident = declared();
        eventually(() -> assertThat(state(incident, "inquiry", "LEGAL")).isEqualTo("REFUSED"));
        as("customer-success-1")
                .get("/v1/incidents/{incident}/messages", incident)
                .then()
                .body(
                        "items.find { it.to == 'LEGAL' }.reason",
                        containsString("addressee-unknown"),
                        "items.find { it.to == 'LEGAL' }.template",
                        equalTo("inquiry"));
    }

    @Test
    void a_refused_message_is_told_once_after_a_person_had_it_handed_over_again() {
        String incident = declared();
        eventually(() -> assertThat(state(incident, "inquiry", "LEGAL")).isEqualTo("REFUSED"));
        String message = as("audit-1")
                .get("/v1/incidents/{incident}/messages", incident)
                .path("items.find { it.to == 'LEGAL' }.message");
        retry("audit-1", incident, message, "they are in the directory now").statusCode(403);
        retry("legal-1", incident, message, " ").statusCode(400);
        retry("legal-1", declared(), message, "of another incident").statusCode(404);
        // Too early: they are still unknown, which is found out again.
        retry("legal-1", incident, message, "I thought they had been added").statusCode(202);
        eventually(() -> assertThat(state(incident, "inquiry", "LEGAL")).isEqualTo("REFUSED"));
        int asked = handedOver(incident, message);
        notification.knowsLegal(true);
        String key = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 2; attempt++) {
            retry("legal-1", key, incident, message, "they are in the directory now")
                    .statusCode(202)
                    .body("state", equalTo("WAITING"), "to", equalTo("LEGAL"));
        }
        eventually(() -> assertThat(state(incident, "inquiry", "LEGAL")).isEqualTo("TOLD"));
        assertThat(handedOver(incident, message)).as("once, by the same name").isEqualTo(asked + 1);
        retry("legal-1", incident, message, "once more")
                .statusCode(409)
                .body("type", endsWith("/message-not-refused"), "detail", containsString("TOLD"));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/timeline", incident)
                .then()
                .body(
                        "items.findAll { it.event == 'message-retried' }.subject",
                        equalTo(List.of("legal-1", "legal-1")),
                        "items.findAll { it.event == 'message-retried' }.reason",
                        hasItem("they are in the directory now")));
    }

    @Test
    void a_message_about_an_incident_that_has_become_restricted_is_not_handed_over_again() {
        String incident = declared();
        eventually(() -> assertThat(state(incident, "inquiry", "LEGAL")).isEqualTo("REFUSED"));
        as("legal-1")
                .body(Map.of("restricted", true, "readers", List.of("finance-1"), "reason", "privileged"))
                .post("/v1/incidents/{incident}/visibility", incident)
                .then()
                .statusCode(200);
        String message = as("finance-1")
                .get("/v1/incidents/{incident}/messages", incident)
                .path("items.find { it.to == 'LEGAL' }.message");
        retry("finance-1", incident, message, "they are in the directory now")
                .statusCode(409)
                .body("type", endsWith("/not-to-be-mailed"));
        assertThat(state(incident, "inquiry", "LEGAL")).isEqualTo("REFUSED");
    }

    private int handedOver(String incident, String message) {
        return (int) notification.told(incident, "LEGAL").stream()
                .filter(told -> told.get("reference").asText().equals(message))
                .count();
    }

    private static ValidatableResponse retry(String account, String incident, String message, String reason) {
        return retry(account, UUID.randomUUID().toString(), incident, message, reason);
    }

    private static ValidatableResponse retry(
            String account, String key, String incident, String message, String reason) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("reason", reason))
                .post("/v1/incidents/{incident}/messages/{message}/retry", incident, message)
                .then();
    }

    @AfterEach
    void backToTheBeginning() {
        clock.moveBack();
        notification.knowsLegal(false);
    }

    @Test
    void a_reminder_is_mailed_once() {
        String incident = declared();
        clock.moveTo(Instant.parse("2026-09-24T09:00:00Z"));
        eventually(() -> assertThat(state(incident, "inquiry to FINANCE SOON", "FINANCE"))
                .isEqualTo("TOLD"));
        // An hour later it is looked again what is due soon: the same is, and has been mailed.
        clock.moveTo(Instant.parse("2026-09-24T10:00:00Z"));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/messages", incident)
                .then()
                .body("items.findAll { it.template == 'task-due' }.state", not(hasItem("WAITING"))));
        List<JsonNode> reminders = notification.told(incident, "FINANCE").stream()
                .filter(one -> one.get("template").asText().equals("task-due"))
                .toList();
        assertThat(reminders.stream().map(one -> one.get("reference").asText()))
                .as("one message, handed over once")
                .hasSize(1);
        JsonNode told = reminders.getFirst();
        assertThat(told.get("fields").get("dueBy").asText()).matches("2026-..-..");
        assertThat(told.get("fields").has("overdueSince")).isFalse();
    }

    @Test
    void of_a_restricted_incident_nothing_is_mailed() {
        String incident = declared();
        as("legal-1")
                .body(Map.of("restricted", true, "readers", List.of("finance-1"), "reason", "privileged"))
                .post("/v1/incidents/{incident}/visibility", incident)
                .then()
                .statusCode(200);
        clock.moveTo(Instant.parse("2026-10-01T09:00:00Z"));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/reminders", incident)
                .then()
                .body("items.urgency", hasItem("OVERDUE")));
        as("audit-1")
                .get("/v1/incidents/{incident}/messages", incident)
                .then()
                .body("items.template", not(hasItem("task-due")));
    }

    @Test
    void stakeholders_are_told_where_it_stands_each_report_once() {
        String incident = declared();
        String key = UUID.randomUUID().toString();
        Map<String, Object> report = Map.of(
                "state", "contained", "facts", List.of("The faulty version is offline.", "We replay every deal."));
        for (int attempt = 0; attempt < 2; attempt++) {
            given().auth()
                    .preemptive()
                    .basic("customer-success-1", Accounts.PASSWORD)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(report)
                    .post("/v1/incidents/{incident}/status-reports", incident)
                    .then()
                    .statusCode(202)
                    .body("to", equalTo(List.of("board", "regulator")));
        }
        eventually(() -> assertThat(state(incident, "status", "regulator")).isEqualTo("TOLD"));
        JsonNode told = notification.told(incident, "board").getFirst();
        assertThat(notification.told(incident, "board")).hasSize(1);
        assertThat(told.get("fields").get("facts")).hasSize(2);
        assertThat(told.get("fields").has("affected"))
                .as("nobody knows yet how many")
                .isFalse();
        as("audit-1")
                .body(report)
                .post("/v1/incidents/{incident}/status-reports", incident)
                .then()
                .statusCode(403);
        as("legal-1")
                .body(Map.of("state", "contained", "facts", List.of()))
                .post("/v1/incidents/{incident}/status-reports", incident)
                .then()
                .statusCode(400);
    }

    @Test
    void words_with_line_breaks_and_marks_become_lines() {
        assertThat(Lines.one(" a\r\nb\u202e https://x ")).isEqualTo("a b  https: //x");
        assertThat(Lines.one("x".repeat(2_000))).hasSize(903);
        assertThat(Lines.of("## Why\n\n- **One**\n2. `two`\n| a | b |\n")).containsExactly("Why", "One", "two");
    }
}
