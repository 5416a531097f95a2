package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.approving;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/** L-0001 was given 10.00 too much, L-0002 may buy 10.00, and the window of their deal closes after 2026-09-25. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class WindowClosedSpec {
    private static final String OVER = "L-0001";
    private static final String UNDER = "L-0002";

    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Inject
    MissedPurchases purchases;

    @Test
    void an_accepted_top_up_that_was_missed_waits_for_a_person_and_late_money_goes_back() {
        ReleasedPlan plan = released("D-WC-1");
        plan.rebooked();
        plan.noticesPosted();
        accepting(plan);
        try {
            clock.moveTo(Instant.parse("2026-09-26T00:01:00Z"));
            buying(plan)
                    .statusCode(409)
                    .body("type", endsWith("/purchase-too-late"), "detail", containsString("2026-09-25"));
            clock.moveTo(Instant.parse("2026-09-26T08:00:00Z"));
            eventually(() -> missed(plan)
                    .body("items", hasSize(1), "items[0].line", equalTo(UNDER), "items[0].state", equalTo("WAITING"))
                    .body("items[0].accepted.amount", equalTo("10.00")));
            buying(plan).statusCode(409).body("type", endsWith("/nothing-to-buy"));
            gate(plan).body("why", containsString("line L-0002 was accepted and not bought in time"));
            ending(plan, OVER, Map.of("reason", "Nothing came"))
                    .statusCode(409)
                    .body("type", endsWith("/nothing-missed"));
            ending(plan, UNDER, received("10.00", "EUR")).statusCode(400);
            ending(plan, UNDER, received("0.00", "USD")).statusCode(400);
            for (String tooMuch : List.of("10.01", "90000000000000000.00")) {
                ending(plan, UNDER, received(tooMuch, "USD"))
                        .statusCode(409)
                        .body("type", endsWith("/received-above-accepted"))
                        .body("detail", containsString(tooMuch + " USD"), "detail", containsString("10.00 USD"))
                        .body("detail", containsString("supplement"));
            }
            missed(plan).body("items.state", equalTo(List.of("WAITING")));

            ending(plan, UNDER, received("10.00", "USD"))
                    .statusCode(200)
                    .body("state", equalTo("ENDED"), "received.amount", equalTo("10.00"));

            ending(plan, UNDER, received("10.00", "USD")).statusCode(409).body("type", endsWith("/nothing-missed"));
            gate(plan).body("state", equalTo("OPEN"));
            paysOutToTheCent(plan, refund(plan).add(BigDecimal.TEN));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void a_purchase_for_which_nothing_came_in_is_ended_with_a_reason_and_nothing_is_owed_for_it() {
        ReleasedPlan plan = released("D-WC-2");
        plan.rebooked();
        plan.noticesPosted();
        accepting(plan);
        try {
            clock.moveTo(Instant.parse("2026-09-26T08:00:00Z"));
            eventually(() -> missed(plan).body("items.state", equalTo(List.of("WAITING"))));
            ending(plan, UNDER, Map.of("reason", " ")).statusCode(400);
            String said = "No transfer came, said so on the phone " + UUID.randomUUID();
            ending(plan, UNDER, Map.of("reason", said)).statusCode(200);
            missed(plan).body("items.reason", equalTo(List.of(said)));
            eventually(() -> assertThat(journaled(plan)).contains("missed-purchase-ended"));
            assertThat(journaled(plan)).doesNotContain(said);
            gate(plan).body("state", equalTo("OPEN"));
            paysOutToTheCent(plan, refund(plan));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void what_was_paid_for_a_top_up_that_is_refused_for_good_goes_back_to_the_customer() {
        ReleasedPlan plan = released("D-WC-3");
        plan.rebooked();
        plan.noticesPosted();
        accepting(plan);
        allocation.refuseCorrections("D-WC-3", "correction-not-certified");

        buying(plan).statusCode(202);

        ended(plan, "TOP_UP", "correction-not-certified");
        as("audit-1")
                .get("/v1/plans/{plan}/journal", plan.plan())
                .then()
                .body("items.text", hasItem(containsString("Top-up refused")));
        missed(plan).body("items", empty());
        as("operations-1")
                .post("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(202)
                .body("items.find { it.purpose == 'TOP_UP' }.state", equalTo("ENDED"));
        gate(plan).body("state", equalTo("OPEN"));
        paysOutToTheCent(plan, refund(plan).add(BigDecimal.TEN));
    }

    @Test
    void a_refusal_that_a_person_can_put_right_ends_nothing() {
        ReleasedPlan plan = released("D-WC-4");
        plan.rebooked();
        accepting(plan);
        allocation.refuseCorrections("D-WC-4", "plan-not-authorised");

        buying(plan).statusCode(202);

        eventually(() -> rebookings(plan).body("items.find { it.purpose == 'TOP_UP' }.state", equalTo("REFUSED")));
        gate(plan)
                .body("state", equalTo("CLOSED"))
                .body("why", containsString("refused to book TOP_UP of D-WC-4"))
                .body("why", containsString("plan-not-authorised"));
        String refused =
                "items.findAll { it.urgency == '%s' && it.about.startsWith('refused rebooking') && it.about.contains('D-WC-4') }";
        eventually(() -> reminders(plan)
                .body(refused.formatted("SOON") + ".to", containsInAnyOrder("OPERATIONS", "ENGINEERING"))
                .body(refused.formatted("SOON") + ".due", everyItem(equalTo("2026-09-25"))));
        eventually(() -> assertThat(io.restassured.RestAssured.get("/metrics").asString())
                .containsPattern("makewhole_rebookings_refused(\\{.*})? [1-9]"));
        clock.moveTo(Instant.parse("2026-09-26T08:00:00Z"));
        try {
            eventually(() -> reminders(plan).body(refused.formatted("OVERDUE"), hasSize(1)));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void operations_is_reminded_of_accepted_top_ups_before_the_window_ends_and_of_no_others() {
        ReleasedPlan plan = released("D-WC-6");
        ReleasedPlan other = released("D-WC-7");
        plan.rebooked();
        String ahead = "items.findAll { it.about.startsWith('accepted top-ups of D-WC-') }";
        assertThat(purchases.ahead(LocalDate.parse("2026-09-20"), LocalDate.parse("2026-09-25")))
                .as("nobody has accepted")
                .noneMatch(one -> one.plan().toString().equals(plan.plan()));
        accepting(plan);
        accepting(other);
        as("customer-success-1")
                .body(Map.of("answer", "DECLINE"))
                .post("/v1/plans/{plan}/lines/{line}/answer", other.plan(), UNDER)
                .then()
                .statusCode(200);
        eventually(() -> reminders(plan)
                .body(ahead + ".to", equalTo(List.of("OPERATIONS")), ahead + ".due", equalTo(List.of("2026-09-25")))
                .body(ahead + ".words", hasItem(containsString("1 customers accepted units of D-WC-6"))));
        assertThat(purchases.ahead(LocalDate.parse("2026-09-26"), LocalDate.parse("2026-10-01")))
                .as("windows of other days")
                .noneMatch(one -> one.plan().toString().equals(plan.plan()));

        buying(plan).statusCode(202);

        assertThat(purchases.ahead(LocalDate.parse("2026-09-20"), LocalDate.parse("2026-09-25")))
                .as("it is bought, the other one declined")
                .extracting(one -> one.plan().toString())
                .doesNotContain(plan.plan(), other.plan());
    }

    @Test
    void a_window_that_closes_before_the_units_are_back_leaves_a_line_that_people_grant_as_closed() {
        allocation.refuseCorrections("D-WC-5", "correction-window-closed");
        ReleasedPlan plan = released("D-WC-5");
        plan.noticesPosted();

        ended(plan, "TAKE_BACK", "correction-window-closed");

        plan.tieOut()
                .body("currencies[0].plan", equalTo("0.00"), "currencies[0].due", equalTo("0.00"))
                .body("currencies[0].journal", equalTo("0.00"))
                .body("currencies[0].mismatches.findAll { !it.contains('notices') }", empty());
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
        as("operations-1")
                .post("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(202)
                .body("items.state", equalTo(List.of("ENDED")));
        gate(plan)
                .body("state", equalTo("CLOSED"))
                .body("why", containsString("the window of D-WC-5 closed"))
                .body("why", containsString(OVER));

        String supplement = as("legal-1")
                .body(Map.of(
                        "paymentDay",
                        "2026-09-30",
                        "grants",
                        List.of(Map.of(
                                "line",
                                OVER,
                                "amount",
                                Map.of("amount", "12.00", "currency", "USD"),
                                "part",
                                "PRINCIPAL",
                                "reason",
                                "Bought back at what it is worth, since the window has closed"))))
                .post("/v1/plans/{plan}/supplements", plan.plan())
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(supplement);
        for (String account : List.of("legal-2", "operations-1", "finance-1")) {
            approving(account, supplement, digest).statusCode(201);
        }
        gate(plan).body("state", equalTo("CLOSED"));
        releasing(supplement, digest).statusCode(200);
        gate(plan).body("state", equalTo("OPEN"));
    }

    private ReleasedPlan released(String deal) {
        return ReleasedPlan.released(allocation, SmallPlan.book(deal).on("2026-09-01", "2026-09-03", "2026-09-25"));
    }

    private static void accepting(ReleasedPlan plan) {
        as("customer-success-1")
                .body(Map.of("answer", "ACCEPT"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), UNDER)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse buying(ReleasedPlan plan) {
        return as("operations-1")
                .body(Map.of("lines", List.of(Map.of("line", UNDER, "paymentReference", "TRF-1"))))
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then();
    }

    private static ValidatableResponse missed(ReleasedPlan plan) {
        return as("operations-1")
                .get("/v1/plans/{plan}/missed-purchases", plan.plan())
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> received(String amount, String currency) {
        return Map.of("received", Map.of("amount", amount, "currency", currency), "reason", "Came on the day after");
    }

    private static ValidatableResponse ending(ReleasedPlan plan, String line, Map<String, Object> body) {
        return as("operations-1")
                .body(body)
                .post("/v1/plans/{plan}/lines/{line}/missed-purchase", plan.plan(), line)
                .then();
    }

    private static ValidatableResponse rebookings(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(200);
    }

    private static void ended(ReleasedPlan plan, String purpose, String reason) {
        eventually(() -> rebookings(plan)
                .body("items.find { it.purpose == '%s' }.state".formatted(purpose), equalTo("ENDED"))
                .body("items.find { it.purpose == '%s' }.reason".formatted(purpose), containsString(reason)));
    }

    private static ValidatableResponse gate(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/gates", plan.incident())
                .then()
                .statusCode(200)
                .rootPath("gates.find { it.gate == 'DEALS_REBOOKED' }");
    }

    private static String journaled(ReleasedPlan plan) {
        return Journaled.entries().stream()
                .filter(entry -> plan.plan().equals(entry.get("aboutId")))
                .toList()
                .toString();
    }

    private static ValidatableResponse reminders(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/reminders", plan.incident())
                .then()
                .statusCode(200);
    }

    private static BigDecimal refund(ReleasedPlan plan) {
        JsonPath whole = as("audit-1")
                .get("/v1/plans/{plan}", plan.plan())
                .then()
                .extract()
                .jsonPath();
        return new BigDecimal(whole.getString("lines.find { it.line == 'L-0001' }.amountDue"));
    }

    private static void paysOutToTheCent(ReleasedPlan plan, BigDecimal due) {
        plan.tieOut()
                .body("currencies[0].due", equalTo(due.toPlainString()))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
        plan.paid();
        plan.tieOut()
                .body("currencies[0].inFlight", equalTo(due.toPlainString()), "currencies[0].due", equalTo("0.00"))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
    }
}
