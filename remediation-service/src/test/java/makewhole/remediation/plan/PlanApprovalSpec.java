package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.approving;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.SmallPlan;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who has to say yes to a plan, for how long a yes counts, and what a no does. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PlanApprovalSpec {
    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Inject
    Jdbi jdbi;

    @Test
    void a_plan_above_the_threshold_waits_for_a_second_person_of_finance() {
        // an excess of 1,000,000.00 sold at 1.20 is above a threshold of 1,000,000.00
        String plan = plannedFor(SmallPlan.bookIn("D-A-LARGE", "USD", "00000"), "D-A-LARGE");
        String digest = frozen(plan);
        assertThat(plan(plan).getMap("approvalsNeeded")).isEqualTo(Map.of("LEGAL", 1, "OPERATIONS", 1, "FINANCE", 2));

        approved(plan, digest);
        assertThat(plan(plan).getString("state")).isEqualTo("FROZEN");
        releasing(plan, digest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
        approving("finance-1", plan, digest).statusCode(403).body("type", endsWith("/second-person-required"));
        approving("legal-2", plan, digest).statusCode(409).body("type", endsWith("/already-approved"));
        approving("finance-2", plan, digest)
                .statusCode(201)
                .body("state", equalTo("APPROVED"), "approvals", hasSize(4));
        releasing(plan, digest).statusCode(200);
    }

    @Test
    void a_plan_in_a_currency_without_a_threshold_counts_as_above_it() {
        String plan = plannedFor(SmallPlan.bookIn("D-A-KWD", "KWD", ""), "D-A-KWD");
        String digest = frozen(plan);

        approved(plan, digest);

        assertThat(plan(plan).getString("state")).isEqualTo("FROZEN");
        assertThat(plan(plan).getInt("approvalsNeeded.FINANCE")).isEqualTo(2);
    }

    @Test
    void a_small_plan_needs_one_person_of_each() {
        String plan = planned(SmallPlan.incident(allocation, "D-A-SMALL")).getString("plan");
        String digest = frozen(plan);
        assertThat(plan(plan).getInt("approvalsNeeded.FINANCE")).isEqualTo(1);
        approved(plan, digest);
        assertThat(plan(plan).getString("state")).isEqualTo("APPROVED");
        approving("finance-2", plan, digest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
    }

    @Test
    void customers_are_told_of_a_plan_only_once_it_is_released_for_until_then_another_may_take_its_place() {
        String plan = planning(SmallPlan.incident(allocation, "D-A-TOLD"), TERMS)
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        as("customer-success-1")
                .post("/v1/plans/{plan}/notices", plan)
                .then()
                .statusCode(409)
                .body("type", endsWith("/gate-closed"), "detail", containsString("released"));
        releasing(plan, digest).statusCode(200);
        as("customer-success-1").post("/v1/plans/{plan}/notices", plan).then().statusCode(202);
    }

    @Test
    void an_approval_that_has_lapsed_releases_nothing_and_can_be_given_again() {
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.put("releaseBy", "2026-10-22");
        String plan = planning(SmallPlan.incident(allocation, "D-A-LAPSED"), terms)
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(plan);
        try {
            clock.moveTo(Instant.parse("2026-09-22T09:00:00Z"));
            approving("legal-1", plan, digest).statusCode(201);
            clock.moveTo(Instant.parse("2026-10-10T09:00:00Z"));
            approving("operations-1", plan, digest).statusCode(201);
            approving("finance-1", plan, digest).statusCode(201).body("state", equalTo("APPROVED"));
            clock.moveTo(Instant.parse("2026-10-22T09:30:00Z"));

            // the job may have been here already: then the plan is frozen again
            releasing(plan, digest)
                    .statusCode(409)
                    .body("type", matchesPattern(".*/(approval-lapsed|plan-wrong-state)"));
            as("customer-success-1")
                    .post("/v1/plans/{plan}/notices", plan)
                    .then()
                    .statusCode(409);
            as("allocation-service")
                    .get("/v1/plans/{plan}/authority", plan)
                    .then()
                    .body("state", equalTo("FROZEN"), "approvals.role", equalTo(List.of("OPERATIONS", "FINANCE")));
            eventually(() -> assertThat(plan(plan).getString("state")).isEqualTo("FROZEN"));
            assertThat(plan(plan).getList("approvals.role")).containsExactly("OPERATIONS", "FINANCE");
            assertThat(journalled(plan)).isEqualTo(1);

            approving("legal-1", plan, digest).statusCode(201).body("state", equalTo("APPROVED"));
            releasing(plan, digest).statusCode(200);
            clock.moveTo(Instant.parse("2026-12-24T09:00:00Z"));
            as("allocation-service")
                    .get("/v1/plans/{plan}/authority", plan)
                    .then()
                    .body("state", equalTo("RELEASED"), "approvals", hasSize(3));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void a_rejected_plan_says_why_is_never_released_and_gives_way_to_a_new_version() {
        String incident = SmallPlan.incident(allocation, "D-A-REJECTED");
        String plan = planned(incident).getString("plan");
        rejecting("legal-1", plan, "sha256:0", "No").statusCode(409).body("type", endsWith("/plan-wrong-state"));
        String digest = frozen(plan);
        approved(plan, digest);

        rejecting("engineering-1", plan, digest, "Mine").statusCode(403).body("type", endsWith("/role-missing"));
        rejecting("legal-1", plan, digest, " ").statusCode(400);
        rejecting("legal-1", plan, "sha256:" + "0".repeat(64), "Another")
                .statusCode(409)
                .body("type", endsWith("/digest-stale"));
        rejecting("legal-1", plan, digest, "Thirty days are too short for customers abroad")
                .statusCode(201)
                .body("state", equalTo("REJECTED"), "approvals", empty())
                .body("rejection.role", equalTo("LEGAL"), "rejection.subject", equalTo("legal-1"))
                .body("rejection.reason", equalTo("Thirty days are too short for customers abroad"));

        approving("legal-2", plan, digest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
        releasing(plan, digest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
        planning(incident, TERMS).statusCode(409).body("type", endsWith("/plan-exists"));
        as("engineering-1")
                .body(TERMS)
                .post("/v1/plans/{plan}/versions", plan)
                .then()
                .statusCode(201)
                .body("version", equalTo(2), "approvals", empty());
        assertThat(plan(plan).getString("state")).isEqualTo("SUPERSEDED");
        assertThat(plan(plan).getString("rejection.reason")).startsWith("Thirty days");
    }

    @Test
    void no_person_stands_for_a_plan_twice_however_it_is_asked() {
        String incident = SmallPlan.incident(allocation, "D-A-TWICE");
        String plan = as("finance-1")
                .body(TERMS)
                .post("/v1/incidents/{incident}/plans", incident)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(plan);
        approving("finance-1", plan, digest).statusCode(403).body("type", endsWith("/second-person-required"));
        approving("audit-1", plan, digest).statusCode(403).body("type", endsWith("/role-missing"));
        approving("allocation-service", plan, digest).statusCode(403);
        approving("legal-1", plan, digest).statusCode(201);
        approving("legal-1", plan, digest).statusCode(403).body("type", endsWith("/second-person-required"));

        // nor behind the service's back: the database has rules of its own
        assertThat(catchThrowable(() -> insertApproval(plan, "FINANCE", "legal-1")))
                .hasMessageContaining("a_person_approves_once");
        assertThat(catchThrowable(() -> insertApproval(plan, "LEGAL", "legal-2")))
                .hasMessageContaining("a_role_approves_once");
    }

    @Test
    void a_value_that_is_too_old_is_refused_and_its_deal_named() {
        String old = SmallPlan.incident(
                allocation, SmallPlan.book("D-A-OLD"), SmallPlan.valuation("D-A-OLD", "2026-03-24", "1.20"));
        planning(old, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/valuation-too-old"),
                        "detail", allOf(containsString("2026-03-25"), containsString("D-A-OLD")));

        String lastDay = SmallPlan.incident(
                allocation, SmallPlan.book("D-A-DAY"), SmallPlan.valuation("D-A-DAY", "2026-03-25", "1.20"));
        planning(lastDay, TERMS).statusCode(201);
    }

    @Test
    void what_was_paid_out_after_a_deal_was_valued_would_count_twice_and_is_refused() {
        String stale = SmallPlan.incident(
                allocation, SmallPlan.book("D-A-PAID"), SmallPlan.valuation("D-A-PAID", "2026-06-30", "1.20"));
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\nD-A-PAID,2026-09-21,0.30,PARTIAL_EXIT\n"));
        planning(stale, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/valuation-before-distribution"),
                        "detail", allOf(containsString("2026-09-21"), containsString("D-A-PAID")));

        imported(Map.of("valuations", SmallPlan.valuation("D-A-PAID", "2026-09-21", "0.90")));
        planning(stale, TERMS).statusCode(201);
    }

    @Test
    void what_is_paid_out_between_the_plan_day_and_the_payment_day_would_count_twice_as_well() {
        String stale = SmallPlan.incident(
                allocation, SmallPlan.book("D-A-BETWEEN"), SmallPlan.valuation("D-A-BETWEEN", "2026-09-21", "1.20"));
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\nD-A-BETWEEN,2026-09-25,0.30,PARTIAL_EXIT\n"));
        planning(stale, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/valuation-before-distribution"),
                        "detail", allOf(containsString("D-A-BETWEEN"), containsString("2026-09-30")));
        // with a payment day before it, the value from before holds it, once: 10.00 × (1.20 − 1.04) × 0.80
        String before = planning(stale, terms("2026-09-21", "2026-09-24"))
                .statusCode(201)
                .extract()
                .path("plan");
        assertThat(due(before)).isEqualTo("1.28");

        // with a value of then, and the plan day that goes with it, likewise: 0.30 + 0.90 are 1.20, and the interest of
        // five days
        imported(Map.of("valuations", SmallPlan.valuation("D-A-BETWEEN", "2026-09-25", "0.90")));
        planning(stale, terms("2026-09-21", "2026-09-30")).statusCode(409);
        String after = as("engineering-1")
                .body(terms("2026-09-25", "2026-09-30"))
                .post("/v1/plans/{plan}/versions", before)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
        assertThat(due(after)).isEqualTo("1.29"); // 1.28 + 3.00 × 7 % × 5 ÷ 365, up to the cent
    }

    private static Map<String, String> terms(String planDay, String paymentDay) {
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.putAll(Map.of("planDay", planDay, "paymentDay", paymentDay));
        return terms;
    }

    private static String due(String plan) {
        return plan(plan).getString("lines.find { it.investor == 'P-B' }.amountDue");
    }

    @Test
    void a_distribution_before_the_close_is_refused_with_both_days() {
        // the deal closed on 2025-01-01
        String early = SmallPlan.incident(allocation, "D-A-EARLY");
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\nD-A-EARLY,2024-12-31,0.10,INCOME\n"));
        planning(early, TERMS)
                .statusCode(409)
                .body(
                        "type", endsWith("/distribution-before-close"),
                        "detail", allOf(containsString("2024-12-31"), containsString("2025-01-01")));

        String sameDay = SmallPlan.incident(allocation, "D-A-SAME-DAY");
        imported(Map.of("distributions", "deal_id,paid_on,per_unit,kind\nD-A-SAME-DAY,2025-01-01,0.10,INCOME\n"));
        planning(sameDay, TERMS).statusCode(201);
    }

    @Test
    void an_open_deal_is_rebooked_at_cost_whatever_it_was_worth_long_ago() {
        AuditedBook open = SmallPlan.book("D-A-OPEN").on("2026-09-01", "2026-09-03", "2026-10-08");
        String incident = SmallPlan.incident(allocation, open, SmallPlan.valuation("D-A-OPEN", "2025-01-01", "1.20"));
        planning(incident, TERMS).statusCode(201);
    }

    @Test
    void a_rule_without_a_table_binds_no_plan() {
        String incident = SmallPlan.incident(allocation, "D-A-FIXED");
        planning(
                        incident,
                        Map.of(
                                "planDay", "2026-09-21",
                                "paymentDay", "2026-09-30",
                                "interestRule", "SIMPLE_FIXED",
                                "idleCashReturned", "AT_CLOSE"))
                .statusCode(400)
                .body("errors[0].field", equalTo("interestRule"))
                .body("errors[0].reason", containsString("NY_CPLR_5004_SIMPLE"));
    }

    private String plannedFor(AuditedBook book, String deal) {
        return planned(SmallPlan.incident(allocation, book, SmallPlan.valuation(deal, "2026-06-30", "1.20")))
                .getString("plan");
    }

    private static ValidatableResponse rejecting(String account, String plan, String digest, String reason) {
        return as(account)
                .body(Map.of("digest", digest, "reason", reason))
                .post("/v1/plans/{plan}/rejection", plan)
                .then();
    }

    private int journalled(String plan) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM journal_entry WHERE event = 'plan-approval-lapsed' AND about_id = :plan")
                .bind("plan", plan)
                .mapTo(Integer.class)
                .one());
    }

    private void insertApproval(String plan, String role, String subject) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO plan_approval (plan, role, subject, digest, at)
                        VALUES (CAST(:plan AS uuid), :role, :subject, 'sha256:0', now())
                        """)
                .bind("plan", plan)
                .bind("role", role)
                .bind("subject", subject)
                .execute());
    }
}
