package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Correcting.DISTRIBUTIONS;
import static makewhole.remediation.testing.Correcting.confirmed;
import static makewhole.remediation.testing.Correcting.correcting;
import static makewhole.remediation.testing.Correcting.deciding;
import static makewhole.remediation.testing.Correcting.paid;
import static makewhole.remediation.testing.Correcting.revaluing;
import static makewhole.remediation.testing.Correcting.withdrawing;
import static makewhole.remediation.testing.Correcting.worth;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.approving;
import static makewhole.remediation.testing.Story.drafted;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.SmallPlan;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What a corrected record means for plans: those to come take it, those that wait grow stale, those released stay. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class CorrectedPlanSpec {
    private static final String DAY = "2025-06-30";
    private static final String VALUED = "2026-06-30";
    private static final String IMPORT_LOCK = "hashtext('makewhole.remediation.import')";

    @Inject
    AllocationStandIn allocation;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

    @Test
    void a_plan_after_the_correction_is_the_plan_of_a_firm_that_never_was_wrong() {
        String wrong = incident("D-CP-WRONG", "0.053", "1.20");
        String right = incident("D-CP-RIGHT", "0.035", "1.02");
        assertThat(lines(planned(incident("D-CP-THIRD", "0.053", "1.20")), "D-CP-THIRD"))
                .as("the wrong figures matter")
                .isNotEqualTo(lines(planned(right), "D-CP-RIGHT"));

        confirmed(correcting("operations-1", "D-CP-WRONG", DAY, paid(DAY, "INCOME", "0.035")));
        confirmed(revaluing("operations-1", "D-CP-WRONG", VALUED, worth(VALUED, "1.02")));

        JsonPath corrected = planned(wrong);
        JsonPath fresh = plan(as("audit-1")
                .get("/v1/incidents/{incident}/plans", right)
                .then()
                .extract()
                .path("items[0].plan"));
        assertThat(lines(corrected, "D-CP-WRONG")).hasSize(2).isEqualTo(lines(fresh, "D-CP-RIGHT"));
        assertThat(corrected.getMap("totals")).isEqualTo(fresh.getMap("totals"));
    }

    @Test
    void a_draft_that_used_the_old_record_is_not_frozen_and_a_new_version_takes_the_right_one() {
        String incident = incident("D-CP-DRAFT", "0.053", "1.20");
        String plan = drafted(incident);

        String correction = correcting("operations-1", "D-CP-DRAFT", DAY, paid(DAY, "INCOME", "0.035"))
                .statusCode(201)
                .extract()
                .path("correction");
        frozen(anotherVersion(plan)); // a mere proposal changes nothing
        String latest = latest(incident);
        assertThat(plan(latest).getList("recordsChanged")).isNull();
        deciding("finance-1", correction, "confirmation").statusCode(200);

        assertThat(plan(latest).getList("recordsChanged")).isEqualTo(List.of("D-CP-DRAFT"));
        stale(approving("legal-1", latest, digest(latest)), "D-CP-DRAFT");
        String next = anotherVersion(latest);
        confirmed(withdrawing("operations-1", "D-CP-DRAFT", DAY));
        stale(as("engineering-1").post("/v1/plans/{plan}/freeze", next).then(), "D-CP-DRAFT");
        String last = anotherVersion(next);
        String digest = frozen(last);
        approved(last, digest);
        releasing(last, digest).statusCode(200);
    }

    @Test
    void an_approved_plan_that_used_the_old_record_is_neither_released_nor_told_of() {
        String incident = incident("D-CP-APPROVED", "0.053", "1.20");
        String plan = drafted(incident);
        String digest = frozen(plan);
        approved(plan, digest);

        confirmed(revaluing("finance-1", "D-CP-APPROVED", VALUED, worth(VALUED, "1.02")));

        stale(releasing(plan, digest), "D-CP-APPROVED");
        as("customer-success-1")
                .post("/v1/plans/{plan}/notices", plan)
                .then()
                .statusCode(409)
                .body("type", endsWith("/gate-closed"));
        as("notification-service")
                .get("/v1/plans/{plan}/authority", plan)
                .then()
                .statusCode(200)
                .body("state", equalTo("FROZEN"), "approvals", empty());

        String next = anotherVersion(plan);
        String nextDigest = frozen(next);
        approved(next, nextDigest);
        releasing(next, nextDigest).statusCode(200);
    }

    @Test
    void what_is_imported_later_for_a_day_that_counts_makes_a_plan_stale_as_well() {
        String plan = drafted(incident("D-CP-LATER", "0.053", "1.20"));
        imported(Map.of("distributions", DISTRIBUTIONS + "D-CP-LATER,2026-10-01,0.01,INCOME\n"));
        String digest = frozen(plan);
        imported(Map.of("distributions", DISTRIBUTIONS + "D-CP-LATER,2026-09-30,0.01,INCOME\n"));
        stale(approving("legal-1", plan, digest), "D-CP-LATER");
    }

    @Test
    void a_record_that_a_released_plan_used_is_not_corrected_but_supplemented() {
        String plan = released("D-CP-PAID");

        supplementInstead(correcting("operations-1", "D-CP-PAID", DAY, paid(DAY, "INCOME", "0.035")), plan);
        supplementInstead(withdrawing("operations-1", "D-CP-PAID", DAY), plan);
        supplementInstead(revaluing("operations-1", "D-CP-PAID", VALUED, worth(VALUED, "1.02")), plan);
        as("legal-1")
                .body(Map.of(
                        "paymentDay",
                        "2026-09-30",
                        "grants",
                        List.of(Map.of(
                                "line",
                                "L-0002",
                                "amount",
                                Map.of("amount", "1.00", "currency", "USD"),
                                "part",
                                "GAIN",
                                "reason",
                                "A distribution was recorded wrongly"))))
                .post("/v1/plans/{plan}/supplements", plan)
                .then()
                .statusCode(201);
    }

    @Test
    void a_correction_that_waited_while_its_plan_was_released_is_not_confirmed() {
        String plan = drafted(incident("D-CP-WAITED", "0.053", "1.20"));
        String correction = withdrawing("operations-1", "D-CP-WAITED", DAY)
                .statusCode(201)
                .extract()
                .path("correction");
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);

        supplementInstead(deciding("finance-1", correction, "confirmation"), plan);
        deciding("finance-1", correction, "refusal").statusCode(200);
    }

    @Test
    void what_bears_on_no_released_plan_is_corrected_all_the_same() {
        String incident = incident("D-CP-BESIDE", "0.053", "1.20");
        imported(Map.of(
                "distributions",
                DISTRIBUTIONS + "D-CP-BESIDE,2026-10-01,0.01,INCOME\n",
                "valuations",
                SmallPlan.valuation("D-CP-BESIDE", "2025-12-31", "1.10")));
        String plan = drafted(incident);
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);

        confirmed(correcting("operations-1", "D-CP-BESIDE", "2026-10-01", paid("2026-10-02", "INCOME", "0.02")));
        confirmed(revaluing("operations-1", "D-CP-BESIDE", "2025-12-31", worth("2025-12-31", "1.11")));
        supplementInstead(
                correcting("operations-1", "D-CP-BESIDE", "2026-10-02", paid("2026-09-30", "INCOME", "0.02")), plan);
        supplementInstead(revaluing("operations-1", "D-CP-BESIDE", "2025-12-31", worth("2026-07-31", "1.11")), plan);
    }

    @Test
    void a_release_and_a_confirmation_at_the_same_moment_never_both_succeed() throws SQLException {
        String plan = drafted(incident("D-CP-RACE", "0.053", "1.20"));
        String digest = frozen(plan);
        approved(plan, digest);
        String correction = withdrawing("operations-1", "D-CP-RACE", DAY)
                .statusCode(201)
                .extract()
                .path("correction");

        CompletableFuture<Integer> release;
        CompletableFuture<Integer> confirmation;
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%s)".formatted(IMPORT_LOCK));
            release = CompletableFuture.supplyAsync(
                    () -> releasing(plan, digest).extract().statusCode(), Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isEqualTo(1));
            confirmation = CompletableFuture.supplyAsync(
                    () -> deciding("finance-1", correction, "confirmation")
                            .extract()
                            .statusCode(),
                    Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isEqualTo(2));
            statement.execute("SELECT pg_advisory_unlock(%s)".formatted(IMPORT_LOCK));
        }

        assertThat(List.of(release.join(), confirmation.join())).containsExactlyInAnyOrder(200, 409);
    }

    private int waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM pg_locks
                        WHERE locktype = 'advisory' AND NOT granted AND objsubid = 1
                          AND (classid::bigint << 32 | objid::bigint) = %s::bigint
                        """.formatted(IMPORT_LOCK))
                .mapTo(Integer.class)
                .one());
    }

    /** An incident with one small deal that paid out once and was valued once. */
    private String incident(String deal, String perUnit, String residual) {
        imported(Map.of("distributions", DISTRIBUTIONS + "%s,%s,%s,INCOME\n".formatted(deal, DAY, perUnit)));
        return SmallPlan.incident(
                allocation, SmallPlan.bookIn(deal, "USD", "00"), SmallPlan.valuation(deal, VALUED, residual));
    }

    private String released(String deal) {
        String plan = drafted(incident(deal, "0.053", "1.20"));
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);
        return plan;
    }

    private static String anotherVersion(String plan) {
        return as("engineering-1")
                .body(TERMS)
                .post("/v1/plans/{plan}/versions", plan)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
    }

    private static String latest(String incident) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/plans", incident)
                .then()
                .extract()
                .path("items[-1].plan");
    }

    private static String digest(String plan) {
        return plan(plan).getString("digest");
    }

    private static void stale(ValidatableResponse refused, String deal) {
        refused.statusCode(409)
                .body("type", endsWith("/records-changed"))
                .body("detail", allOf(containsString(deal), containsString("make a new version")));
    }

    private static void supplementInstead(ValidatableResponse refused, String plan) {
        refused.statusCode(409)
                .body("type", endsWith("/record-in-released-plan"))
                .body("detail", allOf(containsString(plan), containsString("supplement")));
    }

    /** The lines of a plan but for the name of its deal. */
    private static List<String> lines(JsonPath plan, String deal) {
        Stream<Object> lines = plan.getList("lines").stream();
        return lines.map(line -> String.valueOf(line).replace(deal, "the deal")).toList();
    }
}
