package makewhole.remediation.testing;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps around a line of a {@link SmallPlan} whose units can never move any more, over HTTP. */
public final class LeftBehindSteps {
    /** Who was given too much. */
    public static final String OVER = "L-0001";
    /** Who may buy what was missing. */
    public static final String UNDER = "L-0002";

    private LeftBehindSteps() {}

    /** A grant beyond a line, as it is asked for; {@code standsFor} may be left out by naming nothing. */
    public static Map<String, Object> grant(String line, String amount, String part, String reason, String standsFor) {
        Map<String, Object> grant = new HashMap<>(Map.of(
                "line", line,
                "amount", Map.of("amount", amount, "currency", "USD"),
                "part", part,
                "reason", reason));
        if (!standsFor.isEmpty()) {
            grant.put("standsFor", standsFor);
        }
        return grant;
    }

    public static ValidatableResponse supplementing(ReleasedPlan plan, List<Map<String, Object>> grants) {
        return as("legal-1")
                .body(Map.of("paymentDay", "2026-09-30", "grants", grants))
                .post("/v1/plans/{plan}/supplements", plan.plan())
                .then();
    }

    /** Freezes a supplement and has three persons approve it, none of them legal-1, who drafted it; gives its digest. */
    public static String supplementApproved(String supplement) {
        String digest = Story.frozen(supplement);
        for (String account : List.of("legal-2", "operations-1", "finance-1")) {
            Story.approving(account, supplement, digest).statusCode(201);
        }
        return digest;
    }

    public static ValidatableResponse leftBehind(ReleasedPlan plan, String query) {
        return as("audit-1")
                .get("/v1/plans/{plan}/left-behind" + query, plan.plan())
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse denying(String account, ReleasedPlan plan, String line, String reason) {
        return as(account)
                .body(Map.of("reason", reason))
                .post("/v1/plans/{plan}/lines/{line}/denial", plan.plan(), line)
                .then();
    }

    public static ValidatableResponse confirming(String account, ReleasedPlan plan, String line, String reason) {
        return as(account)
                .body(Map.of("reason", reason))
                .post("/v1/plans/{plan}/lines/{line}/denial/confirmation", plan.plan(), line)
                .then();
    }

    public static void accepting(ReleasedPlan plan) {
        as("customer-success-1")
                .body(Map.of("answer", "ACCEPT"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), UNDER)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse buying(ReleasedPlan plan) {
        return as("operations-1")
                .body(Map.of("lines", List.of(Map.of("line", UNDER, "paymentReference", "TRF-1"))))
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then();
    }

    public static ValidatableResponse rebookings(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(200);
    }

    public static void ended(ReleasedPlan plan, String purpose, String reason) {
        eventually(() -> rebookings(plan)
                .body("items.find { it.purpose == '%s' }.state".formatted(purpose), equalTo("ENDED"))
                .body("items.find { it.purpose == '%s' }.reason".formatted(purpose), containsString(reason)));
    }

    public static ValidatableResponse gate(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/gates", plan.incident())
                .then()
                .statusCode(200)
                .rootPath("gates.find { it.gate == 'DEALS_REBOOKED' }");
    }
}
