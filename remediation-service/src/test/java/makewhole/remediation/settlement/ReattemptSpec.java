package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.accountChanged;
import static makewhole.remediation.testing.Story.accountChangedBack;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.BankReport;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import org.junit.jupiter.api.Test;

/** Money that came back through no fault of the account that it was sent to. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class ReattemptSpec {
    private static final String EVIDENCE = "Letter of the bank of 2026-10-02: its mistake, the accounts are open";
    private static final String NEW_IBAN = "GB94BARC10201530093459";

    @Inject
    AllocationStandIn allocation;

    @Test
    void what_came_back_without_a_fault_of_the_account_goes_to_it_again_once_two_persons_say_so() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        List<Ordered> all = attempts(plan, 1);
        List<Ordered> faultless = List.of(all.get(3), all.get(4), all.get(5));
        returned(faultless.get(0), "NARR");
        returned(faultless.get(1), "MS03");
        returned(faultless.get(2), "");
        returned(all.get(6), "AC04");
        List<String> lines = faultless.stream().map(Ordered::line).toList();
        String sum = sum(faultless);
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));

        String id = proposing("operations-1", plan, lines, EVIDENCE)
                .statusCode(201)
                .body("attempts.line", equalTo(lines), "evidence", equalTo(EVIDENCE))
                .body(
                        "attempts.endToEndId",
                        equalTo(faultless.stream().map(Ordered::reference).toList()))
                .body("proposedBy", equalTo("operations-1"), "confirmedBy", nullValue())
                .extract()
                .path("reattempt");
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
        confirming("finance-2", plan, id, EVIDENCE).statusCode(200).body("confirmedBy", equalTo("finance-2"));
        as("audit-1")
                .get("/v1/plans/{plan}/reattempts", plan.plan())
                .then()
                .body("items.reattempt", equalTo(List.of(id)), "items.confirmedBy", equalTo(List.of("finance-2")));

        String withdrawn = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(3), "totals.USD", equalTo(sum), "repeated.USD.total", equalTo(sum))
                .extract()
                .path("run");
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
        as("finance-1")
                .body(Map.of("reason", "Not yet"))
                .post("/v1/payment-runs/{run}/withdrawal", withdrawn)
                .then()
                .statusCode(200);
        plan.paid();
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));

        List<Ordered> again = attempts(plan, 2);
        assertThat(again).extracting(Ordered::line).isEqualTo(lines);
        assertThat(sum(again)).isEqualTo(sum);
        again.subList(0, 2).forEach(one -> answered(one, "SETTLED", ""));
        plan.tieOut()
                .body("currencies[0].paid", equalTo(sum(again.subList(0, 2))))
                .body("currencies[0].due", equalTo(all.get(6).amount()), "currencies[0].difference", equalTo("0.00"))
                .body("currencies[0].plan", equalTo(ReleasedPlan.expectedDue()), "currencies[0].mismatches", empty());

        // What two persons said was said of the first attempt.
        returned(again.getFirst(), "NARR");
        answered(again.getLast(), "REJECTED", "NARR");
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
        plan.tieOut().body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
    }

    @Test
    void operations_proposes_with_evidence_and_finance_confirms_that_very_evidence_once() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        List<Ordered> all = attempts(plan, 1);
        Ordered one = all.get(8);
        returned(one, "NARR");
        Ordered passing = all.get(9);
        returned(passing, "AM04");
        List<String> lines = List.of(one.line());

        for (String other : List.of("finance-1", "customer-success-1", "audit-1", "allocation-service")) {
            proposing(other, plan, lines, EVIDENCE).statusCode(403);
        }
        proposing("operations-1", plan, lines, " ").statusCode(400);
        proposing("operations-1", plan, List.of(), EVIDENCE).statusCode(400);
        proposing("operations-1", plan, List.of(one.line(), all.get(10).line()), EVIDENCE)
                .statusCode(409)
                .body(
                        "type",
                        endsWith("/nothing-came-back"),
                        "detail",
                        containsString(all.get(10).line()));
        proposing("operations-1", plan, List.of(passing.line()), EVIDENCE)
                .statusCode(409)
                .body("type", endsWith("/reattempt-needless"), "detail", containsString(passing.line()));
        ReleasedPlan unknown =
                new ReleasedPlan(plan.incident(), UUID.randomUUID().toString(), "");
        proposing("operations-1", unknown, lines, EVIDENCE).statusCode(404);
        as("audit-1").get("/v1/plans/{plan}/reattempts", unknown.plan()).then().statusCode(404);
        as("engineering-1")
                .get("/v1/plans/{plan}/reattempts", plan.plan())
                .then()
                .statusCode(403);

        String id = proposing("operations-1", plan, lines, EVIDENCE)
                .statusCode(201)
                .extract()
                .path("reattempt");
        for (String other : List.of("operations-1", "operations-2", "legal-1", "allocation-service")) {
            confirming(other, plan, id, EVIDENCE).statusCode(403);
        }
        confirming("finance-1", plan, id, "Another letter")
                .statusCode(409)
                .body("type", endsWith("/reattempt-stale"), "detail", containsString(id));
        confirming("finance-1", plan, UUID.randomUUID().toString(), EVIDENCE).statusCode(404);
        confirming("finance-1", ReleasedPlan.released(allocation), id, EVIDENCE).statusCode(404);
        confirming("finance-1", plan, id, EVIDENCE).statusCode(200);
        confirming("finance-2", plan, id, EVIDENCE)
                .statusCode(409)
                .body("type", endsWith("/reattempt-confirmed"), "detail", containsString(id));
        proposing("operations-1", plan, lines, EVIDENCE).statusCode(409).body("type", endsWith("/reattempt-needless"));
    }

    @Test
    void what_was_tried_again_meanwhile_is_not_confirmed_any_more() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        Ordered one = attempts(plan, 1).get(12);
        returned(one, "NARR");
        String id = proposing("operations-1", plan, List.of(one.line()), EVIDENCE)
                .statusCode(201)
                .extract()
                .path("reattempt");
        String investor = as("audit-1")
                .get("/v1/plans/{plan}", plan.plan())
                .then()
                .extract()
                .path("lines.find { it.line == '%s' }.investor".formatted(one.line()));
        accountChanged(investor, NEW_IBAN);
        try {
            plan.paid();
            confirming("finance-1", plan, id, EVIDENCE)
                    .statusCode(409)
                    .body("type", endsWith("/reattempt-overtaken"), "detail", containsString(one.line()));
            // The second attempt came back, too, and nobody has said anything of that.
            returned(attempts(plan, 2).getFirst(), "NARR");
            confirming("finance-1", plan, id, EVIDENCE).statusCode(409).body("type", endsWith("/reattempt-overtaken"));
            plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
        } finally {
            accountChangedBack(investor);
        }
    }

    @Test
    void who_is_found_again_at_the_same_account_is_paid_there() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        Ordered one = attempts(plan, 1).get(14);
        returned(one, "MS03");
        moving(plan, one.line(), "unclaimed").statusCode(201);
        String id = proposing("operations-1", plan, List.of(one.line()), EVIDENCE)
                .statusCode(201)
                .extract()
                .path("reattempt");
        confirming("finance-1", plan, id, EVIDENCE).statusCode(200);
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));

        moving(plan, one.line(), "claim").statusCode(200);
        plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(1), "totals.USD", equalTo(one.amount()));
    }

    @Test
    void a_file_that_the_bank_rejects_as_a_duplicate_waits_for_two_persons() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String message = messageOf(plan.paid());
        as("operations-1")
                .contentType("application/xml")
                .body(BankReport.of(message).group("RJCT", "DU01").xml())
                .post("/v1/bank-answers/{name}", UUID.randomUUID() + ".xml")
                .then()
                .statusCode(201)
                .body("answers.REJECTED", equalTo(136));
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));

        List<String> lines = attempts(plan, 1).stream().map(Ordered::line).toList();
        String id = proposing("operations-1", plan, lines, EVIDENCE)
                .statusCode(201)
                .body("attempts", hasSize(136))
                .extract()
                .path("reattempt");
        confirming("finance-1", plan, id, EVIDENCE).statusCode(200);
        plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(136), "totals.USD", equalTo(ReleasedPlan.expectedDue()));
    }

    @Test
    void the_evidence_stands_with_the_reattempt_and_never_in_the_journal() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        Ordered one = attempts(plan, 1).get(16);
        returned(one, "NARR");
        String words = "Ada Example rang us from Graz " + UUID.randomUUID();
        String id = proposing("operations-1", plan, List.of(one.line()), words)
                .statusCode(201)
                .extract()
                .path("reattempt");
        confirming("finance-1", plan, id, words).statusCode(200);

        List<Map<String, Object>> entries = new ArrayList<>();
        eventually(() -> {
            entries.clear();
            Journaled.entries().stream()
                    .filter(entry -> plan.plan().equals(entry.get("aboutId")))
                    .forEach(entries::add);
            assertThat(entries)
                    .extracting(entry -> entry.get("event"))
                    .contains("reattempt-proposed", "reattempt-confirmed");
        });
        assertThat(entries.toString()).contains(id).doesNotContain(words);
    }

    /** An attempt as the plan's payments tell it. */
    private record Ordered(String line, String reference, String amount) {}

    private static List<Ordered> attempts(ReleasedPlan plan, int number) {
        JsonPath payments = as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, Object>> found = payments.getList("items.findAll { it.attempt == %d }".formatted(number));
        return found.stream()
                .map(item -> new Ordered(
                        String.valueOf(item.get("line")),
                        String.valueOf(item.get("endToEndId")),
                        String.valueOf(item.get("amount"))))
                .toList();
    }

    private static String sum(List<Ordered> some) {
        return some.stream()
                .map(one -> new BigDecimal(one.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static void returned(Ordered one, String code) {
        answered(one, "RETURNED", code);
    }

    private static void answered(Ordered one, String status, String code) {
        as("finance-1")
                .contentType("text/csv")
                .body("end_to_end_id,status,currency,amount,reason_code,reason\n%s,%s,USD,%s,%s,\n"
                        .formatted(one.reference(), status, one.amount(), code))
                .post("/v1/bank-answers/{name}", UUID.randomUUID() + ".csv")
                .then()
                .statusCode(201);
    }

    private static String messageOf(String run) {
        String file = as("finance-1")
                .get("/v1/payment-runs/{run}/files", run)
                .then()
                .extract()
                .path("items[0].name");
        return as("finance-1")
                .get("/v1/payment-runs/{run}/files/{name}", run, file)
                .then()
                .extract()
                .asString()
                .replaceAll("(?s).*?MsgId>([^<]+)<.*", "$1");
    }

    private static ValidatableResponse proposing(
            String account, ReleasedPlan plan, List<String> lines, String evidence) {
        return as(account)
                .body(Map.of("lines", lines, "evidence", evidence))
                .post("/v1/plans/{plan}/reattempts", plan.plan())
                .then();
    }

    private static ValidatableResponse confirming(String account, ReleasedPlan plan, String id, String evidence) {
        return as(account)
                .body(Map.of("evidence", evidence))
                .post("/v1/plans/{plan}/reattempts/{id}/confirmation", plan.plan(), id)
                .then();
    }

    private static ValidatableResponse moving(ReleasedPlan plan, String line, String where) {
        return as("operations-1")
                .body(Map.of("reason", "The letter came back"))
                .post("/v1/plans/{plan}/lines/{line}/" + where, plan.plan(), line)
                .then();
    }
}
