package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Which correction goes first, and what becomes of one that is asked for twice. L-0002 may buy what L-0001 gives back. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RebookingOrderSpec {
    private static final String UNDER = "L-0002";

    @Inject
    AllocationStandIn allocation;

    @Inject
    Rebook rebook;

    @Inject
    KeepRebooking keepRebooking;

    @Inject
    RetryRebookings retryRebookings;

    @Inject
    Rebookings rebookings;

    @Inject
    Jdbi jdbi;

    @Test
    void a_purchase_waits_for_the_units_that_it_lives_on_even_if_its_job_runs_first() {
        allocation.refuseTakeBacks("D-ORDER-1", "kill-switch-engaged");
        ReleasedPlan plan = released("D-ORDER-1");
        bought(plan);
        Rebooking purchase = one(plan, Rebooking.Purpose.TOP_UP);

        rebook.run(new Rebook.Order(purchase.id()));

        listed(plan, "TOP_UP").body("state", equalTo("WAITING"), "reason", containsString("units of D-ORDER-1"));
        assertThat(one(plan, Rebooking.Purpose.TAKE_BACK).state()).isEqualTo(Rebooking.State.WAITING);
        assertThat(rebookings.waiting().stream()
                        .filter(waiting -> waiting.plan().toString().equals(plan.plan()))
                        .map(Rebooking::purpose))
                .containsExactly(Rebooking.Purpose.TAKE_BACK, Rebooking.Purpose.TOP_UP);

        allocation.refuseTakeBacks("D-ORDER-1", "");
        eventually(() -> {
            listed(plan, "TAKE_BACK").body("state", equalTo("DONE"));
            listed(plan, "TOP_UP").body("state", equalTo("DONE"));
        });
    }

    @Test
    void a_purchase_waits_while_a_person_has_to_look_at_the_units_that_it_lives_on() {
        allocation.refuseTakeBacks("D-ORDER-2", "kill-switch-engaged");
        ReleasedPlan plan = released("D-ORDER-2");
        bought(plan);
        allocation.refuseTakeBacks("D-ORDER-2", "plan-not-authorised");
        eventually(() -> listed(plan, "TAKE_BACK").body("state", equalTo("REFUSED")));

        rebook.run(new Rebook.Order(one(plan, Rebooking.Purpose.TOP_UP).id()));

        listed(plan, "TOP_UP").body("state", equalTo("WAITING"));
        // nobody else's payment waits for that: of this plan, nothing is due before the units are back
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
        allocation.refuseTakeBacks("D-ORDER-2", "");
        as("operations-1")
                .post("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(202);
        eventually(() -> listed(plan, "TOP_UP").body("state", equalTo("DONE")));
    }

    @Test
    void who_asks_again_while_another_one_did_so_changes_nothing_that_is_booked() {
        allocation.refuseTakeBacks("D-ORDER-3", "plan-not-authorised");
        ReleasedPlan plan = released("D-ORDER-3");
        eventually(() -> listed(plan, "TAKE_BACK").body("state", equalTo("REFUSED")));
        Rebooking refused = one(plan, Rebooking.Purpose.TAKE_BACK);

        CompletableFuture<List<Rebooking>> second = QuarkusTransaction.requiringNew()
                .call(() -> {
                    Rebooking locked = rebookings.lock(refused.id());
                    CompletableFuture<List<Rebooking>> asking = CompletableFuture.supplyAsync(this.retrying(plan));
                    eventually(() -> assertThat(waitingForTheRow()).isPositive());
                    rebookings.replace(locked.done("A-1", Instant.parse("2026-09-21T09:30:00Z")));
                    return asking;
                });

        assertThat(second.join()).extracting(Rebooking::state).containsExactly(Rebooking.State.DONE);
        assertThat(retrying(plan).get()).extracting(Rebooking::state).containsExactly(Rebooking.State.DONE);
        listed(plan, "TAKE_BACK").body("state", equalTo("DONE"), "allocation", equalTo("A-1"));
    }

    @Test
    void what_is_ended_and_taken_back_here_stays_ended_and_a_late_answer_is_kept_for_a_person() {
        allocation.refuseCorrections("D-ORDER-4", "correction-window-closed");
        ReleasedPlan plan = released("D-ORDER-4");
        eventually(() -> listed(plan, "TAKE_BACK").body("state", equalTo("ENDED")));

        keepRebooking.done(one(plan, Rebooking.Purpose.TAKE_BACK).id(), "A-2");

        assertThat(one(plan, Rebooking.Purpose.TAKE_BACK).state()).isEqualTo(Rebooking.State.ENDED);
        eventually(() -> assertThat(journaled(plan))
                .contains("rebooking-booked-after-its-end")
                .doesNotContain("deal-rebooked"));
    }

    private java.util.function.Supplier<List<Rebooking>> retrying(ReleasedPlan plan) {
        return () -> retryRebookings.retry(id(plan), new Subject("operations-1", Role.OPERATIONS));
    }

    /** In a transaction of its own, since what others do is seen as it was when a transaction first looked. */
    private int waitingForTheRow() {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(
                        handle -> handle.createQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT * FROM rebooking WHERE id = % FOR UPDATE'
                        """).mapTo(Integer.class).one()));
    }

    private ReleasedPlan released(String deal) {
        return ReleasedPlan.released(allocation, SmallPlan.book(deal).on("2026-09-01", "2026-09-03", "2026-09-25"));
    }

    private static void bought(ReleasedPlan plan) {
        as("customer-success-1")
                .body(Map.of("answer", "ACCEPT"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), UNDER)
                .then()
                .statusCode(200);
        as("operations-1")
                .body(Map.of("lines", List.of(Map.of("line", UNDER, "paymentReference", "TRF-1"))))
                .post("/v1/plans/{plan}/purchases", plan.plan())
                .then()
                .statusCode(202);
    }

    private Rebooking one(ReleasedPlan plan, Rebooking.Purpose purpose) {
        return rebookings.of(id(plan)).stream()
                .filter(rebooking -> rebooking.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    private static PlanId id(ReleasedPlan plan) {
        return new PlanId(UUID.fromString(plan.plan()));
    }

    private static ValidatableResponse listed(ReleasedPlan plan, String purpose) {
        return as("audit-1")
                .get("/v1/plans/{plan}/rebookings", plan.plan())
                .then()
                .statusCode(200)
                .rootPath("items.find { it.purpose == '%s' }".formatted(purpose));
    }

    private static List<String> journaled(ReleasedPlan plan) {
        return Journaled.entries().stream()
                .filter(entry -> plan.plan().equals(entry.get("aboutId")))
                .map(entry -> String.valueOf(entry.get("event")))
                .toList();
    }
}
