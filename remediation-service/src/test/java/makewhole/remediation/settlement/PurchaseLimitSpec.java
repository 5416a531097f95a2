package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
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

/** L-0002 was given 50.00 where 60.00 are right, and may hold 100.00 by law on the day of the deal. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PurchaseLimitSpec {
    private static final String LINE = "L-0002";
    private static final Map<String, String> PAID = Map.of("line", LINE, "paymentReference", "TRF-2026-0917 P-B");
    private static final String BASIS = "Regulation Crowdfunding, facts of 2026-09-10";

    @Inject
    AllocationStandIn allocation;

    @Test
    void of_a_plan_that_is_not_known_nothing_is_known() {
        for (String list : List.of("purchase-payments", "purchase-limits")) {
            as("audit-1")
                    .get("/v1/plans/{plan}/{list}", UUID.randomUUID(), list)
                    .then()
                    .statusCode(404)
                    .body("type", endsWith("/not-found"));
        }
    }

    @Test
    void a_limit_that_nobody_looked_up_again_stops_the_purchase_and_the_line_is_named() {
        ReleasedPlan plan = accepted("D-PL-1");

        buying(plan, Map.of("lines", List.of(PAID)))
                .statusCode(409)
                .body("type", endsWith("/limit-not-looked-up"), "detail", containsString(LINE));

        nothingBought(plan);
    }

    @Test
    void nobody_buys_more_than_they_may_hold_today() {
        ReleasedPlan plan = accepted("D-PL-2");

        buying(plan, limited("59.99", "USD"))
                .statusCode(409)
                .body("type", endsWith("/above-limit-of-today"))
                .body("detail", containsString("may hold 59.99 USD today"), "detail", containsString("9.99 USD"));
        buying(plan, limited("40.00", "USD"))
                .statusCode(409)
                .body("type", endsWith("/above-limit-of-today"), "detail", containsString("no more than 0.00 USD"));
        nothingBought(plan);

        // what is booked and what is bought come to the limit, to the cent
        buying(plan, limited("60.00", "USD")).statusCode(202);
        limits(plan)
                .body("items", hasSize(1), "items[0].line", equalTo(LINE), "items[0].most.amount", equalTo("60.00"))
                .body("items[0].basis", equalTo(BASIS), "items[0].checkedBy", equalTo("operations-1"));
    }

    @Test
    void who_has_no_limit_any_more_buys_and_it_stays_on_record_who_found_that() {
        ReleasedPlan plan = accepted("D-PL-3");

        buying(plan, Map.of("lines", List.of(PAID), "limits", List.of(Map.of("line", LINE, "basis", "accredited now"))))
                .statusCode(202);

        limits(plan).body("items[0].most", nullValue(), "items[0].basis", equalTo("accredited now"));
    }

    @Test
    void a_limit_says_of_which_line_it_is_in_its_currency_and_where_it_comes_from() {
        ReleasedPlan plan = accepted("D-PL-4");
        Map<String, String> most = Map.of("amount", "100.00", "currency", "USD");

        buying(plan, limited("100.00", "EUR")).statusCode(400).body("errors[0].field", equalTo("limits.most"));
        buying(plan, Map.of("lines", List.of(PAID), "limits", List.of(Map.of("line", LINE, "most", most))))
                .statusCode(400)
                .body("errors[0].field", containsString("basis"));
        Map<String, Object> right = Map.of("line", LINE, "most", most, "basis", BASIS);
        buying(plan, Map.of("lines", List.of(PAID), "limits", List.of(right, right)))
                .statusCode(400)
                .body("errors[0].field", equalTo("limits.line"));
        Map<String, Object> other = Map.of("line", "L-0001", "most", most, "basis", BASIS);
        buying(plan, Map.of("lines", List.of(PAID), "limits", List.of(right, other)))
                .statusCode(400)
                .body("errors[0].field", equalTo("limits.line"));

        nothingBought(plan);
    }

    @Test
    void nothing_is_bought_without_the_payment_that_came_in_for_it_which_stays_on_record() {
        ReleasedPlan plan = accepted("D-PL-5");
        Map<String, Object> most = Map.of("amount", "100.00", "currency", "USD");
        List<Object> limits = List.of(Map.of("line", LINE, "most", most, "basis", BASIS));

        for (Map<String, String> without :
                List.of(Map.of("line", LINE), Map.of("line", LINE, "paymentReference", " "))) {
            buying(plan, Map.of("lines", List.of(without), "limits", limits))
                    .statusCode(400)
                    .body("errors[0].field", containsString("paymentReference"));
        }
        buying(plan, Map.of("lines", List.of(PAID, PAID), "limits", limits))
                .statusCode(400)
                .body("errors[0].field", equalTo("lines.line"));
        nothingBought(plan);

        buying(plan, Map.of("lines", List.of(PAID), "limits", limits)).statusCode(202);

        as("finance-1")
                .get("/v1/plans/{plan}/purchase-payments", plan.plan())
                .then()
                .statusCode(200)
                .body("items.line", equalTo(List.of(LINE)), "items.namedBy", equalTo(List.of("operations-1")))
                .body("items.paymentReference", equalTo(List.of(PAID.get("paymentReference"))));
        as("engineering-1")
                .get("/v1/plans/{plan}/purchase-payments", plan.plan())
                .then()
                .statusCode(403);
        eventually(() -> assertThat(journaled(plan)).contains("top-ups-bought", "paymentsNamed=1"));
        assertThat(journaled(plan)).doesNotContain("TRF-2026-0917");
    }

    private static String journaled(ReleasedPlan plan) {
        return Journaled.entries().stream()
                .filter(entry -> plan.plan().equals(entry.get("aboutId")))
                .toList()
                .toString();
    }

    private ReleasedPlan accepted(String deal) {
        ReleasedPlan plan = ReleasedPlan.released(
                allocation,
                AuditedBook.of(deal, "USD")
                        .on("2026-09-01", "2026-09-03", "2026-10-08")
                        .offering("100.00")
                        .with(SmallPlan.OVER, "40.00", "1.00", "50.00")
                        .limited(SmallPlan.UNDER, "100.00", "1.00", "50.00", "100.00", "STATUTORY"));
        plan.rebooked();
        as("customer-success-1")
                .body(Map.of("answer", "ACCEPT"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), LINE)
                .then()
                .statusCode(200);
        return plan;
    }

    private static Map<String, Object> limited(String most, String currency) {
        return Map.of(
                "lines",
                List.of(PAID),
                "limits",
                List.of(Map.of("line", LINE, "most", Map.of("amount", most, "currency", currency), "basis", BASIS)));
    }

    private static ValidatableResponse buying(ReleasedPlan plan, Map<String, ?> body) {
        return as("operations-1")
                .body(body)
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then();
    }

    private static ValidatableResponse limits(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/plans/{plan}/purchase-limits", plan.plan())
                .then()
                .statusCode(200);
    }

    private static void nothingBought(ReleasedPlan plan) {
        limits(plan).body("items", empty());
        as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(200)
                .body("items.findAll { it.purpose == 'TOP_UP' }", empty());
    }
}
