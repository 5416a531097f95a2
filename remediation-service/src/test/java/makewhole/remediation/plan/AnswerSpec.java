package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.releasing;
import static makewhole.remediation.testing.Story.scoped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.settlement.Settlements;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RecipientSays;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.StandInAudit;
import org.assertj.core.api.Assertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class AnswerSpec {
    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    Plans plans;

    @Inject
    LaterPayment laterPayment;

    @Inject
    NotificationStandIn notification;

    @Inject
    DecideAnswers decideAnswers;

    @Inject
    Settlements settlements;

    @Test
    void the_last_answer_before_the_last_day_counts_and_silence_keeps_with_protection() {
        String plan = released("D-A-1");

        answering(plan, "L-0001", "SELL").statusCode(200).body("decided", equalTo(false));
        answering(plan, "L-0001", "KEEP").statusCode(200);
        answering(plan, "L-0001", "SELL").statusCode(200);
        answering(plan, "L-0001", "ACCEPT").statusCode(409).body("type", endsWith("/answer-not-admitted"));
        answering(plan, "L-0003", "KEEP").statusCode(409).body("type", endsWith("/answer-not-admitted"));
        answering(plan, "L-0009", "KEEP").statusCode(404);
        as("legal-1")
                .body(Map.of("answer", "KEEP"))
                .post("/v1/plans/{plan}/lines/L-0001/answer", plan)
                .then()
                .statusCode(403);
        try {
            clock.moveTo(Instant.parse("2026-10-28T23:59:00Z"));
            answering(plan, "L-0001", "SELL").statusCode(200);
            clock.moveTo(Instant.parse("2026-10-29T00:05:30Z"));
            answering(plan, "L-0002", "SELL").statusCode(409).body("type", endsWith("/answer-too-late"));

            eventually(() -> as("audit-1")
                    .get("/v1/plans/{plan}/answers", plan)
                    .then()
                    .body(
                            "items.line", equalTo(List.of("L-0001", "L-0002")),
                            "items.answer", equalTo(List.of("SELL", "KEEP")),
                            "items.by", equalTo(List.of("CUSTOMER", "SILENCE")),
                            "items.decided", equalTo(List.of(true, true))));
            as("audit-1")
                    .get("/v1/plans/{plan}/protections", plan)
                    .then()
                    .body(
                            "items", hasSize(1),
                            "items[0].line", equalTo("L-0002"),
                            "items[0].investor", equalTo("A-B"),
                            "items[0].excess", equalTo("5.00"),
                            "items[0].currency", equalTo("USD"));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void an_answer_counts_once_and_the_one_that_was_said_last_counts_in_whatever_order_they_come() {
        String plan = released("D-A-4");
        Map<String, Object> sell = Map.of(
                "answer", "SELL", "answerId", "page-7", "answeredAt", "2026-09-21T08:05:00Z", "text", "Please sell");
        passingOn(plan, "L-0001", sell).statusCode(200).body("at", equalTo("2026-09-21T08:05:00Z"));
        passingOn(plan, "L-0001", sell).statusCode(200).body("answer", equalTo("SELL"));
        passingOn(plan, "L-0001", Map.of("answer", "KEEP", "answerId", "page-7"))
                .statusCode(409)
                .body("type", endsWith("/answer-id-reused"));
        passingOn(plan, "L-0001", Map.of("answer", "KEEP", "answerId", "page-6", "answeredAt", "2026-09-21T08:04:00Z"))
                .statusCode(200)
                .body("answer", equalTo("KEEP"), "counts", equalTo(false));
        passingOn(plan, "L-0001", sell).statusCode(200).body("counts", equalTo(true));
        passingOn(plan, "L-0002", Map.of("answer", "SELL", "answerId", "page-8", "answeredAt", "2036-01-01T00:00:00Z"))
                .statusCode(200)
                .body("at", startsWith("2026-09-21T"));

        as("audit-1")
                .get("/v1/plans/{plan}/answers", plan)
                .then()
                .body("items.line", equalTo(List.of("L-0001", "L-0002")))
                .body("items.answer", equalTo(List.of("SELL", "SELL")));
        assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM plan_answer WHERE plan = CAST(:plan AS uuid) AND answer_id = 'page-7'")
                        .bind("plan", plan)
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
    }

    @Test
    void an_answer_of_the_last_day_that_is_late_on_its_way_counts_and_one_said_later_does_not() {
        String plan = released("D-A-5");
        try {
            clock.moveTo(Instant.parse("2026-10-29T00:02:00Z"));
            passingOn(
                            plan,
                            "L-0001",
                            Map.of("answer", "SELL", "answerId", "late-1", "answeredAt", "2026-10-28T23:59:59Z"))
                    .statusCode(200);
            passingOn(
                            plan,
                            "L-0002",
                            Map.of("answer", "SELL", "answerId", "late-2", "answeredAt", "2026-10-29T00:00:00Z"))
                    .statusCode(409)
                    .body("type", endsWith("/answer-too-late"));
            clock.moveTo(Instant.parse("2026-10-29T00:06:00Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/plans/{plan}/answers", plan)
                    .then()
                    .body("items.decided", equalTo(List.of(true, true)))
                    .body("items.answer", equalTo(List.of("SELL", "KEEP"))));
            passingOn(
                            plan,
                            "L-0002",
                            Map.of("answer", "SELL", "answerId", "late-3", "answeredAt", "2026-10-28T23:59:59Z"))
                    .statusCode(409)
                    .body("type", endsWith("/answer-final"), "detail", containsString("DISPUTE"));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void a_dispute_voids_nothing_and_is_heard_whatever_the_line_admits() {
        String plan = released("D-A-6");
        answering(plan, "L-0001", "SELL").statusCode(200);
        passingOn(plan, "L-0001", Map.of("answer", "DISPUTE", "text", "I was charged twice", "answerId", "d-1"))
                .statusCode(200)
                .body("answer", equalTo("DISPUTE"), "counts", equalTo(true));
        passingOn(plan, "L-0003", Map.of("answer", "DISPUTE", "text", "It should be more", "answerId", "d-2"))
                .statusCode(200);
        passingOn(plan, "L-0003", Map.of("answer", "DISPUTE", "answerId", "d-3"))
                .statusCode(400)
                .body("type", endsWith("/invalid-request"), "errors[0].field", equalTo("text"));

        as("audit-1")
                .get("/v1/plans/{plan}/answers", plan)
                .then()
                .body("items.line", equalTo(List.of("L-0001")), "items.answer", equalTo(List.of("SELL")));
        as("legal-1")
                .get("/v1/plans/{plan}/disputes", plan)
                .then()
                .statusCode(200)
                .body("items.line", equalTo(List.of("L-0001", "L-0003")))
                .body("items[0].text", equalTo("I was charged twice"));
        as("engineering-1").get("/v1/plans/{plan}/disputes", plan).then().statusCode(403);
        assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM journal_entry j WHERE j::text LIKE '%charged twice%'")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
    }

    @Test
    void only_the_service_that_took_an_answer_may_say_when_it_was_given() {
        String plan = released("D-A-7");

        as("customer-success-1")
                .body(Map.of("answer", "SELL", "answeredAt", "2026-09-21T09:00:00Z"))
                .post("/v1/plans/{plan}/lines/L-0001/answer", plan)
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"), "errors[0].field", equalTo("answeredAt"));
    }

    @Test
    void a_release_that_would_leave_too_few_days_to_choose_is_refused_and_a_version_that_names_its_day_is_not() {
        String incident = incident("D-A-8");
        JsonPath late = planned(incident);
        assertThat(late.getString("releaseBy")).isEqualTo("2026-09-21");
        String digest = frozen(late.getString("plan"));
        approved(late.getString("plan"), digest);
        try {
            clock.moveTo(Instant.parse("2026-09-22T08:00:00Z"));
            releasing(late.getString("plan"), digest)
                    .statusCode(409)
                    .body("type", endsWith("/choice-too-short"))
                    .body("detail", allOf(containsString("2026-10-28"), containsString("releaseBy")));
            renewing(late.getString("plan"), "2026-09-20")
                    .statusCode(400)
                    .body("errors[0].field", equalTo("releaseBy"));
            String inTime = renewing(late.getString("plan"), "2026-09-24")
                    .statusCode(201)
                    .body("releaseBy", equalTo("2026-09-24"))
                    .extract()
                    .path("plan");
            String anew = frozen(inTime);
            approved(inTime, anew);
            clock.moveTo(Instant.parse("2026-09-24T23:00:00Z"));
            releasing(inTime, anew).statusCode(200);
            assertThat(plan(inTime).getString("lines.find { it.line == 'L-0001' }.answerBy"))
                    .isEqualTo("2026-10-31");
            assertThat(plan(inTime).getString("releaseBy")).isEqualTo("2026-09-24");
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void a_plan_that_is_drafted_after_its_day_counts_the_days_to_choose_from_its_draft() {
        String incident = incident("D-A-9");
        try {
            clock.moveTo(Instant.parse("2026-09-23T08:00:00Z"));
            JsonPath drafted = planned(incident);
            assertThat(drafted.getString("releaseBy")).isEqualTo("2026-09-23");
            assertThat(drafted.getString("lines.find { it.line == 'L-0001' }.answerBy"))
                    .isEqualTo("2026-10-30");
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void silence_decides_nothing_while_nobody_can_say_who_has_answered() {
        String plan = released("D-A-10");
        notification.down();
        try {
            clock.moveTo(Instant.parse("2026-10-29T00:06:00Z"));
            decideAnswers.run();
            as("audit-1").get("/v1/plans/{plan}/answers", plan).then().body("items", hasSize(0));
            notification.up();
            eventually(() -> as("audit-1")
                    .get("/v1/plans/{plan}/answers", plan)
                    .then()
                    .body("items.decided", equalTo(List.of(true, true))));
        } finally {
            notification.up();
            clock.moveBack();
        }
    }

    @Test
    void an_answer_in_time_that_is_still_on_its_way_is_waited_for_and_what_was_refused_is_not() {
        String plan = released("D-A-11");
        told(plan, "answer-given", "w-1", "L-0001");
        told(plan, "answer-given", "w-2", "L-0002");
        told(plan, "answer-refused", "w-2", "L-0002");
        try {
            clock.moveTo(Instant.parse("2026-10-29T08:00:00Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/plans/{plan}/answers", plan)
                    .then()
                    .body("items.line", equalTo(List.of("L-0002")), "items.by", equalTo(List.of("SILENCE"))));
            passingOn(plan, "L-0001", Map.of("answer", "SELL", "answerId", "w-1", "answeredAt", "2026-10-28T23:59:59Z"))
                    .statusCode(200);
            decideAnswers.run();
            as("audit-1")
                    .get("/v1/plans/{plan}/answers", plan)
                    .then()
                    .body("items.answer", equalTo(List.of("SELL", "KEEP")))
                    .body("items.decided", equalTo(List.of(true, true)));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void who_sold_is_owed_from_the_very_moment_of_the_decision() {
        String plan = released("D-A-12");
        answering(plan, "L-0001", "SELL").statusCode(200);
        try {
            clock.moveTo(Instant.parse("2026-10-29T08:00:00Z"));
            decideAnswers.run();
            assertThat(settlements.taken(PlanId.fromString(plan))).containsKey(new LineId("L-0001"));
            assertThat(settlements.obligations(PlanId.fromString(plan))).containsKey(new LineId("L-0001"));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void nothing_is_answered_before_the_plan_is_approved() {
        String plan = drafted("D-A-2").getString("plan");

        answering(plan, "L-0001", "SELL").statusCode(409).body("type", endsWith("/plan-wrong-state"));
    }

    @Test
    void a_stored_line_can_be_worked_out_for_another_day_but_not_without_rates() {
        PlanId id = PlanId.fromString(released("D-A-3"));
        Plan plan = plans.require(id);
        PlanLine sold = plans.line(id, new LineId("L-0001")).orElseThrow();

        assertThat(laterPayment.on(plan, sold, plan.terms().paymentDay())).isEqualTo(sold.split());
        assertThat(laterPayment.on(plan, sold, LocalDate.parse("2026-09-25")).total())
                .isLessThan(sold.split().total());
        Assertions.assertThatThrownBy(() -> laterPayment.on(plan, sold, LocalDate.parse("2026-10-29")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2026-10-01 through 2026-10-29");
    }

    private void told(String plan, String event, String answer, String line) {
        RecipientSays.told(
                notification, jdbi, event, Map.of("plan", plan, "line", line, "answer", answer, "choice", "SELL"));
    }

    private String released(String deal) {
        String plan = drafted(deal).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);
        return plan;
    }

    /** A and B have an excess (L-0001, L-0002), C a shortfall (L-0003). */
    private JsonPath drafted(String deal) {
        return planned(incident(deal));
    }

    private static ValidatableResponse renewing(String plan, String releaseBy) {
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.put("releaseBy", releaseBy);
        return as("engineering-1")
                .body(terms)
                .post("/v1/plans/{plan}/versions", plan)
                .then();
    }

    private String incident(String deal) {
        imported(Map.of(
                "investors",
                """
                investor_id,legal_name,email,locale,country,account_kind,account,routing
                A-A,Ada Example,ada@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
                A-B,Ben Example,ben@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
                A-C,Cleo Example,cleo@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
                """,
                "valuations",
                "deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate\n%s,2026-06-30,0.90,0.04,0.20\n"
                        .formatted(deal)));
        AuditedBook book = AuditedBook.of(deal, "USD")
                .offering("10000.00")
                .with("A-A", "2000.00", "1.00", "2500.00")
                .with("A-B", "2000.00", "1.00", "2005.00")
                .with("A-C", "10000.00", "1.00", "5495.00");
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, List.of(book)));
        return incident;
    }

    /** As the service does that took the answer on a page. */
    private static ValidatableResponse passingOn(String plan, String line, Map<String, Object> body) {
        return as("notification-service")
                .body(body)
                .post("/v1/plans/{plan}/lines/{line}/answer", plan, line)
                .then();
    }

    private static ValidatableResponse answering(String plan, String line, String answer) {
        return as("customer-success-1")
                .body(Map.of("answer", answer))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan, line)
                .then();
    }
}
