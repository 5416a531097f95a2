package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/** 440.33 is due on 2026-09-25, and 440.75 on 2026-09-30: 400 + 340 × 9 % × 486 ÷ 365. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RepeatedEarlierSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void what_came_back_is_not_paid_again_for_an_earlier_day_whose_statement_says_less() {
        ReleasedPlan plan = released("D-RE-1", SmallPlan.bookIn("D-RE-1", "USD", "00"));
        run(plan, "2026-09-30", "440.75");
        rejected(payments(plan).getString("items[0].endToEndId"), "440.75");

        for (String earlier : new String[] {"2026-09-25", "2026-09-28"}) {
            plan.proposing("finance-1", earlier)
                    .statusCode(409)
                    .body("type", endsWith("/run-before-attempt"))
                    .body("detail", containsString("for that day or later"), "detail", containsString("2026-09-30"));
        }

        run(plan, "2026-09-30", "440.75");
        JsonPath again = payments(plan);
        as("audit-1")
                .accept(ContentType.JSON)
                .get(again.getString("items.find { it.attempt == 2 }.statement"))
                .then()
                .statusCode(200)
                .body("amountDue", equalTo(again.getString("items.find { it.attempt == 2 }.amount")))
                .body("amountDue", equalTo("440.75"));
        plan.tieOut().body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
    }

    @Test
    void only_the_line_that_came_back_from_a_later_run_waits_for_the_day_of_it() {
        imported(Map.of(
                "investors",
                SmallPlan.INVESTORS
                        + "P-CAM,Cam Example,cam@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,\n"));
        ReleasedPlan plan = released(
                "D-RE-2",
                AuditedBook.of("D-RE-2", "USD")
                        .offering("15000")
                        .with(SmallPlan.OVER, "4000", "100", "6000")
                        .with(SmallPlan.UNDER, "10000", "100", "4500")
                        .with("P-CAM", "10000", "100", "4500"));
        run(plan, "2026-09-25", "880.66");
        rejected(attempt(plan, "L-0002", 1), "440.33");
        run(plan, "2026-09-30", "440.75");
        rejected(attempt(plan, "L-0002", 2), "440.75");
        rejected(attempt(plan, "L-0003", 1), "440.33");

        // 400 + 340 × 9 % × 484 ÷ 365
        String earlier = run(plan, "2026-09-28", "440.58");
        as("finance-2")
                .get("/v1/payment-runs/{run}", earlier)
                .then()
                .body("payments", equalTo(1), "waiting", equalTo(1));
        assertThat(Journaled.entries())
                .filteredOn(entry ->
                        plan.plan().equals(entry.get("aboutId")) && "payment-run-proposed".equals(entry.get("event")))
                .extracting(entry -> String.valueOf(entry.get("facts")))
                .satisfiesExactly(
                        facts -> assertThat(facts).contains("waiting=0"),
                        facts -> assertThat(facts).contains("waiting=0"),
                        facts -> assertThat(facts).contains("waiting=1"));
        assertThat(attempt(plan, "L-0003", 2)).isNotEmpty();
        run(plan, "2026-09-30", "440.75");
        assertThat(attempt(plan, "L-0002", 3)).isNotEmpty();
    }

    private static String attempt(ReleasedPlan plan, String line, int attempt) {
        return payments(plan)
                .getString("items.find { it.line == '%s' && it.attempt == %d }.endToEndId".formatted(line, attempt));
    }

    private static void rejected(String endToEndId, String amount) {
        as("finance-1")
                .contentType("text/csv")
                .body("end_to_end_id,status,currency,amount,reason_code,reason\n%s,REJECTED,USD,%s,AM04,\n"
                        .formatted(endToEndId, amount))
                .post("/v1/bank-answers/{name}", UUID.randomUUID() + ".csv")
                .then()
                .statusCode(201);
    }

    private ReleasedPlan released(String deal, AuditedBook book) {
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\n" + deal + ",2025-06-01,0.34,INCOME\n"));
        String incident = SmallPlan.incident(allocation, book, SmallPlan.valuation(deal, "2026-06-30", "1.20"));
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
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);
        ReleasedPlan released = new ReleasedPlan(incident, plan, digest);
        released.noticesPosted();
        return released;
    }

    private static String run(ReleasedPlan plan, String day, String total) {
        JsonPath run = plan.proposing("finance-1", day)
                .statusCode(201)
                .body("totals.USD", equalTo(total))
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);
        return run.getString("run");
    }

    private static JsonPath payments(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
