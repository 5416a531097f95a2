package makewhole.remediation.message;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            assertThat(notification.told(incident, team).stream()
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

    @AfterEach
    void backToTheBeginning() {
        clock.moveBack();
    }

    @Test
    void a_reminder_is_mailed_once() {
        String incident = declared();
        clock.moveTo(Instant.parse("2026-09-24T09:00:00Z"));
        eventually(() -> assertThat(state(incident, "inquiry to FINANCE SOON", "FINANCE"))
                .isEqualTo("TOLD"));
        JsonNode told = notification.told(incident, "FINANCE").stream()
                .filter(one -> one.get("template").asText().equals("task-due"))
                .findFirst()
                .orElseThrow();
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
    void words_with_line_breaks_and_marks_become_lines() {
        assertThat(Lines.one(" a\r\nb\u202e https://x ")).isEqualTo("a b  https: //x");
        assertThat(Lines.one("x".repeat(2_000))).hasSize(903);
        assertThat(Lines.of("## Why\n\n- **One**\n2. `two`\n| a | b |\n")).containsExactly("Why", "One", "two");
    }
}
