package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.approving;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.payment.OrderedPayments;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.PublishedSchema;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import makewhole.remediation.testing.StandIn;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class SettlementSpec {
    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Test
    void an_open_deal_is_rebooked_exactly_once_even_if_the_first_answer_is_lost() {
        ReleasedPlan plan = ReleasedPlan.approved(allocation);
        String corrections = "/v1/deals/%s/corrections".formatted(plan.openDeal());
        allocation.loseNextAnswer(corrections);

        plan.release();
        plan.rebooked();

        List<StandIn.Call> asked = allocation.calls("POST", corrections).stream()
                .filter(call -> call.body().get("plan").asText().equals(plan.plan()))
                .toList();
        assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
        assertThat(asked)
                .extracting(StandIn.Call::idempotencyKey)
                .containsOnly(asked.getFirst().idempotencyKey());
        assertThat(asked.getFirst().body().get("planDigest").asText()).isEqualTo(plan.digest());
        List<Map<String, Object>> booked = allocation.corrections().stream()
                .filter(one -> plan.plan().equals(one.get("plan")))
                .toList();
        assertThat(booked).hasSize(1);
        BigDecimal moved = BigDecimal.ZERO;
        for (JsonNode move : asked.getFirst().body().get("moves")) {
            moved = moved.add(new BigDecimal(move.get("change").asText()));
        }
        assertThat(moved).isEqualByComparingTo("-42541.07");
    }

    @Test
    void nothing_is_refunded_while_the_units_are_not_back() {
        ReleasedPlan plan = ReleasedPlan.approved(allocation);
        allocation.down();
        try {
            plan.release();
            plan.proposing("finance-1", "2026-09-30")
                    .statusCode(409)
                    .body("type", containsString("/rebooking-under-way"), "detail", containsString(plan.openDeal()));
        } finally {
            allocation.up();
        }
        plan.rebooked();
        plan.proposing("finance-1", "2026-09-30").statusCode(201);
    }

    @Test
    void a_run_is_approved_by_another_person_of_finance_and_only_under_its_digest() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        JsonPath run = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("state", equalTo("PROPOSED"), "totals.USD", equalTo(ReleasedPlan.expectedDue()))
                .body("added.USD", equalTo("0.00"))
                .extract()
                .jsonPath();
        String id = run.getString("run");

        ReleasedPlan.approving("finance-1", id, run.getString("digest"))
                .statusCode(403)
                .body("type", containsString("/second-person-required"));
        ReleasedPlan.approving("finance-2", id, "sha256:" + "0".repeat(64))
                .statusCode(409)
                .body("type", containsString("/digest-stale"));
        ReleasedPlan.approving("operations-1", id, run.getString("digest")).statusCode(403);
        as("finance-2").get("/v1/payment-runs/{run}/files", id).then().body("items", hasSize(0));

        ReleasedPlan.approving("finance-2", id, run.getString("digest"))
                .statusCode(200)
                .body("state", equalTo("EXPORTED"));
        ReleasedPlan.approving("finance-2", id, run.getString("digest"))
                .statusCode(409)
                .body("type", containsString("/run-wrong-state"));
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", containsString("/nothing-due"));
    }

    @Test
    void no_money_goes_out_under_a_plan_that_was_changed_behind_our_back() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        JsonPath run = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .extract()
                .jsonPath();
        AsOwner.execute("UPDATE plan_line SET interest = interest + 1, amount_due = amount_due + 1 "
                + "WHERE plan = '%s' AND line = 'L-0001'".formatted(plan.plan()));

        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(409)
                .body("type", endsWith("/digest-stale"), "detail", containsString(plan.plan()))
                .body("detail", containsString(plan.digest()));
        as("finance-2")
                .get("/v1/payment-runs/{run}", run.getString("run"))
                .then()
                .body("state", equalTo("PROPOSED"));
        as("finance-2")
                .get("/v1/payment-runs/{run}/files", run.getString("run"))
                .then()
                .body("items", empty());

        AsOwner.execute("UPDATE plan_line SET interest = interest - 1, amount_due = amount_due - 1 "
                + "WHERE plan = '%s' AND line = 'L-0001'".formatted(plan.plan()));
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);
    }

    @Test
    void the_payment_file_is_valid_and_orders_exactly_what_is_due() throws IOException, SAXException {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String run = plan.paid();

        JsonPath files = as("finance-1")
                .get("/v1/payment-runs/{run}/files", run)
                .then()
                .body("items", hasSize(1), "items[0].currency", equalTo("USD"))
                .body("items[0].controlSum", equalTo(ReleasedPlan.expectedDue()))
                .extract()
                .jsonPath();
        String xml = as("finance-1")
                .get("/v1/payment-runs/{run}/files/{name}", run, files.getString("items[0].name"))
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .extract()
                .asString();

        PublishedSchema.requireValid(xml);
        assertThat(xml).contains("CtrlSum>" + ReleasedPlan.expectedDue() + "<");
        List<OrderedPayments.Ordered> ordered = OrderedPayments.in(xml);
        assertThat(ordered).hasSize(files.getInt("items[0].payments")).hasSize(136);
        assertThat(ordered).extracting(one -> one.endToEndId().lineNumber()).doesNotHaveDuplicates();
        as("customer-success-1").get("/v1/payment-runs/{run}/files", run).then().statusCode(403);
    }

    @Test
    void a_run_on_another_day_is_refused_by_name_before_the_payment_day_and_beyond_the_confirmed_rates() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);

        plan.proposing("operations-1", "2026-09-29").statusCode(409).body("type", containsString("/run-too-early"));
        plan.proposing("operations-1", "2026-10-15")
                .statusCode(409)
                .body("type", containsString("/rates-missing"), "detail", containsString("2026-10-01"));
    }

    @Test
    void a_day_that_is_over_is_no_day_to_pay_on_neither_when_proposed_nor_when_approved() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        JsonPath run = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .extract()
                .jsonPath();
        try {
            clock.moveTo(Instant.parse("2026-10-01T00:00:30Z"));
            ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                    .statusCode(409)
                    .body("type", endsWith("/run-day-over"), "detail", containsString("for 2026-10-01 or later"));
            as("finance-1")
                    .body(Map.of("reason", "Its day is over"))
                    .post("/v1/payment-runs/{run}/withdrawal", run.getString("run"))
                    .then()
                    .statusCode(200);
            plan.proposing("finance-1", "2026-09-30")
                    .statusCode(409)
                    .body("type", endsWith("/run-day-over"), "detail", containsString("2026-09-30 is over"));
            clock.moveTo(Instant.parse("2026-09-30T23:00:00Z"));
            plan.paid();
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void nobody_orders_today_what_is_paid_months_later() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.proposing("finance-1", "2062-09-30")
                .statusCode(409)
                .body("type", endsWith("/run-too-far-ahead"), "detail", containsString("2026-11-20 or earlier"));
    }

    @Test
    void a_run_on_a_later_day_pays_interest_to_that_day_and_shows_what_it_adds() {
        String deal = "D-ST-LATER";
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\n" + deal + ",2025-06-01,0.34,INCOME\n"));
        String incident = SmallPlan.incident(
                allocation, SmallPlan.bookIn(deal, "USD", "00"), SmallPlan.valuation(deal, "2026-06-30", "1.20"));
        String plan = planning(
                        incident,
                        Map.of(
                                "planDay", "2026-09-21",
                                "paymentDay", "2026-09-25",
                                "interestRule", "NY_CPLR_5004_SIMPLE",
                                "idleCashReturned", "AT_CLOSE"))
                .statusCode(201)
                .extract()
                .path("plan");
        // a shortfall of 1,000.00: net 0.40; 340.00 for 481 days at 9 percent: 400 + 40.3249…
        assertThat(plan(plan).getString("lines.find { it.investor == 'P-B' }.amountDue"))
                .isEqualTo("440.33");
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);
        ReleasedPlan later = new ReleasedPlan(incident, plan, digest);
        later.noticesPosted();

        // five days more: 400 + 340 × 9 % × 486 ÷ 365 = 440.7441…
        var run = later.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(1), "totals.USD", equalTo("440.75"), "added.USD", equalTo("0.42"))
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);
        as("audit-1").get("/v1/plans/{plan}/payments", plan).then().body("items[0].amount", equalTo("440.75"));
        later.tieOut().body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
    }

    @Test
    void a_currency_that_no_account_pays_is_named_before_there_is_a_run() {
        String deal = "D-ST-CHF";
        String incident = SmallPlan.incident(
                allocation, SmallPlan.bookIn(deal, "CHF", ""), SmallPlan.valuation(deal, "2026-06-30", "1.20"));
        String plan = planned(incident).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        approving("finance-2", plan, digest).statusCode(201);
        releasing(plan, digest).statusCode(200);

        new ReleasedPlan(incident, plan, digest)
                .proposing("finance-1", "2026-09-30")
                .statusCode(409)
                .body("type", containsString("/debtor-missing"), "detail", containsString("makewhole.debtor.CHF"));
    }

    @Test
    void a_run_that_is_withdrawn_frees_its_lines() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String run = plan.proposing("operations-1", "2026-09-30")
                .statusCode(201)
                .extract()
                .path("run");
        plan.proposing("operations-1", "2026-09-30").statusCode(409);

        as("finance-1")
                .body(Map.of("reason", "A day later"))
                .post("/v1/payment-runs/{run}/withdrawal", run)
                .then()
                .statusCode(200);

        plan.proposing("operations-1", "2026-09-30").statusCode(201);
    }

    @Test
    void an_accepted_top_up_comes_out_of_the_error_account_once_it_is_paid() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        JsonPath whole = as("audit-1")
                .get("/v1/plans/{plan}", plan.plan())
                .then()
                .extract()
                .jsonPath();
        String line = whole.getString("lines.find { it.remedy == 'TOP_UP_OFFER' }.line");
        String offer = whole.getString("lines.find { it.remedy == 'TOP_UP_OFFER' }.offer");
        buying(plan, line).statusCode(409).body("type", containsString("/nothing-to-buy"));
        as("customer-success-1")
                .body(Map.of("answer", "ACCEPT"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), line)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));

        buying(plan, line).statusCode(202);

        eventually(() -> as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .body("items.findAll { it.purpose == 'TOP_UP' }.state", equalTo(List.of("DONE")))
                .body("items.findAll { it.purpose == 'TOP_UP' }.moves[0].change", equalTo(List.of(offer))));
        buying(plan, line).statusCode(409);
    }

    @Test
    void no_more_is_bought_than_refunds_have_freed_and_the_firm_funds_the_gap_in_money() {
        // 90 were booked of 100 on offer: a refund frees 10, and 20 are offered
        String deal = "D-ST-GAP";
        AuditedBook book = AuditedBook.of(deal, "USD")
                .on("2026-09-01", "2026-09-03", "2026-10-08")
                .offering("100.00")
                .with(SmallPlan.OVER, "40.00", "1.00", "50.00")
                .with(SmallPlan.UNDER, "100.00", "1.00", "40.00");
        ReleasedPlan released = ReleasedPlan.released(allocation, book);
        released.rebooked();

        accepting(released, "L-0002", "10.01", "USD").statusCode(200);
        buying(released, "L-0002")
                .statusCode(409)
                .body("type", endsWith("/units-short"), "detail", containsString("holds 10.00 USD, and 10.01 USD"));
        accepting(released, "L-0002", "10.00", "USD").statusCode(200);
        buying(released, "L-0002").statusCode(202);

        // what could not be bought is made good in money
        as("legal-1")
                .body(Map.of(
                        "paymentDay",
                        "2026-09-30",
                        "grants",
                        List.of(Map.of(
                                "line", "L-0002",
                                "amount", Map.of("amount", "1.28", "currency", "USD"),
                                "part", "GAIN",
                                "reason", "10.00 that the error account did not hold, at the gain of the deal"))))
                .post("/v1/plans/{plan}/supplements", released.plan())
                .then()
                .statusCode(201)
                .body("lines[0].line", equalTo("L-0003"));
    }

    @Test
    void a_part_of_a_top_up_can_be_accepted_and_only_that_is_bought() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        JsonPath whole = as("audit-1")
                .get("/v1/plans/{plan}", plan.plan())
                .then()
                .extract()
                .jsonPath();
        String line = whole.getString("lines.findAll { it.remedy == 'TOP_UP_OFFER' }[1].line");
        String offer = whole.getString("lines.findAll { it.remedy == 'TOP_UP_OFFER' }[1].offer");
        String tooMuch = new BigDecimal(offer).add(new BigDecimal("0.01")).toPlainString();

        accepting(plan, line, tooMuch, "USD")
                .statusCode(409)
                .body("type", containsString("/part-not-admitted"), "detail", containsString(offer));
        accepting(plan, line, "0.00", "USD").statusCode(409).body("type", containsString("/part-not-admitted"));
        accepting(plan, line, "1.00", "EUR").statusCode(409).body("type", containsString("/part-not-admitted"));
        accepting(plan, line, "1.001", "USD").statusCode(400);
        accepting(plan, line, "1.00", "ABC").statusCode(400).body("detail", containsString("ABC"));
        accepting(plan, line, "1.01", "USD").statusCode(200).body("amount.amount", equalTo("1.01"));
        buying(plan, line).statusCode(202);

        eventually(() -> as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .body("items.findAll { it.purpose == 'TOP_UP' }.state", equalTo(List.of("DONE")))
                .body("items.findAll { it.purpose == 'TOP_UP' }.moves[0].change", equalTo(List.of("1.01"))));
        as("audit-1")
                .get("/v1/plans/{plan}/journal", plan.plan())
                .then()
                .body("items.findAll { it.text.startsWith('Top-up') }.postings[0].debit", hasItem("1.01"));
        accepting(plan, line, "2.00", "USD").statusCode(409).body("type", containsString("/answer-final"));
    }

    private static io.restassured.response.ValidatableResponse accepting(
            ReleasedPlan plan, String line, String amount, String currency) {
        return as("customer-success-1")
                .body(Map.of("answer", "ACCEPT", "amount", Map.of("amount", amount, "currency", currency)))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), line)
                .then();
    }

    private static io.restassured.response.ValidatableResponse buying(ReleasedPlan plan, String line) {
        return as("operations-1")
                .body(Map.of(
                        "lines",
                        List.of(Map.of("line", line, "paymentReference", "TRF-%s-%s".formatted(plan.plan(), line)))))
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then();
    }
}
