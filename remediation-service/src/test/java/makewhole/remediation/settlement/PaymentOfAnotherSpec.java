package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RecipientSays;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** P-B (L-0002) and P-CAM (L-0003) were given 30.00 each where 40.00 are right, and both accept what was missing. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PaymentOfAnotherSpec {
    private static final String BEN = "L-0002";
    private static final String CAM = "L-0003";

    @Inject
    AllocationStandIn allocation;

    @Inject
    NotificationStandIn notification;

    @Inject
    Jdbi jdbi;

    @Test
    void a_payment_stands_for_purchases_of_one_investor() {
        ReleasedPlan plan = accepted("D-PA-1", "USD");

        ofAnother(buying(plan, Map.of(BEN, "PA-1", CAM, "PA-1")))
                .body("detail", containsString(BEN), "detail", containsString(CAM))
                .body("detail", not(containsString("PA-1")));
        named(plan).body("items", empty());
        as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .body("items.findAll { it.purpose == 'TOP_UP' }", empty());

        buying(plan, Map.of(BEN, "PA-1")).statusCode(202);
        ofAnother(buying(plan, Map.of(CAM, "pa-1"))).body("detail", not(containsString(BEN)));
        buying(plan, Map.of(CAM, "PA-2")).statusCode(202);

        // of the same investor in another deal, and in another currency of another one
        ReleasedPlan other = accepted("D-PA-2", "USD");
        ofAnother(buying(other, Map.of(CAM, "PA-1")));
        buying(other, Map.of(BEN, "PA-1")).statusCode(202);
        buying(accepted("D-PA-3", "EUR"), Map.of(CAM, "PA-1")).statusCode(202);
    }

    @Test
    void of_two_purchases_with_one_payment_at_the_same_moment_one_is_refused() throws SQLException {
        ReleasedPlan one = accepted("D-PA-4", "USD");
        ReleasedPlan other = accepted("D-PA-5", "USD");

        CompletableFuture<Integer> ben;
        CompletableFuture<Integer> cam;
        try (Connection connection = AsOwner.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.remediation.purchase-payment'))");
            ben = buyingAside(one, BEN);
            cam = buyingAside(other, CAM);
            eventually(() -> assertThat(waiting()).isEqualTo(2));
            connection.rollback();
        }

        assertThat(List.of(ben.join(), cam.join())).containsExactlyInAnyOrder(202, 409);
    }

    @Test
    void a_payment_for_several_investors_is_named_for_them_by_somebody_who_says_so() {
        ReleasedPlan plan = accepted("D-PA-6", "USD");
        buying(plan, Map.of(BEN, "PA-6")).statusCode(202);
        ofAnother(buying(plan, Map.of(CAM, "PA-6"))).body("detail", containsString("paymentsShared"));
        as("operations-1")
                .body(Map.of("lines", List.of(Map.of("line", CAM, "paymentReference", "PA-6")), "paymentsShared", true))
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then()
                .statusCode(202);
        assertThat(Journaled.entries())
                .filteredOn(entry ->
                        plan.plan().equals(entry.get("aboutId")) && "top-ups-bought".equals(entry.get("event")))
                .extracting(entry -> String.valueOf(entry.get("facts")))
                .satisfiesExactly(
                        facts -> assertThat(facts).contains("paymentsShared=false"),
                        facts -> assertThat(facts).contains("paymentsShared=true"));
    }

    @Test
    void nothing_is_bought_for_who_has_said_something_that_is_still_on_its_way() {
        ReleasedPlan plan = accepted("D-PA-7", "USD");
        told(plan, "answer-given", "pa-7");
        buying(plan, Map.of(BEN, "PA-7", CAM, "PA-8"))
                .statusCode(409)
                .body("type", endsWith("/answer-under-way"))
                .body("detail", containsString(BEN), "detail", not(containsString(CAM)));
        buying(plan, Map.of(CAM, "PA-8")).statusCode(202);
        told(plan, "answer-refused", "pa-7");
        buying(plan, Map.of(BEN, "PA-7")).statusCode(202);
    }

    @Test
    void whoever_knows_what_is_on_its_way_or_cannot_be_read_buys_and_that_is_written_down() {
        ReleasedPlan plan = accepted("D-PA-8", "USD");
        told(plan, "answer-given", "pa-8");
        buyingKnowing(plan, BEN).statusCode(202);
        notification.down();
        try {
            buying(plan, Map.of(CAM, "PA-10"))
                    .statusCode(409)
                    .body("type", endsWith("/answers-unread"), "detail", containsString("answersUnderWay"));
            buyingKnowing(plan, CAM).statusCode(202);
        } finally {
            notification.up();
        }
        assertThat(Journaled.entries())
                .filteredOn(entry ->
                        plan.plan().equals(entry.get("aboutId")) && "top-ups-bought".equals(entry.get("event")))
                .extracting(entry -> String.valueOf(entry.get("facts")))
                .satisfiesExactly(
                        facts -> assertThat(facts).contains("answersUnderWay=true", "answersRead=true"),
                        facts -> assertThat(facts).contains("answersUnderWay=false", "answersRead=false"));
    }

    private static ValidatableResponse buyingKnowing(ReleasedPlan plan, String line) {
        return as("operations-1")
                .body(Map.of(
                        "lines",
                        List.of(Map.of("line", line, "paymentReference", "PA-8-" + line)),
                        "answersUnderWay",
                        true))
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then();
    }

    private void told(ReleasedPlan plan, String event, String answer) {
        RecipientSays.told(
                notification,
                jdbi,
                event,
                Map.of("plan", plan.plan(), "line", BEN, "answer", answer, "choice", "DECLINE"));
    }

    private int waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE '%pg_advisory_xact_lock%purchase-payment%'
                        """).mapTo(Integer.class).one());
    }

    private static CompletableFuture<Integer> buyingAside(ReleasedPlan plan, String line) {
        return CompletableFuture.supplyAsync(
                () -> buying(plan, Map.of(line, "PA-9")).extract().statusCode(), Thread::startVirtualThread);
    }

    private ReleasedPlan accepted(String deal, String currency) {
        imported(Map.of(
                "investors",
                SmallPlan.INVESTORS
                        + "P-CAM,Cam Example,cam@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,\n"));
        ReleasedPlan plan = ReleasedPlan.released(
                allocation,
                AuditedBook.of(deal, currency)
                        .on("2026-09-01", "2026-09-03", "2026-10-08")
                        .offering("120.00")
                        .with(SmallPlan.OVER, "40.00", "1.00", "60.00")
                        .with(SmallPlan.UNDER, "100.00", "1.00", "30.00")
                        .with("P-CAM", "100.00", "1.00", "30.00"));
        plan.rebooked();
        for (String line : List.of(BEN, CAM)) {
            as("customer-success-1")
                    .body(Map.of("answer", "ACCEPT"))
                    .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), line)
                    .then()
                    .statusCode(200);
        }
        return plan;
    }

    private static ValidatableResponse buying(ReleasedPlan plan, Map<String, String> references) {
        return as("operations-1")
                .body(Map.of(
                        "lines",
                        references.entrySet().stream()
                                .map(one -> Map.of("line", one.getKey(), "paymentReference", one.getValue()))
                                .toList()))
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then();
    }

    private static ValidatableResponse ofAnother(ValidatableResponse refused) {
        return refused.statusCode(409).body("type", endsWith("/payment-of-another"));
    }

    private static ValidatableResponse named(ReleasedPlan plan) {
        return as("finance-1")
                .get("/v1/plans/{plan}/purchase-payments", plan.plan())
                .then()
                .statusCode(200);
    }
}
