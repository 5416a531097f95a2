package makewhole.remediation.finding;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.scoped;
import static makewhole.remediation.testing.Story.scoping;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.StandIn;
import makewhole.remediation.testing.StandInAudit;
import makewhole.remediation.testing.Story;
import org.junit.jupiter.api.Test;

/** Deals without findings of their own: rounded otherwise, or not to be judged until two persons have decided. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class UndecidedDealSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void a_deal_that_was_rounded_otherwise_has_no_findings() {
        AuditedBook book = AuditedBook.of("D-S-ROUNDED", "USD")
                .offering("100.00")
                .with("S-A", "100.00", "1.00", "33.33")
                .with("S-B", "100.00", "1.00", "33.33")
                .with("S-C", "100.00", "1.00", "33.33")
                .rounded("DOWN");
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(allocation, List.of(book))
                        .judging("D-S-ROUNDED", "ROUNDED_OTHERWISE", "DOWN explains it"));

        as("legal-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("findings", equalTo(0), "dealsWrong", hasSize(0), "certificatesChecked", equalTo(1))
                .body("dealsRoundedOtherwise[0].deal", equalTo("D-S-ROUNDED"))
                .body("dealsRoundedOtherwise[0].reason", equalTo("DOWN explains it"));
    }

    @Test
    void the_rest_of_a_rounding_may_be_with_one_investor() {
        AuditedBook book = AuditedBook.of("D-S-REST", "USD")
                .offering("0.07")
                .rounded("DOWN_REST_TO_FIRST")
                .with("S-A", "100.00", "1.00", "0.03")
                .with("S-B", "100.00", "2.00", "0.02")
                .with("S-C", "100.00", "2.00", "0.02");
        scoped(declared(), StandInAudit.of(allocation, List.of(book)).judging("D-S-REST", "ROUNDED_OTHERWISE", ""));
    }

    @Test
    void a_deal_that_cannot_be_judged_is_named_and_not_counted_as_checked() {
        String incident = undecided();
        as("legal-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body(
                        "dealsUndecidable[0].deal", equalTo("D-S-RIGHT"),
                        "dealsUndecidable[0].reason", equalTo("booked does not add up"),
                        "dealsAudited", equalTo(2),
                        "certificatesChecked", equalTo(1));
    }

    @Test
    void two_persons_decide_what_cannot_be_judged_and_no_plan_is_made_before() {
        String incident = undecided();
        Story.planning(incident, Story.TERMS).statusCode(409).body("type", endsWith("/scope-not-decided"));
        as("audit-1")
                .get("/v1/incidents/{incident}/gates", incident)
                .then()
                .body("gates.find { it.gate == 'SCOPE_DECIDED' }.why", containsString("by hand: D-S-RIGHT"));
        String path = "/v1/incidents/" + incident + "/scope/hand-decisions/D-S-RIGHT";
        Map<String, String> decision =
                Map.of("outcome", "NOBODY_HARMED", "reason", "The paper book was read line by line");
        as("legal-1")
                .body(decision)
                .post(path + "/confirmation")
                .then()
                .statusCode(409)
                .body("type", endsWith("/nothing-proposed"));
        as("legal-1").body(Map.of("outcome", "NOBODY_HARMED")).post(path).then().statusCode(400);
        as("legal-1")
                .body(decision)
                .post(path)
                .then()
                .statusCode(201)
                .body("proposedBy", equalTo("legal-1"), "confirmedBy", nullValue());
        as("legal-1")
                .body(decision)
                .post(path + "/confirmation")
                .then()
                .statusCode(403)
                .body("type", endsWith("/second-person-required"));
        as("engineering-1").post(path + "/confirmation").then().statusCode(403);
        Story.planning(incident, Story.TERMS).statusCode(409).body("type", endsWith("/scope-not-decided"));
        for (Map<String, String> other : List.of(
                Map.of("outcome", "PUT_RIGHT_APART", "reason", "The paper book was read line by line"),
                Map.of("outcome", "NOBODY_HARMED", "reason", "Nobody complained"))) {
            as("finance-1")
                    .body(other)
                    .post(path + "/confirmation")
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/proposal-changed"), "detail", containsString("read line by line"));
        }
        as("finance-1")
                .body(decision)
                .post(path + "/confirmation")
                .then()
                .statusCode(200)
                .body("confirmedBy", equalTo("finance-1"));
        as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("DONE"), "findings", equalTo(2));
        as("audit-1")
                .get("/v1/incidents/{incident}/scope/hand-decisions", incident)
                .then()
                .body("items.deal", contains("D-S-RIGHT"))
                .body("items.undecidableBecause", contains("booked does not add up"))
                .body("items.reason", contains("The paper book was read line by line"));
        as("finance-1")
                .body(Map.of("outcome", "PUT_RIGHT_APART", "reason", "x"))
                .post(path)
                .then()
                .statusCode(409)
                .body("type", endsWith("/decided-by-hand"));
        as("legal-1")
                .body(Map.of("outcome", "NOBODY_HARMED", "reason", "x"))
                .post(path.replace("D-S-RIGHT", "D-S-WRONG"))
                .then()
                .statusCode(404);
    }

    @Test
    void how_many_commitments_an_unreadable_deal_had_is_not_known_and_is_not_counted_as_none() {
        String incident = declared();
        AuditedBook unread = aRightDeal().as("D-S-UNREAD");
        StandInAudit audit = StandInAudit.of(allocation, List.of(unread, aRightDeal(), aWrongDeal()))
                .judging("D-S-UNREAD", "NOT_DECIDABLE", "the book is not to be read")
                .judging("D-S-RIGHT", "NOT_DECIDABLE", "booked does not add up");
        allocation.onGet(
                "/v1/deals/D-S-UNREAD/book", (call, path) -> StandIn.Reply.problem(409, "book-unreadable", "no"));
        scoping(incident, audit);
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("UNDECIDED")));

        as("audit-1")
                .get("/v1/incidents/{incident}/scope/reconciliation", incident)
                .then()
                .statusCode(200)
                .body("items.deal", contains("D-S-RIGHT", "D-S-UNREAD", "D-S-WRONG"))
                .body("items.commitments", contains(2, null, 2))
                .body("items.unexplained", contains(0, 0, 0))
                .body("totals.commitments", equalTo(4))
                .body("totals.undecidable", equalTo(2))
                .body("totals.dealsNotRead", equalTo(1));
    }

    @Test
    void an_empty_book_that_can_be_read_has_no_commitments_and_that_is_known() {
        String incident = declared();
        AuditedBook empty = AuditedBook.of("D-S-EMPTY", "USD").offering("100.00");
        scoping(
                incident,
                StandInAudit.of(allocation, List.of(empty, aWrongDeal()))
                        .judging("D-S-EMPTY", "NOT_DECIDABLE", "nobody asked for anything"));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("UNDECIDED")));

        reconciliation(incident)
                .body("items.find { it.deal == 'D-S-EMPTY' }.commitments", equalTo(0))
                .body("totals.commitments", equalTo(2), "totals.dealsNotRead", equalTo(0));

        // A row of the release before, which says nothing of it.
        AsOwner.execute(
                "UPDATE scope_checked_deal SET commitments_known = NULL WHERE incident = '%s'".formatted(incident));
        reconciliation(incident)
                .body("items.find { it.deal == 'D-S-EMPTY' }.commitments", nullValue())
                .body("totals.commitments", equalTo(2), "totals.dealsNotRead", equalTo(1));
    }

    private static ValidatableResponse reconciliation(String incident) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/scope/reconciliation", incident)
                .then()
                .statusCode(200);
    }

    private String undecided() {
        String incident = declared();
        scoping(
                incident,
                StandInAudit.of(allocation, List.of(aRightDeal(), aWrongDeal()))
                        .judging("D-S-RIGHT", "NOT_DECIDABLE", "booked does not add up"));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("UNDECIDED")));
        return incident;
    }

    private static AuditedBook aRightDeal() {
        return AuditedBook.of("D-S-RIGHT", "USD")
                .offering("100.00")
                .with("S-A", "100.00", "1.00", "50.00")
                .with("S-B", "100.00", "1.00", "50.00");
    }

    private static AuditedBook aWrongDeal() {
        return AuditedBook.of("D-S-WRONG", "USD")
                .offering("100.00")
                .with("S-A", "40.00", "1.00", "50.00")
                .with("S-B", "100.00", "1.00", "50.00");
    }
}
