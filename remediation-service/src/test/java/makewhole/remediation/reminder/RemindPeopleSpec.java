package makewhole.remediation.reminder;

import static makewhole.remediation.testing.As.as;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.Story;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RemindPeopleSpec {
    @Inject
    GiveReminder giveReminder;

    @Inject
    InstantSource clock;

    @Test
    void a_reminder_that_cannot_be_given_and_a_source_that_fails_stop_no_other() {
        String incident = Story.declared();
        ReminderSource broken = today -> {
            throw new IllegalStateException("this feature cannot say what is due");
        };
        ReminderSource half = today ->
                List.of(reminder("INC-2026-999999", "of no incident", today), reminder(incident, "behind it", today));
        ReminderSource last = today -> List.of(reminder(incident, "of another feature", today));

        new RemindPeople(List.of(broken, half, last), giveReminder, clock, Duration.ofMinutes(1)).run();

        as("audit-1")
                .get("/v1/incidents/{incident}/reminders", incident)
                .then()
                .statusCode(200)
                .body("items.about", hasItem("behind it"), "items.about", hasItem("of another feature"));
    }

    private static Reminder reminder(String incident, String about, LocalDate due) {
        return new Reminder(new IncidentId(incident), about, Reminder.Urgency.SOON, "LEGAL", due, "Look after it");
    }
}
