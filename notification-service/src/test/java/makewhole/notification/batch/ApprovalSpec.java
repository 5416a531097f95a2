package makewhole.notification.batch;

import static java.util.Objects.requireNonNull;
import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Service;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ApprovalSpec {
    private final List<String> made = new ArrayList<>();
    private Remediation remediation;

    @BeforeEach
    void start() {
        remediation = new Remediation();
    }

    @AfterEach
    void nothing_was_begun() {
        remediation.close();
        for (String batch : made) {
            JsonPath report = report(batch);
            assertThat(count(report, "CREATED")).as(batch).isEqualTo(report.getInt("rows"));
        }
    }

    /** A batch of which nothing may be sent as long as the test lasts. */
    private JsonPath created(Rows rows) {
        JsonPath batch = Service.created(rows);
        made.add(batch.getString("batch"));
        return batch;
    }

    private static ValidatableResponse approveForLater(JsonPath batch) {
        return sentFrom(batch, Instant.now().plus(Duration.ofDays(1)));
    }

    private static ValidatableResponse sentFrom(JsonPath batch, Instant sendFrom) {
        return as("customer-success-1")
                .body(Map.of("digest", batch.getString("digest"), "sendFrom", sendFrom.toString()))
                .post("/v1/batches/{batch}/approval", batch.getString("batch"))
                .then();
    }

    @Test
    void only_customer_success_approves() {
        Rows rows = Rows.of(6);
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        for (String other : List.of("engineering-1", "legal-1", "finance-1", "audit-1", "remediation-service")) {
            approve(other, batch.getString("batch"), batch.getString("digest")).statusCode(403);
        }
    }

    @Test
    void only_services_send_batches() {
        for (String person : List.of("customer-success-1", "audit-1")) {
            as(person).body(Rows.of(1).body()).post("/v1/batches").then().statusCode(403);
        }
    }

    @Test
    void an_approval_of_other_notices_than_these_is_stale() {
        Rows rows = Rows.of(6);
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        approve("customer-success-1", batch.getString("batch"), "sha256:" + "0".repeat(64))
                .statusCode(409)
                .body("type", endsWith("/digest-stale"), "detail", containsString(batch.getString("digest")));
    }

    @Test
    void an_amount_that_the_plan_does_not_pay_is_refused_by_line() {
        refused(
                authority -> line(authority, 2).put("amountDue", "70.04"),
                "amount-differs",
                "L-0003: the notice tells 70.03 USD, the plan says 70.04 USD");
    }

    @Test
    void another_currency_is_another_amount() {
        refused(authority -> line(authority, 0).put("currency", "EUR"), "amount-differs", "100.01 EUR");
    }

    @Test
    void totals_must_be_those_of_the_plan() {
        refused(
                authority -> authority.put("noticeTotals", Map.of("USD", Map.of("due", "266.08", "count", 6))),
                "amount-differs",
                "266.08 USD");
        refused(
                authority -> authority.put("noticeTotals", Map.of("USD", Map.of("due", "265.08", "count", 7))),
                "amount-differs",
                "7 lines");
    }

    @Test
    void every_line_of_the_plan_is_told_and_no_other() {
        refused(
                authority -> {
                    Map<String, Object> untold = new HashMap<>(line(authority, 5));
                    untold.put("line", "L-0007");
                    lines(authority).add(untold);
                },
                "line-differs",
                "L-0007");
        refused(authority -> lines(authority).removeLast(), "line-differs", "L-0006");
    }

    @Test
    void a_line_tells_its_own_investor_of_its_own_remedy() {
        refused(authority -> line(authority, 0).put("investor", "INV-00002"), "line-differs", "L-0001");
        refused(authority -> line(authority, 5).put("remedy", "COMPENSATE"), "line-differs", "L-0006");
    }

    @Test
    void a_line_that_compensates_is_told_as_one_that_was_worked_out_or_as_one_that_people_granted() {
        Rows rows = Rows.ofSupplement();
        remediation.knows(rows.plan(), rows.authority());
        approveForLater(created(rows)).statusCode(200);

        Rows other = Rows.ofSupplement();
        Map<String, Object> refunding = other.authority();
        line(refunding, 1).put("remedy", "REFUND");
        remediation.knows(other.plan(), refunding);
        approveForLater(created(other))
                .statusCode(409)
                .body("type", endsWith("/line-differs"))
                .body("detail", containsString("L-0002: the notice tells of COMPENSATE, the plan says REFUND"));
    }

    @Test
    void what_a_customer_is_asked_to_decide_on_is_what_the_plan_offers_them_and_until_when() {
        int topUp = 1;
        int keepOrSell = 4;
        LocalDate sooner = Rows.topUpUntil().minusDays(1);
        refused(
                authority -> line(authority, topUp).put("choice", choice("100.01", Rows.topUpUntil())),
                "line-differs",
                "L-0002: the notice asks the customer to decide on 100.00 USD until %s, the plan says 100.01 USD until %s"
                        .formatted(Rows.topUpUntil(), Rows.topUpUntil()));
        refused(
                authority -> line(authority, topUp).put("choice", choice("100.00", sooner)),
                "line-differs",
                "the plan says 100.00 USD until " + sooner);
        refused(
                authority -> line(authority, keepOrSell).put("choice", choice("9.97", Rows.soldUntil())),
                "line-differs",
                "L-0005: the notice asks the customer to decide on 97.97 USD until " + Rows.soldUntil());
        refused(authority -> line(authority, keepOrSell).remove("choice"), "line-differs", "the plan says nothing");
        refused(
                authority -> line(authority, 0).put("choice", choice("1.00", Rows.soldUntil())),
                "line-differs",
                "L-0001: the notice asks the customer to decide on nothing");
    }

    @Test
    void notices_that_leave_no_whole_day_to_choose_are_not_sent() {
        Rows rows = Rows.of(2);
        LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        rows.fields(2).put("answerBy", lastDay.toString());
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);

        sentFrom(batch, lastDay.atTime(9, 0).toInstant(ZoneOffset.UTC))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/choice-over"))
                .body("detail", containsString("until %s, and their notices go out on %s".formatted(lastDay, lastDay)));
        as("customer-success-1")
                .body(Map.of(
                        "digest",
                        batch.getString("digest"),
                        "sendFrom",
                        lastDay.plusDays(1)
                                .atTime(9, 0)
                                .toInstant(ZoneOffset.UTC)
                                .toString(),
                        "lateChoices",
                        true))
                .post("/v1/batches/{batch}/approval", batch.getString("batch"))
                .then()
                .statusCode(200);
        assertThat(Journaled.entries())
                .anyMatch(entry -> "batch-approved".equals(entry.get("event"))
                        && entry.toString().contains("lateChoices=true")
                        && entry.toString().contains(batch.getString("batch")));
    }

    @Test
    void who_may_keep_or_sell_has_thirty_days_from_the_notice_unless_the_approver_knows_that_they_have_fewer() {
        Rows rows = Rows.of(5);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        rows.fields(5).put("answerBy", today.plusDays(33).toString());
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);

        sentFrom(batch, today.plusDays(4).atTime(9, 0).toInstant(ZoneOffset.UTC))
                .statusCode(409)
                .body("type", endsWith("/choice-shortened"))
                .body("detail", containsString("go out on %s: fewer than the 30 days".formatted(today.plusDays(4))));
        Map<String, Object> slowly = Map.of(
                "digest",
                batch.getString("digest"),
                "sendFrom",
                today.plusDays(3).atTime(23, 58).toInstant(ZoneOffset.UTC).toString(),
                "perMinute",
                1);
        approved(batch, slowly).statusCode(409).body("type", endsWith("/choice-shortened"));
        Map<String, Object> knowingly = new HashMap<>(slowly);
        knowingly.put("shortChoices", true);
        approved(batch, knowingly).statusCode(200);
        assertThat(Journaled.entries())
                .anyMatch(entry -> "batch-approved".equals(entry.get("event"))
                        && entry.toString().contains("shortChoices=true")
                        && entry.toString().contains("lateChoices=false")
                        && entry.toString().contains(batch.getString("batch")));
        JsonPath intime = created(onAnotherPlan(rows));
        sentFrom(intime, today.plusDays(3).atTime(9, 0).toInstant(ZoneOffset.UTC))
                .statusCode(200);
    }

    private Rows onAnotherPlan(Rows rows) {
        Rows others = Rows.of(5);
        others.fields(5).put("answerBy", requireNonNull(rows.fields(5).get("answerBy")));
        remediation.knows(others.plan(), others.authority());
        return others;
    }

    @Test
    void who_knows_of_fewer_days_does_not_know_of_none() {
        Rows rows = Rows.of(5);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        rows.fields(5).put("answerBy", today.toString());
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        Map<String, Object> decision = new HashMap<>(Map.of("digest", batch.getString("digest"), "shortChoices", true));
        approved(batch, decision).statusCode(409).body("type", endsWith("/choice-over"));
    }

    private static ValidatableResponse approved(JsonPath batch, Map<String, Object> decision) {
        return as("customer-success-1")
                .body(decision)
                .post("/v1/batches/{batch}/approval", batch.getString("batch"))
                .then();
    }

    private static Map<String, String> choice(String amount, LocalDate until) {
        return Map.of("amount", amount, "until", until.toString());
    }

    @Test
    void a_plan_that_has_changed_carries_no_notices() {
        refused(authority -> authority.put("digest", "sha256:" + "b2".repeat(32)), "plan-not-authorised", "changed");
    }

    @Test
    void a_plan_that_is_not_approved_carries_no_notices() {
        for (String state : List.of("DRAFT", "FROZEN", "REJECTED", "SUPERSEDED")) {
            refused(authority -> authority.put("state", state), "plan-not-authorised", state);
        }
    }

    @Test
    void three_different_people_of_three_teams_none_the_author_have_approved() {
        Map<String, Object> legal = Rows.approval("LEGAL", "legal-1");
        Map<String, Object> operations = Rows.approval("OPERATIONS", "operations-1");
        refused(
                approvals(List.of(legal, operations)),
                "plan-not-authorised",
                "different people, of legal, operations and finance");
        refused(
                approvals(List.of(legal, operations, Rows.approval("FINANCE", "legal-1"))),
                "plan-not-authorised",
                "different people, of legal, operations and finance");
        refused(
                approvals(List.of(legal, operations, Rows.approval("OPERATIONS", "operations-2"))),
                "plan-not-authorised",
                "different people, of legal, operations and finance");
        refused(
                approvals(List.of(legal, operations, Rows.approval("FINANCE", "engineering-1"))),
                "plan-not-authorised",
                "none its author");
        Map<String, Object> earlier = new HashMap<>(Rows.approval("FINANCE", "finance-1"));
        earlier.put("digest", "sha256:" + "c3".repeat(32));
        refused(
                approvals(List.of(legal, operations, earlier)),
                "plan-not-authorised",
                "different people, of legal, operations and finance");
    }

    @Test
    void a_large_plan_is_told_of_only_if_two_different_people_of_finance_have_approved_it() {
        List<Map<String, Object>> three = List.of(
                Rows.approval("LEGAL", "legal-1"),
                Rows.approval("OPERATIONS", "operations-1"),
                Rows.approval("FINANCE", "finance-1"));
        refused(large(three, Rows.approval("FINANCE", "finance-1")), "plan-not-authorised", "FINANCE=2");
        refused(large(three, Rows.approval("FINANCE", "legal-1")), "plan-not-authorised", "FINANCE=2");
        refused(large(three, Rows.approval("LEGAL", "legal-2")), "plan-not-authorised", "FINANCE=2");
        Rows rows = Rows.of(6);
        Map<String, Object> authority = rows.authority();
        large(three, Rows.approval("FINANCE", "finance-2")).accept(authority);
        remediation.knows(rows.plan(), authority);
        JsonPath batch = created(rows);
        approveForLater(batch).statusCode(200);
    }

    @Test
    void a_line_of_which_a_payment_is_told_has_not_been_told_its_remedy() {
        Rows rows = Rows.of(6);
        remediation.knows(rows.plan(), rows.authority());
        Rows payment = rows.only(1);
        Map<String, Object> fields = payment.fields(1);
        Object paid = fields.getOrDefault("amountDue", "");
        List.of(
                        "amountDue",
                        "booked",
                        "right",
                        "difference",
                        "planDay",
                        "principal",
                        "interest",
                        "paymentDay",
                        "interestRule")
                .forEach(fields::remove);
        fields.putAll(Map.of("amountPaid", paid, "paidOn", "2026-09-30", "paymentReference", "L-0001-1"));
        payment.row(1).put("template", "payment-sent");
        approveForLater(created(payment)).statusCode(200);
        approveForLater(created(rows.without(1)))
                .statusCode(409)
                .body("type", endsWith("/line-differs"), "detail", containsString("L-0001: no notice tells of it"));
    }

    @Test
    void a_plan_that_does_not_say_whose_approvals_it_needs_decides_nothing() {
        Rows rows = Rows.of(6);
        Map<String, Object> authority = rows.authority();
        authority.remove("approvalsNeeded");
        remediation.knows(rows.plan(), authority);
        approve(created(rows))
                .statusCode(503)
                .body("type", endsWith("/plan-unreadable"), "detail", containsString("approvalsNeeded"));
    }

    @Test
    void an_unknown_plan_carries_no_notices() {
        approve(created(Rows.of(6))).statusCode(409).body("type", endsWith("/plan-not-authorised"));
    }

    @Test
    void a_plan_of_another_incident_carries_no_notices() {
        refused(authority -> authority.put("incident", "INC-2026-002"), "plan-not-authorised", "another incident");
    }

    @Test
    void when_the_plan_cannot_be_read_nothing_is_decided() {
        Rows rows = Rows.of(6);
        JsonPath batch = created(rows);
        remediation.close();
        approve(batch).statusCode(503).body("type", endsWith("/plan-unreadable"));
        remediation = new Remediation();
        Map<String, Object> incomplete = rows.authority();
        incomplete.remove("lines");
        remediation.knows(rows.plan(), incomplete);
        approve(batch).statusCode(503).body("type", endsWith("/plan-unreadable"));
        assertThat(report(batch.getString("batch")).getString("state")).isEqualTo("AWAITING_APPROVAL");
    }

    private void refused(Consumer<Map<String, Object>> change, String problem, String detail) {
        Rows rows = Rows.of(6);
        Map<String, Object> authority = rows.authority();
        change.accept(authority);
        remediation.knows(rows.plan(), authority);
        JsonPath batch = created(rows);
        approve(batch).statusCode(409).body("type", endsWith("/" + problem), "detail", containsString(detail));
        assertThat(report(batch.getString("batch")).getString("state")).isEqualTo("AWAITING_APPROVAL");
    }

    private static Consumer<Map<String, Object>> approvals(List<Map<String, Object>> approvals) {
        return authority -> authority.put("approvals", approvals);
    }

    private static Consumer<Map<String, Object>> large(List<Map<String, Object>> three, Map<String, Object> fourth) {
        return authority -> {
            authority.put("approvalsNeeded", Map.of("LEGAL", 1, "OPERATIONS", 1, "FINANCE", 2));
            List<Map<String, Object>> four = new ArrayList<>(three);
            four.add(fourth);
            authority.put("approvals", four);
        };
    }

    private static Map<String, Object> line(Map<String, Object> authority, int index) {
        return lines(authority).get(index);
    }

    @SuppressWarnings("unchecked") // made by Rows
    private static List<Map<String, Object>> lines(Map<String, Object> authority) {
        return (List<Map<String, Object>>) authority.getOrDefault("lines", new ArrayList<>());
    }
}
