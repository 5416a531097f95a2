package makewhole.remediation.settlement;

import static makewhole.remediation.testing.Correcting.DISTRIBUTIONS;
import static makewhole.remediation.testing.LeftBehindSteps.accepting;
import static makewhole.remediation.testing.LeftBehindSteps.buying;
import static makewhole.remediation.testing.LeftBehindSteps.ended;
import static makewhole.remediation.testing.LeftBehindSteps.leftBehind;
import static makewhole.remediation.testing.LeftBehindSteps.supplementing;
import static makewhole.remediation.testing.Story.imported;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.junit.jupiter.api.Test;

/**
 * Deals that pay out after their window, which ends with 2026-09-25: the plan day of what is owed instead is 2026-09-26. A unit
 * was valued at 1.20 on 2026-06-30, φ = 0.04, c = 0.20; paid on 2026-09-30, at 7 % compounded daily.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PaidOutAfterWindowSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void what_is_paid_out_after_the_plan_day_comes_off_the_value_of_that_day_and_bears_interest() {
        ReleasedPlan plan = notBought("D-PW-1");
        paidOut("D-PW-1", "2026-09-28", "0.30");

        // g = 0.30 + (1.20 − 0.30) − 1 − 0.04 = 0.16, net = 0.128: 1.28; 3.00 for 2 days: 0.0012
        leftBehind(plan, "")
                .body("items[0].owedInstead.amountDue.amount", equalTo("1.29"))
                .body("items[0].owedInstead.proposedGrants.part", equalTo(List.of("GAIN", "INTEREST")))
                .body("items[0].owedInstead.proposedGrants.amount.amount", equalTo(List.of("1.28", "0.01")))
                .body("items[0].owedInstead.inputs.'RV per unit on the plan day'", containsString("0.3"));

        // g = 0.30 + 1.50 + 0 − 1 − 0.04 = 0.76, net = 0.608: 6.08; 3.00 for 2 days and 15.00 for 1: 0.0041
        paidOut("D-PW-1", "2026-09-29", "1.50");
        leftBehind(plan, "")
                .body("items[0].owedInstead.proposedGrants.amount.amount", equalTo(List.of("6.08", "0.01")));
        supplementing(plan, leftBehind(plan, "").extract().path("items[0].owedInstead.proposedGrants"))
                .statusCode(201);
        leftBehind(plan, "").body("items[0].state", equalTo("GRANT_DRAFTED"));
    }

    @Test
    void who_keeps_too_much_has_had_what_was_paid_out_and_sells_what_is_left() {
        allocation.refuseCorrections("D-PW-2", "correction-window-closed");
        ReleasedPlan plan = released("D-PW-2");
        ended(plan, "TAKE_BACK", "correction-window-closed");
        paidOut("D-PW-2", "2026-09-28", "0.30");

        // R = 10.00 + 0.0519 − 3.00; V = 10.00 × 0.90 is more; F = 0.40 for 27 days: 0.4021
        leftBehind(plan, "").body("items[0].owedInstead.amountIfSold.amount", equalTo("9.41"));
    }

    @Test
    void what_is_paid_out_by_the_plan_day_still_needs_a_value_of_its_day_or_later() {
        ReleasedPlan plan = notBought("D-PW-3");
        paidOut("D-PW-3", "2026-09-26", "0.30");
        leftBehind(plan, "")
                .body("items[0].owedInstead.unknownBecause", containsString("may not count twice"))
                .body("items[0].owedInstead.amountDue", nullValue());

        imported(Map.of("valuations", SmallPlan.valuation("D-PW-3", "2026-09-26", "0.90")));

        // the same as before, and 3.00 for 4 days: 0.0023
        leftBehind(plan, "")
                .body("items[0].owedInstead.amountDue.amount", equalTo("1.29"))
                .body("items[0].owedInstead.inputs.'RV per unit on the plan day'", nullValue());
    }

    private ReleasedPlan notBought(String deal) {
        ReleasedPlan plan = released(deal);
        plan.rebooked();
        accepting(plan);
        allocation.refuseCorrections(deal, "correction-not-certified");
        buying(plan).statusCode(202);
        ended(plan, "TOP_UP", "correction-not-certified");
        return plan;
    }

    private ReleasedPlan released(String deal) {
        return ReleasedPlan.released(allocation, SmallPlan.book(deal).on("2026-09-01", "2026-09-03", "2026-09-25"));
    }

    private static void paidOut(String deal, String day, String perUnit) {
        imported(Map.of("distributions", DISTRIBUTIONS + "%s,%s,%s,INCOME\n".formatted(deal, day, perUnit)));
    }
}
