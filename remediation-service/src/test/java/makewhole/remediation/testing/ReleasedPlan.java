package makewhole.remediation.testing;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The scenario's two wrong deals, as far as a plan that is being carried out. The deals have ids of their own in each, since
 * a finding is remedied by one plan only.
 */
public record ReleasedPlan(String incident, String plan, String digest) {
    private static final String CLOSED = "D-2024-09-09";
    private static final String OPEN = "D-2026-09-40";
    private static final AtomicInteger MADE = new AtomicInteger();

    /** A plan that three have approved. */
    public static ReleasedPlan approved(AllocationStandIn allocation) {
        String suffix = "-%d".formatted(MADE.incrementAndGet());
        Story.scenarioImported(suffix);
        String incident = Story.declared();
        List<AuditedBook> wrong = AuditedBook.scenario().stream()
                .filter(book -> Set.of(CLOSED, OPEN).contains(book.deal()))
                .map(book -> book.as(book.deal() + suffix))
                .toList();
        Story.scoped(incident, StandInAudit.of(allocation, wrong));
        String plan = Story.planned(incident).getString("plan");
        String digest = Story.frozen(plan);
        Story.approved(plan, digest);
        return new ReleasedPlan(incident, plan, digest);
    }

    /** The deal whose window is open. */
    public String openDeal() {
        return deal(OPEN);
    }

    /** The deal whose window is closed. */
    public String closedDeal() {
        return deal(CLOSED);
    }

    private String deal(String original) {
        return as("audit-1")
                .get("/v1/plans/{plan}", plan)
                .then()
                .statusCode(200)
                .extract()
                .path("lines.find { it.deal.startsWith('%s-') }.deal".formatted(original));
    }

    /** A plan that is released, its open deal rebooked. */
    public static ReleasedPlan released(AllocationStandIn allocation) {
        ReleasedPlan approved = approved(allocation);
        approved.release();
        approved.rebooked();
        return approved;
    }

    /** A plan that is released, of an incident with one small deal. */
    public static ReleasedPlan released(AllocationStandIn allocation, AuditedBook book) {
        String incident = SmallPlan.incident(allocation, book, SmallPlan.valuation(book.deal(), "2026-06-30", "1.20"));
        String plan = Story.planned(incident).getString("plan");
        String digest = Story.frozen(plan);
        Story.approved(plan, digest);
        ReleasedPlan approved = new ReleasedPlan(incident, plan, digest);
        approved.release();
        return approved;
    }

    public void release() {
        Story.releasing(plan, digest).statusCode(200);
    }

    public void rebooked() {
        eventually(() -> as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1), "items.state", everyItem(equalTo("DONE"))));
    }

    public ValidatableResponse proposing(String account, String day) {
        return as(account)
                .body(Map.of("day", day))
                .post("/v1/plans/{plan}/payment-runs", plan)
                .then();
    }

    /** Proposes and approves a run for the plan's payment day, and says which it is. */
    public String paid() {
        var run = proposing("finance-1", "2026-09-30").statusCode(201).extract().jsonPath();
        approving("finance-2", run.getString("run"), run.getString("digest")).statusCode(200);
        return run.getString("run");
    }

    public static ValidatableResponse approving(String account, String run, String digest) {
        return as(account)
                .body(Map.of("digest", digest))
                .post("/v1/payment-runs/{run}/approval", run)
                .then();
    }

    /** Hands the notices over, and says in which batch they are. */
    public String noticesPosted() {
        as("customer-success-1").post("/v1/plans/{plan}/notices", plan).then().statusCode(202);
        eventually(
                () -> as("audit-1").get("/v1/plans/{plan}/notices", plan).then().body("state", equalTo("POSTED")));
        return as("audit-1")
                .get("/v1/plans/{plan}/notices", plan)
                .then()
                .extract()
                .path("batch");
    }

    public ValidatableResponse tieOut() {
        return as("audit-1").get("/v1/plans/{plan}/tie-out", plan).then().statusCode(200);
    }

    /** What is due for both deals, as it was worked out independently. */
    public static String expectedDue() {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode deal : Scenario.expected().get("deals")) {
            sum = sum.add(new BigDecimal(deal.get("pay_total").asText()));
        }
        return sum.toPlainString();
    }
}
