package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.LeftBehindSteps.OVER;
import static makewhole.remediation.testing.LeftBehindSteps.UNDER;
import static makewhole.remediation.testing.LeftBehindSteps.accepting;
import static makewhole.remediation.testing.LeftBehindSteps.buying;
import static makewhole.remediation.testing.LeftBehindSteps.confirming;
import static makewhole.remediation.testing.LeftBehindSteps.denying;
import static makewhole.remediation.testing.LeftBehindSteps.ended;
import static makewhole.remediation.testing.LeftBehindSteps.gate;
import static makewhole.remediation.testing.LeftBehindSteps.grant;
import static makewhole.remediation.testing.LeftBehindSteps.leftBehind;
import static makewhole.remediation.testing.LeftBehindSteps.supplementApproved;
import static makewhole.remediation.testing.LeftBehindSteps.supplementing;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.SmallPlan;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What grants say of units that can never move any more: L-0002 accepted 10.00, and its purchase is refused for good. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class GrantForUnitsSpec {
    private static final String FOR_UNITS = "UNITS_LEFT_BEHIND";
    private static final String ELSE = "SOMETHING_ELSE";
    private static final String WHY = "The customer got the units elsewhere";

    @Inject
    AllocationStandIn allocation;

    @Inject
    Jdbi jdbi;

    @Test
    void only_a_grant_that_says_so_stands_for_units_left_behind_and_it_stands_for_nothing_else() {
        ReleasedPlan plan = leftBehindIn("D-GU-1");
        refused(plan, grant(UNDER, "1.28", "GAIN", "Not said for what", ""), "grant-without-purpose", "standsFor");
        refused(plan, grant(UNDER, "10.00", "PRINCIPAL", "Their own", FOR_UNITS), "principal-for-top-up", UNDER);
        refused(plan, grant(OVER, "1.00", "GAIN", "Its units are back", FOR_UNITS), "not-left-behind", OVER);

        String other = drafted(plan, List.of(grant(UNDER, "2.00", "GAIN", "A fee on another statement", ELSE)));
        releasing(other, supplementApproved(other)).statusCode(200);
        leftBehind(plan, "").body("items.state", equalTo(List.of("OPEN")), "items[0].supplement", nullValue());
        gate(plan).body("state", equalTo("CLOSED"));

        List<Map<String, Object>> proposed = leftBehind(plan, "").extract().path("items[0].owedInstead.proposedGrants");
        assertThat(proposed).isNotEmpty().allMatch(one -> FOR_UNITS.equals(one.get("standsFor")));
        supplementing(plan, Stream.concat(proposed.stream(), proposed.stream()).toList())
                .statusCode(400)
                .body("detail", containsString("twice"));
        String supplement = drafted(plan, proposed);
        as("audit-1").get("/v1/plans/{plan}", supplement).then().body("lines[0].inputs.standsFor", equalTo(FOR_UNITS));
        leftBehind(plan, "")
                .body("items[0].state", equalTo("GRANT_DRAFTED"), "items[0].supplement", equalTo(supplement));
        refused(plan, grant(UNDER, "1.28", "GAIN", "Once more", FOR_UNITS), "left-behind-granted", supplement);
        drafted(plan, List.of(grant(UNDER, "0.50", "INTEREST", "A late letter", "")));

        releasing(supplement, supplementApproved(supplement)).statusCode(200);

        leftBehind(plan, "").body("items[0].state", equalTo("GRANTED"), "items[0].supplement", equalTo(supplement));
        gate(plan).body("state", equalTo("OPEN"));
    }

    @Test
    void what_is_rejected_frees_the_line_and_what_two_persons_denied_is_granted_no_more() {
        ReleasedPlan plan = leftBehindIn("D-GU-2");
        String rejected = drafted(plan, List.of(grant(UNDER, "1.28", "GAIN", "As closed", FOR_UNITS)));
        denying("operations-1", plan, UNDER, WHY)
                .statusCode(409)
                .body("type", endsWith("/left-behind-granted"), "detail", containsString(rejected));
        as("finance-1")
                .body(Map.of("digest", frozen(rejected), "reason", "The customer got them elsewhere"))
                .post("/v1/plans/{plan}/rejection", rejected)
                .then()
                .statusCode(201);
        denying("operations-1", plan, UNDER, WHY).statusCode(200);
        confirming("legal-1", plan, UNDER, WHY).statusCode(200).body("state", equalTo("DENIED"));

        refused(plan, grant(UNDER, "1.28", "GAIN", "As closed", FOR_UNITS), "left-behind-denied", UNDER);

        drafted(plan, List.of(grant(UNDER, "2.00", "GAIN", "A fee on another statement", ELSE)));
        leftBehind(plan, "").body("items[0].state", equalTo("DENIED"));
        gate(plan).body("state", equalTo("OPEN"));
    }

    @Test
    void of_a_grant_that_was_drafted_before_grants_said_it_the_day_tells_what_it_stands_for() {
        ReleasedPlan plan = leftBehindIn("D-GU-3");
        String principal = drafted(plan, List.of(grant(UNDER, "1.00", "PRINCIPAL", "Came in beyond", ELSE)));
        asBefore(principal);
        leftBehind(plan, "").body("items[0].state", equalTo("OPEN"));
        String gain = drafted(plan, List.of(grant(UNDER, "1.28", "GAIN", "As closed", ELSE)));
        leftBehind(plan, "").body("items[0].state", equalTo("OPEN"));

        asBefore(gain);

        leftBehind(plan, "").body("items[0].state", equalTo("GRANT_DRAFTED"), "items[0].supplement", equalTo(gain));
    }

    @Test
    void of_a_draft_and_a_denial_at_the_same_moment_one_is_refused() throws SQLException {
        ReleasedPlan plan = leftBehindIn("D-GU-4");
        denying("operations-1", plan, UNDER, WHY).statusCode(200);

        List<Integer> answers = atOnce(
                plan,
                () -> supplementing(plan, List.of(grant(UNDER, "1.28", "GAIN", "As closed", FOR_UNITS)))
                        .extract()
                        .statusCode(),
                () -> confirming("legal-2", plan, UNDER, WHY).extract().statusCode());

        assertThat(answers).isIn(List.of(201, 409), List.of(409, 200));
    }

    @Test
    void a_release_waits_for_a_denial_that_is_being_confirmed_and_then_is_refused() throws SQLException {
        ReleasedPlan plan = leftBehindIn("D-GU-6");
        String supplement = drafted(plan, List.of(grant(UNDER, "1.28", "GAIN", "As closed", FOR_UNITS)));
        String digest = supplementApproved(supplement);

        CompletableFuture<String> release;
        try (Connection denial = AsOwner.connection();
                Statement statement = denial.createStatement()) {
            denial.setAutoCommit(false);
            hold(statement, plan);
            statement.execute("""
                    INSERT INTO left_behind_denial VALUES
                    ('%s', 'L-0002', 'Said elsewhere', 'operations-1', now(), 'legal-2', now())
                    """.formatted(plan.plan()));
            release = CompletableFuture.supplyAsync(
                    () -> releasing(supplement, digest)
                            .statusCode(409)
                            .extract()
                            .path("type"),
                    Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isPositive());
            denial.commit();
        }

        assertThat(release.join()).endsWith("/left-behind-denied");
        as("audit-1").get("/v1/plans/{plan}", supplement).then().body("state", equalTo("APPROVED"));
    }

    /** Two requests, the second of which begins when the first waits for the lock of the plan; how each is answered. */
    private List<Integer> atOnce(ReleasedPlan plan, Supplier<Integer> first, Supplier<Integer> second)
            throws SQLException {
        CompletableFuture<Integer> one;
        CompletableFuture<Integer> other;
        try (Connection connection = AsOwner.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            hold(statement, plan);
            one = CompletableFuture.supplyAsync(first, Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isPositive());
            other = CompletableFuture.supplyAsync(second, Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isGreaterThanOrEqualTo(2));
            connection.rollback();
        }
        return List.of(one.join(), other.join());
    }

    private static void hold(Statement statement, ReleasedPlan plan) throws SQLException {
        statement.execute("SELECT 1 FROM plan WHERE id = '%s' FOR UPDATE".formatted(plan.plan()));
    }

    /** A job of the service that looks at the plan may be among them. */
    private int waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT * FROM plan WHERE id = % FOR UPDATE'
                        """).mapTo(Integer.class).one());
    }

    /** Grants of a supplement as the release before wrote them. */
    private static void asBefore(String supplement) {
        AsOwner.execute("UPDATE plan_grant SET stands_for = NULL WHERE plan = '%s'".formatted(supplement));
    }

    private static void refused(ReleasedPlan plan, Map<String, Object> grant, String problem, String named) {
        supplementing(plan, List.of(grant))
                .statusCode(409)
                .body("type", endsWith("/" + problem), "detail", containsString(named));
    }

    private static String drafted(ReleasedPlan plan, List<Map<String, Object>> grants) {
        return supplementing(plan, grants).statusCode(201).extract().path("plan");
    }

    private ReleasedPlan leftBehindIn(String deal) {
        ReleasedPlan plan =
                ReleasedPlan.released(allocation, SmallPlan.book(deal).on("2026-09-01", "2026-09-03", "2026-09-25"));
        plan.rebooked();
        accepting(plan);
        allocation.refuseCorrections(deal, "correction-not-certified");
        buying(plan).statusCode(202);
        ended(plan, "TOP_UP", "correction-not-certified");
        return plan;
    }
}
