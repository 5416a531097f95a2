package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.LeftBehindSteps.OVER;
import static makewhole.remediation.testing.LeftBehindSteps.UNDER;
import static makewhole.remediation.testing.LeftBehindSteps.accepting;
import static makewhole.remediation.testing.LeftBehindSteps.buying;
import static makewhole.remediation.testing.LeftBehindSteps.confirming;
import static makewhole.remediation.testing.LeftBehindSteps.denying;
import static makewhole.remediation.testing.LeftBehindSteps.ended;
import static makewhole.remediation.testing.LeftBehindSteps.gate;
import static makewhole.remediation.testing.LeftBehindSteps.grant;
import static makewhole.remediation.testing.LeftBehindSteps.leftBehind;
import static makewhole.remediation.testing.LeftBehindSteps.rebookings;
import static makewhole.remediation.testing.LeftBehindSteps.supplementApproved;
import static makewhole.remediation.testing.LeftBehindSteps.supplementing;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.planned;
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
import static org.hamcrest.Matchers.nullValue;

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
import makewhole.remediation.testing.AuditedBook;
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
    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Inject
    MissedPurchases purchases;

    @Test
    void an_accepted_top_up_that_was_missed_gets_its_late_money_back_and_what_a_closed_deal_gives() {
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
            paysOutToTheCent(plan, refund(plan).add(BigDecimal.TEN));
            // money that came back does not make good what the units would have earned: 10.00 × (1.20 − 1.04) × 0.80
            gate(plan)
                    .body("state", equalTo("CLOSED"))
                    .body("why", containsString("units of D-WC-1 that were accepted in time"))
                    .body("why", containsString(UNDER));
            missed(plan).body("items[0].owedInstead.amountDue.amount", equalTo("1.28"));
            granted(
                    plan,
                    List.of(grant(UNDER, "0.01", "PRINCIPAL", "Came in beyond what was accepted", "SOMETHING_ELSE")));
            gate(plan).body("state", equalTo("CLOSED"));
            leftBehind(plan, "")
                    .body("items", hasSize(1), "items[0].state", equalTo("OPEN"), "items[0].line", equalTo(UNDER))
                    .body("items[0].purpose", equalTo("TOP_UP"), "items[0].units.amount", equalTo("10.00"))
                    .body("items[0].owedInstead.remedy", equalTo("COMPENSATE"))
                    .body("items[0].owedInstead.planDay", equalTo("2026-09-26"))
                    .body("items[0].owedInstead.paidOn", equalTo("2026-09-30"))
                    .body("items[0].owedInstead.inputs.s", equalTo("10.00"));
            granted(plan, proposed(plan));
            gate(plan).body("state", equalTo("OPEN"));
            leftBehind(plan, "").body("items[0].state", equalTo("GRANTED"), "items[0].owedInstead", nullValue());
            denying("operations-1", plan, UNDER, "Too late")
                    .statusCode(409)
                    .body("type", endsWith("/left-behind-granted"));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void a_purchase_for_which_nothing_came_in_is_ended_and_two_persons_say_that_nothing_is_owed_for_it() {
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
            paysOutToTheCent(plan, refund(plan));

            gate(plan).body("state", equalTo("CLOSED"), "why", containsString("have two persons deny it"));
            String why = "No money ever came, so nothing was missed " + UUID.randomUUID();
            confirming("legal-1", plan, UNDER, why).statusCode(409).body("type", endsWith("/denial-not-proposed"));
            denying("operations-1", plan, OVER, why).statusCode(409).body("type", endsWith("/not-left-behind"));
            denying("finance-1", plan, UNDER, why).statusCode(403);
            denying("legal-1", plan, UNDER, why).statusCode(200).body("state", equalTo("OPEN"));
            confirming("legal-1", plan, UNDER, why).statusCode(403).body("type", endsWith("/second-person-required"));
            gate(plan).body("state", equalTo("CLOSED"));
            denying("operations-1", plan, UNDER, why).statusCode(200);
            confirming("operations-2", plan, UNDER, why).statusCode(403);
            confirming("legal-1", plan, UNDER, "Another reason")
                    .statusCode(409)
                    .body("type", endsWith("/denial-changed"), "detail", containsString(why));
            confirming("legal-1", plan, UNDER, why)
                    .statusCode(200)
                    .body("state", equalTo("DENIED"), "denial.confirmedBy", equalTo("legal-1"));
            gate(plan).body("state", equalTo("OPEN"));
            leftBehind(plan, "").body("items[0].denial.reason", equalTo(why), "items[0].owedInstead", nullValue());
            denying("legal-1", plan, UNDER, why).statusCode(409).body("type", endsWith("/left-behind-denied"));
            eventually(() -> assertThat(journaled(plan)).contains("left-behind-denied"));
            assertThat(journaled(plan)).doesNotContain(why);
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void what_was_paid_for_a_top_up_that_is_refused_for_good_goes_back_with_what_a_closed_deal_gives() {
        imported(Map.of(
                "distributions",
                "deal_id,paid_on,per_unit,kind\nD-WC-3,2026-09-08,0.30,INCOME\n",
                "valuations",
                SmallPlan.valuation("D-WC-3", "2026-09-10", "0.90")));
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
        paysOutToTheCent(plan, refund(plan).add(BigDecimal.TEN));
        as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .body("items.find { it.line == 'L-0001' }.statement", endsWith("/L-0001/statement?paidOn=2026-09-30"))
                .body("items.find { it.line == 'L-0002' }.statement", nullValue());

        // 10.00 × (0.30 + 0.90 − 1.04) × 0.80 = 1.28; 3.00 for 22 days at 7 % compounded daily: 0.0127
        gate(plan).body("state", equalTo("CLOSED"), "why", containsString("units of D-WC-3"));
        leftBehind(plan, "")
                .body("items.owedInstead.amountDue.amount", equalTo(List.of("1.30")))
                .body("items[0].owedInstead.proposedGrants.part", equalTo(List.of("GAIN", "INTEREST")))
                .body("items[0].owedInstead.proposedGrants.amount.amount", equalTo(List.of("1.28", "0.02")));
        leftBehind(plan, "?paidOn=2026-09-29").body("items[0].owedInstead.paidOn", equalTo("2026-09-30"));
        leftBehind(plan, "?paidOn=2026-10-15")
                .body("items[0].owedInstead.unknownBecause", containsString("2026-10-01 through 2026-10-15"))
                .body("items[0].owedInstead.amountDue", nullValue());
        as("legal-1")
                .get("/v1/plans/{plan}/left-behind?paidOn=soon", plan.plan())
                .then()
                .statusCode(400);
        granted(plan, proposed(plan));
        gate(plan).body("state", equalTo("OPEN"));
    }

    @Test
    void what_is_owed_instead_is_worked_out_for_the_part_that_was_accepted_and_never_without_a_value() {
        AuditedBook book = SmallPlan.book("D-WC-8").on("2026-09-01", "2026-09-03", "2026-09-25");
        String incident = SmallPlan.incident(allocation, book, SmallPlan.valuation("D-WC-9", "2026-06-30", "1.20"));
        String drafted = planned(incident).getString("plan");
        String digest = frozen(drafted);
        approved(drafted, digest);
        releasing(drafted, digest).statusCode(200);
        ReleasedPlan plan = new ReleasedPlan(incident, drafted, digest);
        plan.rebooked();
        allocation.refuseCorrections("D-WC-8", "correction-window-closed");
        as("customer-success-1")
                .body(Map.of("answer", "ACCEPT", "amount", Map.of("amount", "4.00", "currency", "USD")))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), UNDER)
                .then()
                .statusCode(200);
        buying(plan).statusCode(202);
        ended(plan, "TOP_UP", "correction-window-closed");

        leftBehind(plan, "")
                .body("items[0].owedInstead.unknownBecause", containsString("No value on or before 2026-09-26"))
                .body("items[0].owedInstead.proposedGrants", nullValue());
        imported(Map.of("valuations", SmallPlan.valuation("D-WC-8", "2026-09-20", "1.20")));
        leftBehind(plan, "")
                .body("items[0].units.amount", equalTo("4.00"))
                .body("items[0].owedInstead.amountDue.amount", equalTo("0.52"))
                .body("items[0].owedInstead.steps.formula", hasItem("max(FG, TV, 0)"));
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
        // 10.00 too much: sold for its value, 12.00, and the fee of 0.40 with 27 days at 7 %
        leftBehind(plan, "")
                .body("items[0].purpose", equalTo("TAKE_BACK"), "items[0].owedInstead.remedy", equalTo("KEEP_OR_SELL"))
                .body("items[0].owedInstead.amountDue.amount", equalTo("0.00"))
                .body("items[0].owedInstead.amountIfSold.amount", equalTo("12.41"));

        granted(
                plan,
                List.of(grant(
                        OVER,
                        "12.00",
                        "PRINCIPAL",
                        "Bought back at what it is worth, since the window has closed",
                        "UNITS_LEFT_BEHIND")));
        gate(plan).body("state", equalTo("OPEN"));
    }

    @Test
    void what_was_granted_before_units_stayed_stands_for_something_else_and_one_grant_at_a_time_stands_for_them() {
        allocation.refuseCorrections("D-WC-10", "plan-not-authorised");
        ReleasedPlan plan = released("D-WC-10");
        plan.noticesPosted();
        eventually(() -> rebookings(plan).body("items.find { it.purpose == 'TAKE_BACK' }.state", equalTo("REFUSED")));
        granted(plan, List.of(grant(OVER, "5.00", "INTEREST", "A dispute about something else", "")));
        allocation.refuseCorrections("D-WC-10", "correction-window-closed");
        as("operations-1")
                .post("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(202);

        ended(plan, "TAKE_BACK", "correction-window-closed");

        gate(plan).body("state", equalTo("CLOSED"));
        leftBehind(plan, "").body("items.state", equalTo(List.of("OPEN")));
        supplementing(plan, List.of(grant(OVER, "12.00", "PRINCIPAL", "Bought back", "UNITS_LEFT_BEHIND")))
                .statusCode(201);
        leftBehind(plan, "").body("items[0].state", equalTo("GRANT_DRAFTED"), "items[0].owedInstead", nullValue());
        gate(plan).body("state", equalTo("CLOSED"));
        denying("operations-1", plan, OVER, "Nothing is owed")
                .statusCode(409)
                .body("type", endsWith("/left-behind-granted"));
    }

    /** A supplement by legal-1, approved by three and released; until it is, the gate stays closed. */
    private static void granted(ReleasedPlan plan, List<Map<String, Object>> grants) {
        String supplement =
                supplementing(plan, grants).statusCode(201).extract().path("plan");
        String digest = supplementApproved(supplement);
        gate(plan).body("state", equalTo("CLOSED"));
        releasing(supplement, digest).statusCode(200);
    }

    /** As the service proposes them: a supplement takes them as they are. */
    private static List<Map<String, Object>> proposed(ReleasedPlan plan) {
        return leftBehind(plan, "").extract().path("items[0].owedInstead.proposedGrants");
    }

    private ReleasedPlan released(String deal) {
        return ReleasedPlan.released(allocation, SmallPlan.book(deal).on("2026-09-01", "2026-09-03", "2026-09-25"));
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
