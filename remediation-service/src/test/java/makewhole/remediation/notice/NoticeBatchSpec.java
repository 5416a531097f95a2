package makewhole.remediation.notice;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.ShippedTemplates;
import makewhole.remediation.testing.StandIn.Call;
import org.junit.jupiter.api.Test;

/** Batches of notices that are called off, come back, or leave somebody untold. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class NoticeBatchSpec {
    @Inject
    AllocationStandIn allocation;

    @Inject
    NotificationStandIn notification;

    @Test
    void whom_a_batch_that_was_called_off_did_not_tell_is_told_in_another_one_and_nobody_twice() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String first = plan.noticesPosted();
        List<String> lines = notification.lines(first);
        Set<String> told = new HashSet<>(lines.subList(0, 100));
        notification.cancel(first, told);
        awaitState(plan, "CANCELLED");
        isNotified(plan, false);

        String second = plan.noticesPosted();
        assertThat(notification.lines(second)).isEqualTo(lines.subList(100, lines.size()));
        notification.cancel(second, Set.of(lines.get(150)));
        awaitState(plan, "CANCELLED");
        String third = plan.noticesPosted();
        assertThat(notification.lines(third))
                .hasSize(lines.size() - 101)
                .doesNotContainAnyElementsOf(told)
                .doesNotContain(lines.get(150));
        notification.send(third);
        awaitState(plan, "DONE");
        isNotified(plan, true);

        notification.openContacts(first, 1);
        notification.tell("contact-task-opened", Map.of("batch", first, "reply", "5.1.1"));
        awaitState(plan, "POSTED");
        notification.openContacts(first, 0);
        awaitState(plan, "DONE");

        plan.paid();
        plan.tieOut().body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
    }

    @Test
    void not_everybody_is_told_while_people_have_neither_reached_nor_given_up_a_customer() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String batch = plan.noticesPosted();
        notification.openContacts(batch, 2);
        int looks = looksAt(batch);
        notification.send(batch);
        eventually(() -> assertThat(looksAt(batch)).isGreaterThan(looks + 2));
        awaitState(plan, "POSTED");
        isNotified(plan, false);
        notification.openContacts(batch, 0);
        awaitState(plan, "DONE");
        isNotified(plan, true);

        notification.openContacts(batch, 1);
        notification.tell("contact-task-opened", Map.of("batch", batch, "reply", "5.1.1"));
        awaitState(plan, "POSTED");
        isNotified(plan, false);
        notification.openContacts(batch, 0);
        awaitState(plan, "DONE");
    }

    @Test
    void a_batch_whose_answer_was_lost_is_asked_for_and_not_handed_over_again() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        notification.loseNextAnswer("/v1/batches");
        String batch = plan.noticesPosted();
        List<Call> handedOver = notification.calls("POST", "/v1/batches").stream()
                .filter(call -> call.parameter("plan", "").equals(plan.plan()))
                .toList();
        assertThat(handedOver).hasSize(1);
        Call call = handedOver.getFirst();
        assertThat(call.idempotencyKey()).isEqualTo("notices-" + plan.plan());
        assertThat(call.parameter("planDigest", "").replace("%3A", ":")).isEqualTo(plan.digest());
        assertThat(call.parameter("incident", "")).isEqualTo(plan.incident());
        assertThat(notification.lines(batch)).hasSize(call.body().size()).doesNotHaveDuplicates();
    }

    @Test
    void the_same_rows_are_always_the_same_bytes() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        notification.calls("POST", "/v1/batches").stream()
                .filter(call -> call.parameter("plan", "").equals(plan.plan()))
                .flatMap(call -> StreamSupport.stream(call.body().spliterator(), false))
                .map(row -> row.get("fields").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList())
                .forEach(fields -> assertThat(fields).isSorted());
    }

    @Test
    void every_row_has_the_fields_that_its_template_asks_for_and_no_others() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String batch = plan.noticesPosted();
        assertThat(notification.lines(batch))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(ShippedTemplates.misfits(notification.row(batch, line)))
                        .isEmpty());
        assertThat(notification.lines(batch).stream()
                        .map(line ->
                                notification.row(batch, line).get("template").asText()))
                .contains("refund", "top-up-offer", "compensation", "keep-or-sell")
                .doesNotContain("supplement");
    }

    @Test
    void whoever_may_sell_is_told_by_which_rule_interest_is_worked_out() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        assertThat(notification.calls("POST", "/v1/batches").stream()
                        .filter(call -> call.parameter("plan", "").equals(plan.plan()))
                        .flatMap(call -> StreamSupport.stream(call.body().spliterator(), false))
                        .filter(row -> row.get("template").asText().equals("keep-or-sell"))
                        .map(row -> row.path("fields").path("interestRule").asText())
                        .distinct())
                .containsExactly("IRC_6621_A2_DAILY");
    }

    private int looksAt(String batch) {
        return notification.calls("GET", "/v1/batches/" + batch).size();
    }

    private static void awaitState(ReleasedPlan plan, String state) {
        eventually(() -> notices(plan).body("state", equalTo(state)));
    }

    private static ValidatableResponse notices(ReleasedPlan plan) {
        return as("audit-1").get("/v1/plans/{plan}/notices", plan.plan()).then().statusCode(200);
    }

    private static void isNotified(ReleasedPlan plan, boolean notified) {
        as("audit-1")
                .get("/v1/incidents/{incident}", plan.incident())
                .then()
                .statusCode(200)
                .body("times.at.notified", notified ? notNullValue() : nullValue());
    }
}
