package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
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
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/** 440.33 is due on 2026-09-25, and 440.75 on 2026-09-30: 400 + 340 × 9 % × 486 ÷ 365. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RepeatedEarlierSpec {
    private static final String DEAL = "D-RE-1";

    @Inject
    AllocationStandIn allocation;

    @Test
    void what_came_back_is_not_paid_again_for_an_earlier_day_whose_statement_says_less() {
        ReleasedPlan plan = released();
        plan.noticesPosted();
        run(plan, "2026-09-30");
        JsonPath first = payments(plan);
        as("finance-1")
                .contentType("text/csv")
                .body("end_to_end_id,status,currency,amount,reason_code,reason\n%s,REJECTED,USD,440.75,AM04,\n"
                        .formatted(first.getString("items[0].endToEndId")))
                .post("/v1/bank-answers/{name}", UUID.randomUUID() + ".csv")
                .then()
                .statusCode(201);

        for (String earlier : new String[] {"2026-09-25", "2026-09-28"}) {
            plan.proposing("finance-1", earlier)
                    .statusCode(409)
                    .body("type", endsWith("/run-before-attempt"))
                    .body("detail", containsString("for 2026-09-30 or later"));
        }

        run(plan, "2026-09-30");
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

    private ReleasedPlan released() {
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\n" + DEAL + ",2025-06-01,0.34,INCOME\n"));
        String incident = SmallPlan.incident(
                allocation, SmallPlan.bookIn(DEAL, "USD", "00"), SmallPlan.valuation(DEAL, "2026-06-30", "1.20"));
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
        return new ReleasedPlan(incident, plan, digest);
    }

    private static void run(ReleasedPlan plan, String day) {
        JsonPath run = plan.proposing("finance-1", day)
                .statusCode(201)
                .body("totals.USD", equalTo("440.75"))
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);
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
