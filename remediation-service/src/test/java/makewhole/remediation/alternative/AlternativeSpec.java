package makewhole.remediation.alternative;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/** What a customer earned elsewhere with the firm counts only if two persons stand for it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class AlternativeSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void what_two_persons_stand_for_is_taken_off_and_explained() {
        String incident = large("D-ALT-1");
        String id = claiming("operations-1", incident, SmallPlan.UNDER, "28.00", "USD")
                .statusCode(201)
                .body("state", equalTo("CLAIMED"), "claimedBy", equalTo("operations-1"))
                .extract()
                .path("id");
        // a shortfall of 1,000.00 at a net gain of 0.128; a mere claim counts for nothing
        assertThat(whatIf(incident)).isEqualTo("128.00");

        deciding("finance-1", incident, id, "confirmation")
                .statusCode(200)
                .body("state", equalTo("PROVEN"), "decidedBy", equalTo("finance-1"));

        JsonPath plan = planned(incident);
        assertThat(plan.getString("lines.find { it.investor == 'P-B' }.amountDue"))
                .isEqualTo("100.00");
        assertThat(plan.getString("lines.find { it.investor == 'P-B' }.inputs.alt"))
                .isEqualTo("28.00");
        as("audit-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/L-0002/statement", plan.getString("plan"))
                .then()
                .statusCode(200)
                .body("amountDue", equalTo("100.00"))
                .body("steps.find { it.name == 'foregone gain' }.value", equalTo("100"))
                .body(
                        "inputs.find { it.name == 'alt' }.source",
                        equalTo("Shown by one person and confirmed by another"));
    }

    @Test
    void nobody_decides_what_they_claimed_and_nothing_is_decided_twice() {
        String incident = large("D-ALT-2");
        String id = claiming("finance-1", incident, SmallPlan.UNDER, "28.00", "USD")
                .statusCode(201)
                .extract()
                .path("id");
        claiming("finance-2", incident, SmallPlan.UNDER, "30.00", "USD")
                .statusCode(409)
                .body("type", endsWith("/alternative-return-known"));
        deciding("finance-1", incident, id, "confirmation")
                .statusCode(403)
                .body("type", endsWith("/second-person-required"));
        deciding("operations-2", incident, id, "confirmation").statusCode(403);
        deciding("customer-success-1", incident, id, "refusal").statusCode(403);

        deciding("legal-1", incident, id, "refusal").statusCode(200).body("state", equalTo("REFUSED"));
        deciding("legal-2", incident, id, "confirmation")
                .statusCode(409)
                .body("type", endsWith("/alternative-return-decided"));
        assertThat(whatIf(incident)).isEqualTo("128.00");
        claiming("finance-2", incident, SmallPlan.UNDER, "30.00", "USD").statusCode(201);
        as("audit-1")
                .get("/v1/incidents/{incident}/alternative-returns", incident)
                .then()
                .body("items.state", equalTo(List.of("REFUSED", "CLAIMED")));
    }

    @Test
    void what_cannot_be_an_alternative_return_is_refused_by_field() {
        String incident = large("D-ALT-3");
        claiming("finance-1", incident, SmallPlan.OVER, "1.00", "USD")
                .statusCode(400)
                .body("errors[0].field", equalTo("investor"));
        claiming("finance-1", incident, SmallPlan.UNDER, "1.00", "EUR")
                .statusCode(400)
                .body("errors[0].field", equalTo("amount"));
        claiming("finance-1", incident, SmallPlan.UNDER, "0.00", "USD").statusCode(400);
        claiming("finance-1", incident, SmallPlan.UNDER, "1.00", "XXQ")
                .statusCode(400)
                .body("type", endsWith("/currency-unknown"), "errors[0].field", equalTo("currency"))
                .body("detail", containsString("'XXQ' is not an ISO 4217 currency; send"));
        claiming("finance-1", incident, "P-NOBODY", "1.00", "USD").statusCode(404);
        claiming("engineering-1", incident, SmallPlan.UNDER, "1.00", "USD").statusCode(403);
    }

    private String large(String deal) {
        return SmallPlan.incident(
                allocation, SmallPlan.bookIn(deal, "USD", "00"), SmallPlan.valuation(deal, "2026-06-30", "1.20"));
    }

    private static String whatIf(String incident) {
        return as("finance-1")
                .body(TERMS)
                .post("/v1/incidents/{incident}/dry-runs", incident)
                .then()
                .statusCode(200)
                .extract()
                .path("currencies.USD.all.due");
    }

    private static ValidatableResponse claiming(
            String account, String incident, String investor, String amount, String currency) {
        String deal = as("audit-1")
                .get("/v1/incidents/{incident}/findings", incident)
                .then()
                .extract()
                .path("items[0].deal");
        return as(account)
                .body(Map.of(
                        "deal",
                        deal,
                        "investor",
                        investor,
                        "amount",
                        Map.of("amount", amount, "currency", currency),
                        "evidence",
                        "Statement 2025/14 of the money market account"))
                .post("/v1/incidents/{incident}/alternative-returns", incident)
                .then();
    }

    private static ValidatableResponse deciding(String account, String incident, String id, String how) {
        return as(account)
                .body(Map.of("reason", "It was earned on other cash"))
                .post("/v1/incidents/{incident}/alternative-returns/{id}/" + how, incident, id)
                .then();
    }
}
