package makewhole.remediation.plan;

import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.scoped;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.SmallPlan;
import makewhole.remediation.testing.StandInAudit;
import org.junit.jupiter.api.Test;

/** What has to be known before a plan is worked out: what is missing is named, and nothing is made up in its place. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PlanInputSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void a_wrong_closed_deal_without_a_valuation_is_named() {
        imported(Map.of("investors", SmallPlan.INVESTORS));
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(allocation, List.of(SmallPlan.book("D-P-NOVALUE"), SmallPlan.book("D-P-NOVALUE-2"))));

        planning(incident, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/valuation-missing"),
                        "detail", allOf(containsString("D-P-NOVALUE, D-P-NOVALUE-2"), containsString("2026-09-21")));
        imported(Map.of(
                "valuations",
                SmallPlan.valuation("D-P-NOVALUE", "2026-09-22", "1.20") + "D-P-NOVALUE-2,2026-09-21,1.2,0.04,0.2\n"));
        planning(incident, TERMS)
                .statusCode(409)
                .body("detail", allOf(containsString("D-P-NOVALUE"), not(containsString("D-P-NOVALUE-2"))));
    }

    @Test
    void an_investor_without_an_account_is_named() {
        imported(Map.of("valuations", SmallPlan.valuation("D-P-STRANGER", "2026-06-30", "1.20")));
        String incident = declared();
        AuditedBook book = AuditedBook.of("D-P-STRANGER", "USD")
                .offering("100.00")
                .with("P-STRANGER", "40.00", "1.00", "50.00")
                .with("P-B", "100.00", "1.00", "50.00");
        imported(Map.of("investors", SmallPlan.INVESTORS));
        scoped(incident, StandInAudit.of(allocation, List.of(book)));

        planning(incident, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/investor-missing"),
                        "detail", allOf(containsString("P-STRANGER"), not(containsString("P-B"))));
    }

    @Test
    void days_without_a_confirmed_rate_are_named() {
        planning(SmallPlan.incident(allocation, "D-P-RATES"), terms("paymentDay", "2026-10-15"))
                .statusCode(409)
                .body(
                        "type", endsWith("/rates-missing"),
                        "detail", containsString("2026-10-01 through 2026-10-15"));
    }

    @Test
    void a_plan_needs_a_decided_scope() {
        planning(declared(), TERMS).statusCode(409).body("type", endsWith("/scope-not-decided"));
        planning("INC-2026-999", TERMS).statusCode(404);
    }

    @Test
    void terms_that_make_no_sense_are_refused_by_field() {
        String incident = SmallPlan.incident(allocation, "D-P-TERMS");
        planning(incident, terms("paymentDay", "2026-09-20"))
                .statusCode(400)
                .body("errors[0].field", equalTo("paymentDay"));
        planning(incident, terms("paymentDay", "2027-09-30"))
                .statusCode(400)
                .body("errors[0].field", equalTo("paymentDay"), "detail", containsString("60 days"));
        planning(incident, terms("idleCashReturned", "2026-09-22"))
                .statusCode(409)
                .body("type", endsWith("/idle-day-impossible"), "detail", containsString("still to come"));
        planning(incident, terms("idleCashReturned", "2024-01-01"))
                .statusCode(409)
                .body("type", endsWith("/idle-day-impossible"), "detail", containsString("funded after 2024-01-01"));
        planning(incident, terms("idleCashReturned", "LATER"))
                .statusCode(400)
                .body("errors[0].field", equalTo("idleCashReturned"));
        planning(incident, terms("interestRule", "GUESSED")).statusCode(400);
    }

    private static Map<String, String> terms(String field, String value) {
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.put(field, value);
        return terms;
    }
}
