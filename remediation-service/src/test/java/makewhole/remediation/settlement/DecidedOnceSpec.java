package makewhole.remediation.settlement;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.LeftBehindSteps.OVER;
import static makewhole.remediation.testing.LeftBehindSteps.UNDER;
import static makewhole.remediation.testing.LeftBehindSteps.accepting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/** Whoever repeats a decision under its Idempotency-Key, because no answer reached them, decides it once. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class DecidedOnceSpec {
    private static final Map<String, Object> REASON = Map.of("reason", "Nothing is owed, as the file shows");

    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Test
    void a_missed_purchase_is_ended_and_a_line_left_behind_is_denied_once() {
        ReleasedPlan plan = ReleasedPlan.released(
                allocation, SmallPlan.book("D-DO-1").on("2026-09-01", "2026-09-03", "2026-09-25"));
        plan.rebooked();
        accepting(plan);
        try {
            clock.moveTo(Instant.parse("2026-09-26T08:00:00Z"));
            eventually(() -> as("operations-1")
                    .get("/v1/plans/{plan}/missed-purchases", plan.plan())
                    .then()
                    .body("items", hasSize(1)));
            String line = "/v1/plans/%s/lines/%s".formatted(plan.plan(), UNDER);
            Map<String, Object> received =
                    Map.of("received", Map.of("amount", "4.00", "currency", "USD"), "reason", "Came on the day after");
            twice("operations-1", line + "/missed-purchase", received);
            twice("operations-1", line + "/denial", REASON);
            twice("legal-1", line + "/denial/confirmation", REASON);
        } finally {
            clock.moveBack();
        }
        plan.tieOut().body("currencies[0].mismatches.findAll { !it.contains('notices') }", hasSize(0));
        journaledOnce(plan, List.of("missed-purchase-ended", "left-behind-denial-proposed", "left-behind-denied"));
    }

    @Test
    void a_dispute_is_dismissed_once() {
        ReleasedPlan plan = ReleasedPlan.released(
                allocation, SmallPlan.book("D-DO-2").on("2026-09-01", "2026-09-03", "2026-09-25"));
        as("notification-service")
                .body(Map.of("answer", "DISPUTE", "text", "It should be less", "answerId", "do-2"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), OVER)
                .then()
                .statusCode(200);
        int dispute = as("legal-1")
                .get("/v1/plans/{plan}/disputes", plan.plan())
                .then()
                .extract()
                .path("items[0].dispute");
        String dismissal = "/v1/plans/%s/disputes/%d/dismissal".formatted(plan.plan(), dispute);

        twice("customer-success-1", dismissal, REASON);
        twice("legal-1", dismissal + "/confirmation", REASON);

        journaledOnce(plan, List.of("dispute-dismissal-proposed", "dispute-dismissed"));
    }

    /** Repeats a request, and sees that the answer is the same; what else is asked under its key is refused. */
    private static void twice(String account, String path, Map<String, Object> body) {
        String first = keyed(account, path, body).statusCode(200).extract().asString();
        assertThat(keyed(account, path, body).statusCode(200).extract().asString())
                .isEqualTo(first);
        keyed(account, path, Map.of("reason", "Another one"))
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
        given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .body("type", endsWith("/idempotency-key-missing"));
    }

    private static ValidatableResponse keyed(String account, String path, Map<String, Object> body) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .header("Idempotency-Key", "once")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static void journaledOnce(ReleasedPlan plan, List<String> events) {
        for (String event : events) {
            eventually(() -> assertThat(Journaled.entries().stream()
                            .filter(entry -> plan.plan().equals(entry.get("aboutId")))
                            .filter(entry -> event.equals(entry.get("event"))))
                    .as(event)
                    .hasSize(1));
        }
    }
}
