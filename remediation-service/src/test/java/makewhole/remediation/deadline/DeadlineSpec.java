package makewhole.remediation.deadline;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class DeadlineSpec {
    @Inject
    RehearsalClock clock;

    private String incident = "";

    @BeforeEach
    void anIncident() {
        incident = Story.declared();
    }

    @Test
    void a_calendar_begins_with_a_first_report_within_eight_weeks_and_progress_every_month() {
        calendar()
                .body("items.kind", contains("MONTHLY_PROGRESS", "FIRST_REPORT"))
                .body("items.due", contains("2026-10-21", "2026-11-16"))
                .body("items.find { it.kind == 'FIRST_REPORT' }.remindFrom", equalTo("2026-10-19"))
                .body("items.state", contains("OPEN", "OPEN"));
    }

    @Test
    void what_comes_near_is_reminded_of_what_is_over_is_missed_and_the_months_go_on() {
        clock.moveTo(Instant.parse("2026-10-19T10:00:00Z"));
        try {
            calendar().body("items.state", contains("DUE_SOON", "DUE_SOON"));
            eventually(() -> reminders()
                    .body("items.words", hasItem("First report to REGULATORS, due on 2026-11-16"))
                    .body("items.findAll { it.about.startsWith('deadline') }.to.unique()", contains("LEGAL")));
            String first = calendar().extract().path("items.find { it.kind == 'FIRST_REPORT' }.deadline");
            keep("legal-1", first, "Letter 2026-114").statusCode(200).body("state", equalTo("DONE"));
            clock.moveTo(Instant.parse("2026-10-22T10:00:00Z"));
            eventually(() -> calendar()
                    .body("items.due", contains("2026-10-21", "2026-11-16", "2026-11-21"))
                    .body("items.state", contains("MISSED", "DONE", "OPEN")));
            eventually(() -> reminders()
                    .body(
                            "items.findAll { it.urgency == 'OVERDUE' && it.about.startsWith('deadline') }.to",
                            contains("engineering-1")));
            String missed = calendar().extract().path("items[0].deadline");
            keep("customer-success-1", missed, "Mail of today").statusCode(200).body("state", equalTo("DONE_LATE"));
            keep("legal-1", missed, "Again").statusCode(409).body("type", endsWith("/deadline-done"));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void legal_adds_a_regulators_own_day_but_none_that_is_over() {
        set("legal-1", "2026-09-25").statusCode(201).body("state", equalTo("DUE_SOON"), "kind", equalTo("OTHER"));
        set("legal-1", "2026-09-25").statusCode(201);
        calendar().body("items", hasSize(3)).body("items.title", hasItems("Form C-U"));
        set("legal-1", "2026-09-01").statusCode(409).body("type", endsWith("/due-day-past"));
        set("engineering-1", "2026-09-25").statusCode(403);
        keep("legal-1", "00000000-0000-0000-0000-000000000000", "x").statusCode(404);
        keep("engineering-1", "00000000-0000-0000-0000-000000000000", "x").statusCode(403);
    }

    private ValidatableResponse set(String account, String due) {
        return as(account)
                .body(Map.of("title", "Form C-U", "to", "REGULATORS", "due", due, "remindDaysBefore", 10))
                .post("/v1/incidents/{incident}/deadlines", incident)
                .then();
    }

    private ValidatableResponse keep(String account, String deadline, String evidence) {
        return as(account)
                .body(Map.of("evidence", evidence))
                .post("/v1/incidents/{incident}/deadlines/{deadline}/keeping", incident, deadline)
                .then();
    }

    private ValidatableResponse calendar() {
        return as("audit-1")
                .get("/v1/incidents/{incident}/deadlines", incident)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse reminders() {
        return as("audit-1")
                .get("/v1/incidents/{incident}/reminders", incident)
                .then()
                .statusCode(200);
    }
}
