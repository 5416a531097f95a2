package makewhole.remediation.unclaimed;

import static makewhole.remediation.testing.As.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/** What is unclaimed in the US since 2026-09-21 is to be told from 2030-05-05 to 2030-09-02, and reported by 2030-11-01. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class UnclaimedRemindersSpec {
    @Inject
    AllocationStandIn allocation;

    @Inject
    UnclaimedReminders reminders;

    @Test
    void people_are_reminded_within_the_days_that_the_law_sets_and_of_nothing_that_was_claimed() {
        ReleasedPlan plan = ReleasedPlan.released(allocation, SmallPlan.book("D-UR-1"));
        plan.paid();
        returned(plan);
        moving(plan, "unclaimed");

        assertThat(on(plan, "2030-05-04")).isEmpty();
        for (String day : List.of("2030-05-05", "2030-09-02")) {
            assertThat(on(plan, day)).containsExactly("SOON CUSTOMER_SUCCESS 2030-09-02");
        }
        assertThat(on(plan, "2030-09-03")).isEmpty();
        assertThat(on(plan, "2030-10-01")).isEmpty();
        for (String day : List.of("2030-10-02", "2030-11-01")) {
            assertThat(on(plan, day)).containsExactly("SOON LEGAL 2030-11-01");
        }
        assertThat(on(plan, "2030-11-02")).isEmpty();

        moving(plan, "claim");
        assertThat(on(plan, "2030-11-01")).isEmpty();
    }

    private List<String> on(ReleasedPlan plan, String day) {
        return reminders.on(LocalDate.parse(day)).stream()
                .filter(one -> one.about().contains(plan.plan()))
                .map(UnclaimedRemindersSpec::told)
                .toList();
    }

    private static String told(Reminder one) {
        return "%s %s %s".formatted(one.urgency(), one.to(), one.due());
    }

    private static void returned(ReleasedPlan plan) {
        Map<String, String> payment = as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .extract()
                .path("items[0]");
        as("finance-1")
                .contentType("text/csv")
                .body("end_to_end_id,status,currency,amount,reason_code,reason\n%s,RETURNED,USD,%s,AC04,\n"
                        .formatted(payment.get("endToEndId"), payment.get("amount")))
                .post("/v1/bank-answers/{name}", UUID.randomUUID() + ".csv")
                .then()
                .statusCode(201);
    }

    private static void moving(ReleasedPlan plan, String where) {
        String line = as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .extract()
                .path("items[0].line");
        as("operations-1")
                .body(Map.of("reason", "Nobody is found at any address"))
                .post("/v1/plans/{plan}/lines/{line}/" + where, plan.plan(), line)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }
}
