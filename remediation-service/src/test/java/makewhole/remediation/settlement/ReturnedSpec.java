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
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What becomes of money that comes back. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class ReturnedSpec {
    private static final String HEADER = "end_to_end_id,status,currency,amount,reason_code,reason\n";
    private static final String NEW_IBAN = "GB94BARC10201530093459";

    @Inject
    AllocationStandIn allocation;

    @Inject
    NotificationStandIn notification;

    @Inject
    Jdbi jdbi;

    @Inject
    ReturnedPayments returnedPayments;

    @Test
    void a_returned_line_is_paid_to_the_account_that_two_persons_put_in_the_place_of_the_old_one() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        Returned returned = returned(plan, 3, "AC04");
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));

        accountChanged(returned.investor(), NEW_IBAN);
        try {
            paidToTheNewAccount(plan, returned);
        } finally {
            accountChangedBack(returned.investor());
        }
    }

    private static void paidToTheNewAccount(ReleasedPlan plan, Returned returned) {
        JsonPath run = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(1), "totals.USD", equalTo(returned.amount()))
                .body("repeated.USD.payments", equalTo(1), "repeated.USD.total", equalTo(returned.amount()))
                .body("sentBackBy.file", equalTo(List.of(returned.file())))
                .body("sentBackBy.takenBy", equalTo(List.of("finance-1")))
                .body("sentBackBy.payments", equalTo(List.of(1)))
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);

        String file = as("finance-1")
                .get("/v1/payment-runs/{run}/files", run.getString("run"))
                .then()
                .extract()
                .path("items[0].name");
        as("finance-1")
                .get("/v1/payment-runs/{run}/files/{name}", run.getString("run"), file)
                .then()
                .body(containsString(NEW_IBAN));
        as("finance-2")
                .get("/v1/payment-runs/{run}", run.getString("run"))
                .then()
                .body("repeated.USD.payments", equalTo(1), "sentBackBy.file", equalTo(List.of(returned.file())));
        as("finance-2")
                .get("/v1/plans/{plan}/payment-runs", plan.plan())
                .then()
                .body("items[0].repeated", equalTo(Map.of()), "items[0].sentBackBy", empty());
        as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .body("items.findAll { it.line == '%s' }.attempt".formatted(returned.line()), equalTo(List.of(1, 2)))
                .body(
                        "items.findAll { it.line == '%s' }.state".formatted(returned.line()),
                        equalTo(List.of("RETURNED", "ORDERED")));
        plan.tieOut()
                .body("currencies[0].plan", equalTo(ReleasedPlan.expectedDue()))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
    }

    @Test
    void an_account_is_changed_by_two_persons_with_evidence_and_never_shown() {
        ReleasedPlan.released(allocation);
        String investor = "INV-00001";
        requesting(investor, Map.of("kind", "IBAN", "number", "GB95BARC10201530093459", "evidence", "Letter"))
                .statusCode(400)
                .body("errors[0].field", equalTo("number"));
        requesting(investor, Map.of("kind", "IBAN", "number", NEW_IBAN)).statusCode(400);
        requesting("INV-NOBODY", Map.of("kind", "IBAN", "number", NEW_IBAN, "evidence", "Letter"))
                .statusCode(404);
        String body = requesting(investor, Map.of("kind", "IBAN", "number", NEW_IBAN, "evidence", "Letter 7"))
                .statusCode(201)
                .body("state", equalTo("REQUESTED"), "endsOn", equalTo("3459"))
                .extract()
                .asString();
        assertThat(body).doesNotContain(NEW_IBAN);
        JsonPath change = JsonPath.from(body);
        String id = change.getString("change");
        requesting(investor, Map.of("kind", "IBAN", "number", NEW_IBAN, "evidence", "Letter 8"))
                .statusCode(409)
                .body("type", endsWith("/account-change-open"), "detail", containsString(id));

        deciding("operations-1", id, "confirmation", Map.of("fingerprint", change.getString("fingerprint")))
                .statusCode(403)
                .body("type", endsWith("/second-person-required"));
        deciding("finance-1", id, "confirmation", Map.of("fingerprint", "sha256:0"))
                .statusCode(409)
                .body("type", endsWith("/account-change-stale"));
        deciding("customer-success-1", id, "confirmation", Map.of("fingerprint", change.getString("fingerprint")))
                .statusCode(403);
        deciding("finance-1", id, "refusal", Map.of("reason", "The signature is another"))
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        deciding("finance-1", id, "confirmation", Map.of("fingerprint", change.getString("fingerprint")))
                .statusCode(409)
                .body("type", endsWith("/account-change-decided"));
        as("audit-1")
                .get("/v1/investors/{investor}/account-changes", investor)
                .then()
                .body("items.change", hasItem(id))
                .body(not(containsString(NEW_IBAN)));
    }

    @Test
    void what_cannot_be_paid_is_kept_in_the_register_with_its_calendar_until_it_is_claimed() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        Returned returned = returned(plan, 5, "AC04");
        String other = String.valueOf(line(plan, 6).get("line"));

        moving(plan, other, "unclaimed").statusCode(409).body("type", endsWith("/nothing-came-back"));
        moving(plan, returned.line(), "claim").statusCode(409).body("type", endsWith("/not-unclaimed"));
        moving(plan, returned.line(), "unclaimed")
                .statusCode(201)
                .body("amount", equalTo(returned.amount()), "since", equalTo("2026-09-21"));
        moving(plan, returned.line(), "unclaimed").statusCode(409).body("type", endsWith("/already-unclaimed"));
        as("legal-1")
                .get("/v1/unclaimed")
                .then()
                .body(
                        "items.findAll { it.plan == '%s' }.line".formatted(plan.plan()),
                        equalTo(List.of(returned.line())));
        plan.tieOut()
                .body("currencies[0].unclaimed", equalTo(returned.amount()), "currencies[0].due", equalTo("0.00"))
                .body(
                        "currencies[0].lines.UNCLAIMED",
                        equalTo(1),
                        "currencies[0].plan",
                        equalTo(ReleasedPlan.expectedDue()))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));

        moving(plan, returned.line(), "claim").statusCode(200);
        plan.tieOut()
                .body("currencies[0].unclaimed", equalTo("0.00"), "currencies[0].due", equalTo(returned.amount()))
                .body("currencies[0].difference", equalTo("0.00"));
        accountChanged(returned.investor(), NEW_IBAN);
        try {
            plan.proposing("finance-1", "2026-09-30").statusCode(201).body("totals.USD", equalTo(returned.amount()));
        } finally {
            accountChangedBack(returned.investor());
        }
        as("audit-1")
                .get("/v1/unclaimed")
                .then()
                .body("items.findAll { it.plan == '%s' }".formatted(plan.plan()), hasSize(0));
    }

    @Test
    void what_came_back_for_a_customer_whom_nobody_finds_goes_to_the_register_by_itself() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        Returned returned = returned(plan, 9, "AC04");
        String paid = String.valueOf(line(plan, 10).get("line"));
        notification.tell("customer-not-found", Map.of("plan", "none that could be", "line", paid));
        notification.tell("customer-not-found", Map.of("plan", plan.plan(), "line", paid));
        notification.tell("customer-not-found", Map.of("plan", plan.plan(), "line", returned.line()));
        notification.tell("customer-not-found", Map.of("plan", UUID.randomUUID().toString(), "line", "L-0001"));
        eventually(() -> as("finance-1")
                .get("/v1/unclaimed")
                .then()
                .body("items.findAll { it.plan == '%s' }.line".formatted(plan.plan()), hasItem(returned.line())));
        moving(plan, returned.line(), "unclaimed").statusCode(409).body("type", endsWith("/already-unclaimed"));
        moving(plan, paid, "unclaimed").statusCode(409).body("type", endsWith("/nothing-came-back"));
        plan.tieOut()
                .body(
                        "currencies[0].unclaimed",
                        equalTo(returned.amount()),
                        "currencies[0].difference",
                        equalTo("0.00"));
    }

    @Test
    void the_register_hides_lines_of_a_restricted_incident_from_whoever_may_not_read_it() {
        ReleasedPlan shown = withSomethingUnclaimed();
        ReleasedPlan hidden = withSomethingUnclaimed();
        Map<String, Object> restriction =
                Map.of("restricted", true, "readers", List.of("operations-2"), "reason", "Under privilege");
        as("legal-1")
                .body(restriction)
                .post("/v1/incidents/{id}/visibility", hidden.incident())
                .then()
                .statusCode(200);

        for (String reader : List.of("operations-2", "legal-1", "audit-1")) {
            as(reader)
                    .get("/v1/unclaimed")
                    .then()
                    .body("items.plan", hasItem(hidden.plan()), "items.plan", hasItem(shown.plan()));
        }
        for (String other : List.of("operations-1", "legal-2", "finance-1", "customer-success-1")) {
            as(other)
                    .get("/v1/unclaimed")
                    .then()
                    .statusCode(200)
                    .body("items.plan", not(hasItem(hidden.plan())), "items.plan", hasItem(shown.plan()));
        }
        as("legal-1")
                .body(Map.of("restricted", false, "readers", List.of(), "reason", "No longer"))
                .post("/v1/incidents/{id}/visibility", hidden.incident())
                .then()
                .statusCode(200);
        as("finance-1").get("/v1/unclaimed").then().body("items.plan", hasItem(hidden.plan()));
    }

    @Test
    void the_register_is_read_page_by_page_and_as_one_file() {
        Set<String> expected = new HashSet<>();
        while (expected.size() < 3) {
            expected.add(withSomethingUnclaimed().plan());
        }
        List<String> paged = new ArrayList<>();
        String after = "0";
        do {
            JsonPath page = as("legal-1")
                    .get("/v1/unclaimed?limit=2&after={after}", after)
                    .then()
                    .statusCode(200)
                    .body("items.size()", lessThanOrEqualTo(2))
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("items.plan"));
            after = page.getString("next");
        } while (after != null);
        List<String> whole =
                as("legal-1").get("/v1/unclaimed?limit=1000").then().extract().path("items.plan");
        assertThat(paged).isEqualTo(whole).containsAll(expected);
        as("legal-1").get("/v1/unclaimed?limit=1001").then().statusCode(400);

        List<String> csv = as("legal-1")
                .accept("text/csv")
                .get("/v1/unclaimed")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(csv.getFirst()).startsWith("plan,line,jurisdiction,currency,amount,since,reason,dormant_on");
        assertThat(csv.stream().skip(1).map(row -> row.substring(0, row.indexOf(','))))
                .isEqualTo(whole);
    }

    private ReleasedPlan withSomethingUnclaimed() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        moving(plan, returned(plan, 7, "AC04").line(), "unclaimed").statusCode(201);
        return plan;
    }

    @Test
    void no_account_number_can_be_read_in_any_table() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String run = plan.paid();
        String file = as("finance-1")
                .get("/v1/payment-runs/{run}/files", run)
                .then()
                .extract()
                .path("items[0].name");
        String csv = as("finance-1")
                .get("/v1/payment-runs/{run}/files/{name}/csv", run, file)
                .then()
                .extract()
                .asString();
        List<String> accounts =
                csv.lines().skip(1).limit(20).map(row -> row.split(",", -1)[5]).toList();
        assertThat(accounts).hasSize(20).allMatch(account -> account.length() > 5);

        List<String> tables = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                .mapTo(String.class)
                .list());
        assertThat(tables).contains("investor", "payment_file", "account_change");
        for (String table : tables) {
            int found = jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT count(*) FROM \"%s\" t WHERE t::text LIKE ANY(:patterns)".formatted(table))
                    .bindArray(
                            "patterns",
                            String.class,
                            accounts.stream()
                                    .map(account -> "%" + account + "%")
                                    .toArray())
                    .mapTo(Integer.class)
                    .one());
            assertThat(found).as(table).isZero();
        }
    }

    @Test
    void money_that_came_back_is_told_until_it_is_in_the_register_or_ordered_again() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        assertThat(waiting(plan)).isEmpty();

        Returned kept = returned(plan, 11, "AC04");
        Returned again = returned(plan, 12, "AM04");
        LocalDate today = LocalDate.parse("2026-09-21");
        assertThat(waiting(plan)).containsExactly(new CameBack(id(plan), today, 2));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/reminders", plan.incident())
                .then()
                .body(
                        "items.findAll { it.about == 'money of plan %s that came back on 2026-09-21' }.to"
                                .formatted(plan.plan()),
                        equalTo(List.of("OPERATIONS"))));

        moving(plan, kept.line(), "unclaimed").statusCode(201);
        assertThat(waiting(plan)).containsExactly(new CameBack(id(plan), today, 1));
        String run = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(1), "totals.USD", equalTo(again.amount()))
                .extract()
                .path("run");
        assertThat(waiting(plan)).isEmpty();
        as("finance-1")
                .body(Map.of("reason", "Not yet"))
                .post("/v1/payment-runs/{run}/withdrawal", run)
                .then()
                .statusCode(200);
        assertThat(waiting(plan)).as("withdrawn").containsExactly(new CameBack(id(plan), today, 1));
        plan.paid();
        assertThat(waiting(plan)).isEmpty();
        moving(plan, kept.line(), "claim").statusCode(200);
        assertThat(waiting(plan)).as("claimed").containsExactly(new CameBack(id(plan), today, 1));
    }

    @Test
    void what_people_say_of_an_investor_stands_in_the_register_and_never_in_the_journal() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        Returned returned = returned(plan, 13, "AC04");
        String moved = "Moved in with her sister in Graz " + UUID.randomUUID();
        String came = "Came with passport P4711 " + UUID.randomUUID();
        moving(plan, returned.line(), "unclaimed", moved).statusCode(201).body("reason", equalTo(moved));
        moving(plan, returned.line(), "claim", came)
                .statusCode(200)
                .body("claim.reason", equalTo(came), "claim.claimedBy", equalTo("operations-1"));
        moving(plan, returned.line(), "unclaimed", "x".repeat(4001)).statusCode(400);

        as("customer-success-1")
                .get("/v1/plans/{plan}/unclaimed", plan.plan())
                .then()
                .statusCode(200)
                .body("items.reason", equalTo(List.of(moved)), "items.claim.reason", equalTo(List.of(came)));
        as("engineering-1")
                .get("/v1/plans/{plan}/unclaimed", plan.plan())
                .then()
                .statusCode(403);
        String told = told(plan, "line-unclaimed", "line-claimed");
        assertThat(told).contains(returned.line()).doesNotContain(moved, came);
    }

    @Test
    void why_a_run_is_withdrawn_stands_with_the_run_and_never_in_the_journal() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String why = "Ada Example asked us to wait " + UUID.randomUUID();
        String run = plan.proposing("operations-1", "2026-09-30")
                .statusCode(201)
                .body("withdrawnBecause", nullValue())
                .extract()
                .path("run");
        as("finance-1")
                .body(Map.of("reason", why))
                .post("/v1/payment-runs/{run}/withdrawal", run)
                .then()
                .statusCode(200)
                .body("withdrawnBecause", equalTo(why));
        as("audit-1").get("/v1/payment-runs/{run}", run).then().body("withdrawnBecause", equalTo(why));
        assertThat(told(plan, "payment-run-withdrawn")).contains(run).doesNotContain(why);
    }

    /** The entries about a plan, once they have these events. */
    private static String told(ReleasedPlan plan, String... events) {
        List<Map<String, Object>> entries = new ArrayList<>();
        eventually(() -> {
            entries.clear();
            Journaled.entries().stream()
                    .filter(entry -> plan.plan().equals(entry.get("aboutId")))
                    .forEach(entries::add);
            assertThat(entries).extracting(entry -> entry.get("event")).contains((Object[]) events);
        });
        return entries.toString();
    }

    private List<CameBack> waiting(ReleasedPlan plan) {
        return returnedPayments.waiting().stream()
                .filter(one -> one.plan().equals(id(plan)))
                .toList();
    }

    private static PlanId id(ReleasedPlan plan) {
        return new PlanId(UUID.fromString(plan.plan()));
    }

    private record Returned(String line, String investor, String amount, String file) {}

    private static Returned returned(ReleasedPlan plan, int place, String code) {
        Map<String, String> payment = line(plan, place);
        String line = String.valueOf(payment.get("line"));
        String file = UUID.randomUUID() + ".csv";
        as("finance-1")
                .contentType("text/csv")
                .body("%s%s,RETURNED,USD,%s,%s,\n"
                        .formatted(HEADER, payment.get("endToEndId"), payment.get("amount"), code))
                .post("/v1/bank-answers/{name}", file)
                .then()
                .statusCode(201);
        String investor = as("audit-1")
                .get("/v1/plans/{plan}", plan.plan())
                .then()
                .extract()
                .path("lines.find { it.line == '%s' }.investor".formatted(line));
        return new Returned(line, investor, String.valueOf(payment.get("amount")), file);
    }

    private static Map<String, String> line(ReleasedPlan plan, int place) {
        return as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .extract()
                .path("items[%d]".formatted(place));
    }

    private static ValidatableResponse requesting(String investor, Map<String, String> body) {
        return as("operations-1")
                .body(body)
                .post("/v1/investors/{investor}/account-changes", investor)
                .then();
    }

    private static ValidatableResponse deciding(String account, String change, String how, Map<String, String> body) {
        return as(account)
                .body(body)
                .post("/v1/account-changes/{change}/" + how, change)
                .then();
    }

    private static ValidatableResponse moving(ReleasedPlan plan, String line, String where) {
        return moving(plan, line, where, "Nobody is found at any address");
    }

    private static ValidatableResponse moving(ReleasedPlan plan, String line, String where, String reason) {
        return as("operations-1")
                .body(Map.of("reason", reason))
                .post("/v1/plans/{plan}/lines/{line}/" + where, plan.plan(), line)
                .then();
    }
}
