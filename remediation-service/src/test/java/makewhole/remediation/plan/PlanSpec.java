package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.accountChanged;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.approving;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planned;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
import static makewhole.remediation.testing.Story.scenarioImported;
import static makewhole.remediation.testing.Story.scoped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
import makewhole.remediation.testing.StandInAudit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who approves and releases a plan, and what stands in the way of its release. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PlanSpec {
    private static final String SUFFIX = "-RELEASED";

    @Inject
    AllocationStandIn allocation;

    @Inject
    RehearsalClock clock;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

    @Test
    void legal_operations_and_finance_approve_one_digest_and_operations_releases_it() {
        String plan = planned(scenario()).getString("plan");
        String digest = frozen(plan);

        approving("legal-1", plan, digest).statusCode(201).body("state", equalTo("FROZEN"));
        approving("operations-1", plan, digest).statusCode(201);
        releasing(plan, digest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
        approving("finance-1", plan, digest)
                .statusCode(201)
                .body("state", equalTo("APPROVED"), "approvals", hasSize(3));
        releasing(plan, "sha256:" + "0".repeat(64)).statusCode(409).body("type", endsWith("/digest-stale"));
        releasing(plan, digest).statusCode(200).body("state", equalTo("RELEASED"), "digest", equalTo(digest));

        as("allocation-service")
                .get("/v1/plans/{plan}/authority", plan)
                .then()
                .statusCode(200)
                .body(
                        "state", equalTo("RELEASED"),
                        "digest", equalTo(digest),
                        "author", equalTo("engineering-1"),
                        "approvals.subject", equalTo(List.of("legal-1", "operations-1", "finance-1")),
                        "rebookings.deal", equalTo(List.of("D-2026-09-40" + SUFFIX)),
                        "rebookings[0].moves", hasSize(62),
                        "rebookings[0].moves.find { it.investor == 'INV-00014' }.change", equalTo("-2258.87"),
                        "rebookings[0].moves.find { it.investor == 'INV-00018' }.change", equalTo("1127.82"),
                        "noticeTotals.USD.due", equalTo("175412.68"),
                        "noticeTotals.USD.count", equalTo(215),
                        "approvalsNeeded", equalTo(Map.of("LEGAL", 1, "OPERATIONS", 1, "FINANCE", 1)),
                        "lines", hasSize(215));
        for (String deal : List.of("D-2026-09-40" + SUFFIX, "D-2024-09-09" + SUFFIX)) {
            as("allocation-service")
                    .get("/v1/plans/{plan}/authority?deal={deal}", plan, deal)
                    .then()
                    .statusCode(200)
                    .body(
                            "digest", equalTo(digest),
                            "lines", hasSize(0),
                            "rebookings.moves.flatten()", hasSize(deal.startsWith("D-2026-09-40") ? 62 : 0));
        }
    }

    @Test
    void the_authority_says_what_each_customer_may_decide_on_and_until_when() {
        JsonPath plan = planned(scenario());
        JsonPath authority = as("notification-service")
                .get("/v1/plans/{plan}/authority", plan.getString("plan"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<List<String>> choices = authority.getList(
                "lines.findAll { it.choice }.collect { [it.line, it.choice.amount, it.choice.until] }");
        assertThat(choices)
                .isNotEmpty()
                .isEqualTo(
                        plan.getList(
                                "lines.findAll { it.answerBy }.collect { [it.line, it.offer ?: it.amountIfSold, it.answerBy] }"));
    }

    @Test
    void one_person_alone_never_approves_a_plan() {
        String incident = SmallPlan.incident(allocation, "D-P-ONE");
        String plan = as("legal-1")
                .body(TERMS)
                .post("/v1/incidents/{incident}/plans", incident)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
        String digest = frozen(plan);

        approving("legal-1", plan, digest).statusCode(403).body("type", endsWith("/second-person-required"));
        approving("legal-2", plan, digest).statusCode(201);
        approving("legal-2", plan, digest).statusCode(403).body("type", endsWith("/second-person-required"));
        approving("engineering-1", plan, digest).statusCode(403).body("type", endsWith("/role-missing"));
        approving("remediation-service", plan, digest).statusCode(403);
        approving("operations-1", plan, digest).statusCode(201);
        approving("operations-2", plan, digest).statusCode(409).body("type", endsWith("/already-approved"));
        approving("finance-1", plan, "sha256:" + "0".repeat(64))
                .statusCode(409)
                .body("type", endsWith("/digest-stale"));
        assertThat(plan(plan).getString("state")).isEqualTo("FROZEN");
        assertThat(plan(plan).getList("approvals.subject")).containsExactly("legal-2", "operations-1");
        as("finance-1")
                .body(Map.of("digest", digest))
                .post("/v1/plans/{plan}/release", plan)
                .then()
                .statusCode(403);
    }

    @Test
    void a_changed_plan_is_a_new_version_and_voids_the_approvals_of_the_old() {
        String incident = SmallPlan.incident(allocation, "D-P-VERSION");
        String old = planned(incident).getString("plan");
        String oldDigest = frozen(old);
        approved(old, oldDigest);
        planning(incident, TERMS).statusCode(409).body("type", endsWith("/plan-exists"));

        JsonPath next = as("operations-2")
                .body(terms("paymentDay", "2026-09-29"))
                .post("/v1/plans/{plan}/versions", old)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(next.getInt("version")).isEqualTo(2);
        assertThat(next.getString("supersedes")).isEqualTo(old);
        assertThat(next.getList("approvals")).isEmpty();
        assertThat(plan(old).getString("state")).isEqualTo("SUPERSEDED");
        assertThat(plan(old).getList("approvals")).isEmpty();
        releasing(old, oldDigest).statusCode(409).body("type", endsWith("/plan-wrong-state"));
        String digest = frozen(next.getString("plan"));
        assertThat(digest).isNotEqualTo(oldDigest);
        approving("legal-1", next.getString("plan"), oldDigest).statusCode(409).body("type", endsWith("/digest-stale"));
        as("audit-1")
                .get("/v1/incidents/{incident}/plans", incident)
                .then()
                .body("items.version", equalTo(List.of(1, 2)), "items[0].lines", nullValue());
    }

    @Test
    void a_plan_that_was_changed_behind_our_back_is_not_released() throws SQLException {
        String plan = planned(SmallPlan.incident(allocation, "D-P-DIGEST")).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        assertThat(digestNow(plan)).isEqualTo(digest);

        asOwner("UPDATE plan_line SET amount_if_sold = amount_if_sold + 1, principal = principal + 1 "
                + "WHERE remedy = 'KEEP_OR_SELL' AND plan = '%s'".formatted(plan));

        assertThat(digestNow(plan)).isNotEqualTo(digest);
        releasing(plan, digest).statusCode(409).body("type", endsWith("/digest-stale"));
        assertThat(plan(plan).getString("state")).isEqualTo("APPROVED");
    }

    @Test
    void a_plan_is_not_released_to_an_account_that_nobody_approved() {
        String plan = planned(SmallPlan.incident(allocation, "D-P-ACCOUNT")).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        try {
            accountChanged("P-A", "GB94BARC10201530093459");
            releasing(plan, digest)
                    .statusCode(409)
                    .body(
                            "type", endsWith("/payee-account-changed"),
                            "detail", allOf(containsString("P-A"), not(containsString("GB94"))));
        } finally {
            accountChanged("P-A", "GB33BUKB20201555555555");
        }
        releasing(plan, digest).statusCode(200);
    }

    @Test
    void the_service_itself_can_change_no_line() {
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("UPDATE plan_line SET amount_due = 0")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_window_that_closed_before_the_release_needs_a_new_version() {
        imported(Map.of("investors", SmallPlan.INVESTORS));
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(
                        allocation,
                        List.of(SmallPlan.book("D-P-CLOSING").on("2026-09-01", "2026-09-03", "2026-09-25"))));
        String plan = planned(incident).getString("plan");
        String digest = frozen(plan);
        approved(plan, digest);
        try {
            clock.moveTo(Instant.parse("2026-09-26T09:00:00Z"));
            releasing(plan, digest)
                    .statusCode(409)
                    .body("type", endsWith("/correction-window-closed"), "detail", containsString("D-P-CLOSING"));
            clock.moveTo(Instant.parse("2026-09-25T23:00:00Z"));
            releasing(plan, digest).statusCode(200);
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void the_scope_under_an_approved_plan_is_not_decided_again() {
        String incident = SmallPlan.incident(allocation, "D-P-FIXED");
        String plan = planned(incident).getString("plan");
        approved(plan, frozen(plan));

        as("engineering-1")
                .body(Map.of(
                        "audit",
                        StandInAudit.of(allocation, List.of(SmallPlan.book("D-P-FIXED")))
                                .id()))
                .post("/v1/incidents/{incident}/scope", incident)
                .then()
                .statusCode(409)
                .body("type", endsWith("/scope-in-use"));
    }

    private String scenario() {
        scenarioImported(SUFFIX);
        String incident = declared();
        scoped(
                incident,
                StandInAudit.of(
                        allocation,
                        AuditedBook.scenario().stream()
                                .map(book -> book.as(book.deal() + SUFFIX))
                                .toList()));
        return incident;
    }

    private static String digestNow(String plan) {
        return as("audit-1").get("/v1/plans/{plan}/authority", plan).path("digest");
    }

    /** What somebody with the keys of the database could do. */
    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static Map<String, String> terms(String field, String value) {
        Map<String, String> terms = new HashMap<>(TERMS);
        terms.put(field, value);
        return terms;
    }
}
