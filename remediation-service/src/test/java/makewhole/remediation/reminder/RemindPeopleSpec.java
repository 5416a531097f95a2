package makewhole.remediation.reminder;

import static makewhole.remediation.testing.As.as;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
    Reminders reminders;

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

        new RemindPeople(List.of(broken, half, last), reminders, giveReminder, clock, Duration.ofMinutes(1)).run();

        reminders(incident).body("items.about", hasItem("behind it"), "items.about", hasItem("of another feature"));
    }

    @Test
    void a_look_ends_with_its_day_and_the_next_one_asks_anew() {
        String incident = Story.declared();
        AtomicReference<Instant> present = new AtomicReference<>(Instant.parse("2026-09-20T23:59:59Z"));
        ReminderSource quick = today -> List.of(reminder(incident, "said in time", today));
        ReminderSource slow = today -> {
            present.set(Instant.parse("2026-09-21T00:00:01Z"));
            return List.of(reminder(incident, "due on " + today, today));
        };
        RemindPeople remindPeople =
                new RemindPeople(List.of(quick, slow), reminders, giveReminder, present::get, Duration.ofMinutes(1));

        remindPeople.run();

        reminders(incident)
                .body("items.about", hasItem("said in time"))
                .body("items.about", not(hasItem("due on 2026-09-20")));
        remindPeople.run();
        reminders(incident).body("items.about", hasItem("due on 2026-09-21"));
    }

    private static ValidatableResponse reminders(String incident) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/reminders", incident)
                .then()
                .statusCode(200);
    }

    private static Reminder reminder(String incident, String about, LocalDate due) {
        return new Reminder(new IncidentId(incident), about, Reminder.Urgency.SOON, "LEGAL", due, "Look after it");
    }
}
