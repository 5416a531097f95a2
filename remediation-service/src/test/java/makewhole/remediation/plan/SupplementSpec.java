package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.approving;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.ShippedTemplates;
import makewhole.remediation.testing.SmallPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is owed beyond a line comes with a plan of its own, under the same rules. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class SupplementSpec {
    private static final String DISPUTED = "L-0002";

    @Inject
    NotificationStandIn notification;

    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Test
    void a_dispute_opens_a_supplement_that_is_approved_released_and_paid_like_any_plan() {
        String plan = released("D-SU-1");
        int dispute = disputed(plan, DISPUTED, "The fee was charged twice");

        JsonPath supplement = supplementing("legal-1", plan, grant(DISPUTED, dispute, "5.00", "USD"))
                .statusCode(201)
                .body("supplements", equalTo(plan), "version", equalTo(2), "state", equalTo("DRAFT"))
                .body("lines", hasSize(1), "lines[0].line", equalTo("L-0003"), "lines[0].investor", equalTo("P-B"))
                .body("lines[0].remedy", equalTo("COMPENSATE"), "lines[0].amountDue", equalTo("5.00"))
                .body("lines[0].principal", equalTo("5.00"), "lines[0].answers", empty())
                .extract()
                .jsonPath();
        String id = supplement.getString("plan");
        assertThat(plan(plan).getString("state"))
                .as("the released plan stays what it is")
                .isEqualTo("RELEASED");
        String digest = frozen(id);
        approving("legal-1", id, digest).statusCode(403).body("type", endsWith("/second-person-required"));
        approving("legal-2", id, digest).statusCode(201);
        approving("operations-1", id, digest).statusCode(201);
        approving("finance-1", id, digest).statusCode(201).body("state", equalTo("APPROVED"));
        releasing(id, digest).statusCode(200);

        as("allocation-service")
                .get("/v1/plans/{plan}/authority", id)
                .then()
                .body("rebookings", empty(), "noticeTotals.USD.due", equalTo("5.00"));
        ReleasedPlan carriedOut = new ReleasedPlan(supplement.getString("incident"), id, digest);
        String batch = carriedOut.noticesPosted();
        assertThat(notification
                        .row(batch, "L-0003")
                        .get("fields")
                        .get("principal")
                        .get("amount")
                        .asText())
                .as("what the letter says beside the amount adds up to it")
                .isEqualTo("5.00");
        carriedOut.paid();
        carriedOut
                .tieOut()
                .body("currencies[0].plan", equalTo("5.00"), "currencies[0].difference", equalTo("0.00"))
                .body("currencies[0].mismatches", empty());
        as("audit-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/{line}/statement", id, "L-0003")
                .then()
                .statusCode(200)
                .body("why", containsString("Granted beyond"), "amountDue", equalTo("5.00"))
                .body("inputs.find { it.name == 'reason' }.value", equalTo("Two fees on one statement"))
                .body("inputs.find { it.name == 'beyond' }.value", equalTo("L-0002 of plan " + plan));
        as("audit-1")
                .get("/v1/plans/{plan}/supplements", plan)
                .then()
                .body("items.plan", equalTo(List.of(id)), "items[0].state", equalTo("RELEASED"));
    }

    @Test
    void a_grant_is_told_in_words_of_its_own_whatever_its_customer_had_been_given_and_while_the_deal_is_open() {
        String incident = SmallPlan.incident(
                allocation,
                SmallPlan.book("D-SU-10").on("2026-09-01", "2026-09-03", "2026-09-25"),
                SmallPlan.valuation("D-SU-10", "2026-06-30", "1.20"));
        JsonPath planned = planned(incident);
        assertThat(planned.getList("lines.remedy")).containsExactlyInAnyOrder("REFUND", "TOP_UP_OFFER");
        String plan = released(incident, planned.getString("plan"));
        Map<String, Object> interest = grant(DISPUTED, null, "2.00", "USD");
        interest.put("part", "INTEREST");
        for (String slip : List.of("2026-09-20", "2026-11-21", "2027-09-30")) {
            as("legal-1")
                    .body(Map.of("paymentDay", slip, "grants", List.of(interest)))
                    .post("/v1/plans/{plan}/supplements", plan)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("paymentDay"));
        }
        String supplement = as("legal-1")
                .body(Map.of(
                        "paymentDay", "2026-09-30", "grants", List.of(grant("L-0001", null, "5.00", "USD"), interest)))
                .post("/v1/plans/{plan}/supplements", plan)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(supplement);
        approving("legal-2", supplement, digest).statusCode(201);
        approving("operations-1", supplement, digest).statusCode(201);
        approving("finance-1", supplement, digest).statusCode(201);
        releasing(supplement, digest).statusCode(200);

        String batch = new ReleasedPlan(incident, supplement, digest).noticesPosted();
        assertThat(notification.lines(batch)).containsExactly("L-0003", "L-0004");
        for (String line : List.of("L-0003", "L-0004")) {
            JsonNode row = notification.row(batch, line);
            assertThat(row.get("template").asText()).isEqualTo("supplement");
            assertThat(ShippedTemplates.misfits(row)).isEmpty();
            assertThat(row.get("fields").has("steps"))
                    .as("nothing was worked out")
                    .isFalse();
        }
        JsonNode principal = notification.row(batch, "L-0003").get("fields");
        assertThat(principal.get("earlierReference").asText()).isEqualTo(incident + "/L-0001");
        assertThat(principal.get("principal").get("amount").asText()).isEqualTo("5.00");
        assertThat(principal.has("interest")).as("no part of it").isFalse();
        JsonNode later = notification.row(batch, "L-0004").get("fields");
        assertThat(later.get("earlierReference").asText()).isEqualTo(incident + "/L-0002");
        assertThat(later.get("interest").get("amount").asText()).isEqualTo("2.00");
        assertThat(later.has("principal")).as("no part of it").isFalse();
    }

    @Test
    void a_dispute_is_answered_once_unless_the_answer_is_rejected() {
        String plan = released("D-SU-2");
        int dispute = disputed(plan, DISPUTED, "It should be more");
        String first = supplementing("legal-1", plan, grant(DISPUTED, dispute, "1.00", "USD"))
                .statusCode(201)
                .extract()
                .path("plan");
        supplementing("legal-2", plan, grant(DISPUTED, dispute, "1.00", "USD"))
                .statusCode(409)
                .body("type", endsWith("/dispute-answered"), "detail", containsString(first));
        assertThat(answeredIn(plan)).isEqualTo(first);

        String digest = frozen(first);
        as("finance-1")
                .body(Map.of("digest", digest, "reason", "The second fee was given back in May"))
                .post("/v1/plans/{plan}/rejection", first)
                .then()
                .statusCode(201);
        assertThat(answeredIn(plan)).isNull();
        supplementing("legal-2", plan, grant(DISPUTED, dispute, "0.50", "USD"))
                .statusCode(201)
                .body("version", equalTo(3), "lines[0].line", equalTo("L-0004"));
        supplementing("legal-2", plan, grant("L-0001", null, "0.25", "USD"))
                .statusCode(201)
                .body("lines[0].inputs.dispute", nullValue());
    }

    @Test
    void what_a_supplement_cannot_grant_is_refused() {
        String plan = released("D-SU-3");
        int dispute = disputed(plan, DISPUTED, "It should be more");
        supplementing("engineering-1", plan, grant(DISPUTED, dispute, "1.00", "USD"))
                .statusCode(403);
        supplementing("legal-1", plan, grant("L-0001", dispute, "1.00", "USD"))
                .statusCode(409)
                .body("type", endsWith("/dispute-of-another-line"));
        supplementing("legal-1", plan, grant(DISPUTED, 999_999, "1.00", "USD"))
                .statusCode(409)
                .body("type", endsWith("/dispute-of-another-line"));
        supplementing("legal-1", plan, grant("L-0099", null, "1.00", "USD")).statusCode(404);
        supplementing("legal-1", plan, grant(DISPUTED, dispute, "0.00", "USD"))
                .statusCode(400)
                .body("errors[0].field", equalTo("grants.amount"));
        supplementing("legal-1", plan, grant(DISPUTED, dispute, "-1.00", "USD")).statusCode(400);
        supplementing("legal-1", plan, grant(DISPUTED, dispute, "1.00", "EUR"))
                .statusCode(400)
                .body("errors[0].field", equalTo("grants.amount"));

        String supplement = supplementing("legal-1", plan, grant(DISPUTED, dispute, "1.00", "USD"))
                .statusCode(201)
                .extract()
                .path("plan");
        supplementing("legal-1", supplement, grant("L-0003", null, "1.00", "USD"))
                .statusCode(409)
                .body("type", endsWith("/is-supplement"), "detail", containsString(plan));
        as("legal-2")
                .body(TERMS)
                .post("/v1/plans/{plan}/versions", supplement)
                .then()
                .statusCode(409)
                .body("type", endsWith("/is-supplement"));
    }

    @Test
    void a_plan_that_is_not_released_is_changed_by_a_version_and_not_supplemented() {
        String plan = planned(SmallPlan.incident(allocation, "D-SU-4")).getString("plan");
        supplementing("legal-1", plan, grant(DISPUTED, null, "1.00", "USD"))
                .statusCode(409)
                .body("type", endsWith("/plan-wrong-state"));
    }

    @Test
    void supplements_of_a_plan_come_to_the_threshold_of_a_second_finance_approval_together() {
        String incident = SmallPlan.incident(allocation, "D-SU-9");
        String plan = released(incident, planned(incident).getString("plan"));
        granting(plan, "600000.00"); // a draft that nobody is asked about counts for nothing
        String first = granting(plan, "600000.00");
        frozen(first);
        String second = granting(plan, "400000.00");
        frozen(second);
        String third = granting(plan, "0.01");
        frozen(third);

        assertThat(plan(first).getInt("approvalsNeeded.FINANCE")).isEqualTo(1);
        assertThat(plan(second).getInt("approvalsNeeded.FINANCE"))
                .as("1,000,000.00 is not above")
                .isEqualTo(1);
        assertThat(plan(third).getInt("approvalsNeeded.FINANCE")).isEqualTo(2);
    }

    private static String granting(String plan, String amount) {
        return supplementing("legal-1", plan, grant(DISPUTED, null, amount, "USD"))
                .statusCode(201)
                .extract()
                .path("plan");
    }

    @Test
    void a_supplement_moves_no_units_and_needs_no_open_window() {
        String incident = SmallPlan.incident(
                allocation,
                SmallPlan.book("D-SU-6").on("2026-09-01", "2026-09-03", "2026-09-25"),
                SmallPlan.valuation("D-SU-6", "2026-06-30", "1.20"));
        String plan = released(incident, planned(incident).getString("plan"));
        String supplement = supplementing("legal-1", plan, grant(DISPUTED, null, "1.00", "USD"))
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(supplement);
        approving("legal-2", supplement, digest).statusCode(201);
        approving("operations-1", supplement, digest).statusCode(201);
        approving("finance-1", supplement, digest).statusCode(201);
        try {
            clock.moveTo(Instant.parse("2026-09-26T09:00:00Z"));
            releasing(supplement, digest).statusCode(200);
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void as_long_as_a_supplement_waits_not_everything_due_is_under_way() {
        String incident = SmallPlan.incident(allocation, "D-SU-5");
        String plan = released(incident, planned(incident).getString("plan"));
        new ReleasedPlan(incident, plan, "").paid();
        assertThat(isOpen(incident, "DUES_IN_FLIGHT")).isTrue();

        String supplement = supplementing("legal-1", plan, grant(DISPUTED, null, "1.00", "USD"))
                .statusCode(201)
                .extract()
                .path("plan");
        assertThat(isOpen(incident, "DUES_IN_FLIGHT")).isFalse();

        String digest = frozen(supplement);
        approving("legal-2", supplement, digest).statusCode(201);
        approving("operations-1", supplement, digest).statusCode(201);
        approving("finance-1", supplement, digest).statusCode(201);
        releasing(supplement, digest).statusCode(200);
        assertThat(isOpen(incident, "DUES_IN_FLIGHT")).isFalse();
        new ReleasedPlan(incident, supplement, digest).paid();
        assertThat(isOpen(incident, "DUES_IN_FLIGHT")).isTrue();
    }

    @Test
    void a_dispute_is_granted_or_dismissed_by_two_persons_before_the_incident_can_be_closed() {
        String incident = SmallPlan.incident(allocation, "D-SU-7");
        String plan = released(incident, planned(incident).getString("plan"));
        assertThat(isOpen(incident, "DISPUTES_ANSWERED")).isTrue();
        int dispute = disputed(plan, DISPUTED, "It should be more");
        assertThat(isOpen(incident, "DISPUTES_ANSWERED")).isFalse();
        as("audit-1")
                .get("/v1/incidents/{incident}/gates", incident)
                .then()
                .body(
                        "gates.find { it.gate == 'DISPUTES_ANSWERED' }.why",
                        equalTo("Grant in a supplement, or dismiss, dispute %d of %s".formatted(dispute, DISPUTED)));
        dismissing("legal-1", plan, dispute, "/confirmation", "No fee was charged twice")
                .statusCode(409)
                .body("type", endsWith("/dismissal-not-proposed"));
        dismissing("legal-1", plan, dispute + 999_999, "", "No").statusCode(404);
        dismissing("engineering-1", plan, dispute, "", "No").statusCode(403);
        dismissing("customer-success-1", plan, dispute, "", " ").statusCode(400);
        dismissing("customer-success-1", plan, dispute, "", "It is not more").statusCode(200);
        dismissing("legal-1", plan, dispute, "", "No fee was charged twice").statusCode(200);
        dismissing("legal-1", plan, dispute, "/confirmation", "No fee was charged twice")
                .statusCode(403)
                .body("type", endsWith("/second-person-required"));
        dismissing("customer-success-1", plan, dispute, "/confirmation", "No fee was charged twice")
                .statusCode(403);
        dismissing("legal-2", plan, dispute, "/confirmation", "It is not more")
                .statusCode(409)
                .body("type", endsWith("/dismissal-changed"));
        assertThat(isOpen(incident, "DISPUTES_ANSWERED")).isFalse();

        dismissing("legal-2", plan, dispute, "/confirmation", "No fee was charged twice")
                .statusCode(200)
                .body("confirmedBy", equalTo("legal-2"));

        assertThat(isOpen(incident, "DISPUTES_ANSWERED")).isTrue();
        dismissing("legal-1", plan, dispute, "", "Once more")
                .statusCode(409)
                .body("type", endsWith("/dispute-answered"));
        supplementing("legal-1", plan, grant(DISPUTED, dispute, "1.00", "USD"))
                .statusCode(409)
                .body("type", endsWith("/dispute-answered"), "detail", containsString("its dismissal"));
        as("legal-1")
                .get("/v1/plans/{plan}/disputes", plan)
                .then()
                .body("items[0].dismissal.reason", equalTo("No fee was charged twice"))
                .body("items[0].dismissal.proposedBy", equalTo("legal-1"));
    }

    @Test
    void a_dispute_that_waits_is_answered_by_a_supplement_only_once_it_is_released_and_legal_is_reminded() {
        String incident = SmallPlan.incident(allocation, "D-SU-8");
        String plan = released(incident, planned(incident).getString("plan"));
        int dispute = disputed(plan, DISPUTED, "It should be more");
        String supplement = supplementing("legal-1", plan, grant(DISPUTED, dispute, "1.00", "USD"))
                .statusCode(201)
                .extract()
                .path("plan");
        dismissing("legal-1", plan, dispute, "", "No").statusCode(409).body("type", endsWith("/dispute-answered"));
        assertThat(isOpen(incident, "DISPUTES_ANSWERED")).isFalse();
        try {
            clock.moveTo(Instant.parse("2026-09-29T09:00:00Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}/reminders", incident)
                    .then()
                    .body(
                            "items.findAll { it.about == 'dispute %d' }.to".formatted(dispute),
                            equalTo(List.of("LEGAL"))));
        } finally {
            clock.moveBack();
        }
        String digest = frozen(supplement);
        approving("legal-2", supplement, digest).statusCode(201);
        approving("operations-1", supplement, digest).statusCode(201);
        approving("finance-1", supplement, digest).statusCode(201);
        releasing(supplement, digest).statusCode(200);
        assertThat(isOpen(incident, "DISPUTES_ANSWERED")).isTrue();
    }

    private static ValidatableResponse dismissing(
            String account, String plan, long dispute, String step, String reason) {
        return as(account)
                .body(Map.of("reason", reason))
                .post("/v1/plans/{plan}/disputes/{dispute}/dismissal" + step, plan, dispute)
                .then();
    }

    private String released(String deal) {
        String incident = SmallPlan.incident(allocation, deal);
        return released(incident, planned(incident).getString("plan"));
    }

    private static String released(String incident, String plan) {
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200).body("incident", equalTo(incident));
        return plan;
    }

    private static int disputed(String plan, String line, String words) {
        as("notification-service")
                .body(Map.of("answer", "DISPUTE", "text", words, "answerId", "d-" + line))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan, line)
                .then()
                .statusCode(200);
        return as("legal-1")
                .get("/v1/plans/{plan}/disputes", plan)
                .then()
                .extract()
                .path("items[0].dispute");
    }

    private static @Nullable String answeredIn(String plan) {
        return as("legal-1")
                .get("/v1/plans/{plan}/disputes", plan)
                .then()
                .extract()
                .path("items[0].answeredIn");
    }

    private static Map<String, Object> grant(String line, @Nullable Integer dispute, String amount, String currency) {
        Map<String, Object> grant = new HashMap<>(Map.of(
                "line",
                line,
                "amount",
                Map.of("amount", amount, "currency", currency),
                "part",
                "PRINCIPAL",
                "reason",
                "Two fees on one statement"));
        if (dispute != null) {
            grant.put("dispute", dispute);
        }
        return grant;
    }

    private static ValidatableResponse supplementing(String account, String plan, Map<String, Object> grant) {
        return as(account)
                .body(Map.of("paymentDay", "2026-09-30", "grants", List.of(grant)))
                .post("/v1/plans/{plan}/supplements", plan)
                .then();
    }

    private static boolean isOpen(String incident, String gate) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/gates", incident)
                .then()
                .statusCode(200)
                .extract()
                .path("gates.find { it.gate == '%s' }.state".formatted(gate))
                .equals("OPEN");
    }
}
