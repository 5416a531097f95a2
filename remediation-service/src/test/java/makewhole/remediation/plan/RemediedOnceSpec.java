package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.TERMS;
import static makewhole.remediation.testing.Story.approved;
import static makewhole.remediation.testing.Story.drafted;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.plan;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.releasing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.SmallPlan;
import makewhole.remediation.testing.StandInAudit;
import makewhole.remediation.testing.Story;
import org.junit.jupiter.api.Test;

/** A closed deal stays booked as it is, so that a second incident finds the same again: nobody is made whole twice. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RemediedOnceSpec {
    private static final String THIRD = "P-C";

    @Inject
    AllocationStandIn allocation;

    @Test
    void a_finding_that_a_released_plan_stands_for_has_no_line_in_another_and_that_is_said() {
        String first = released(SmallPlan.incident(allocation, "D-RO-1"));
        AuditedBook other = AuditedBook.of("D-RO-2", "USD")
                .offering("100")
                .with(SmallPlan.OVER, "40", "1", "50")
                .with(THIRD, "100", "1", "50");

        JsonPath second = plan(drafted(incident(List.of(SmallPlan.book("D-RO-1"), other))));

        assertThat(second.getList("lines.deal")).isEqualTo(List.of("D-RO-2", "D-RO-2"));
        assertThat(second.getList("lines.line")).isEqualTo(List.of("L-0001", "L-0002"));
        assertThat(second.getMap("remediedBefore")).isEqualTo(Map.of(first, 2));
        String digest = frozen(second.getString("plan"));
        approved(second.getString("plan"), digest);
        releasing(second.getString("plan"), digest).statusCode(200);
    }

    @Test
    void of_two_plans_for_one_finding_the_second_is_not_released_until_a_version_leaves_it_out() {
        String one = SmallPlan.incident(allocation, "D-RO-3");
        String other = SmallPlan.incident(allocation, "D-RO-3");
        String slow = drafted(other);
        String digest = frozen(slow);
        approved(slow, digest);
        String first = released(one);

        releasing(slow, digest)
                .statusCode(409)
                .body("type", endsWith("/remedied-meanwhile"), "detail", containsString(first));

        String next = as("engineering-1")
                .body(TERMS)
                .post("/v1/plans/{plan}/versions", slow)
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
        assertThat(plan(next).getList("lines")).isEmpty();
        assertThat(plan(next).getMap("remediedBefore")).isEqualTo(Map.of(first, 2));
        String nextDigest = frozen(next);
        approved(next, nextDigest);
        releasing(next, nextDigest).statusCode(200);
        as("audit-1")
                .get("/v1/incidents/{incident}/gates", other)
                .then()
                .statusCode(200)
                .body(
                        "gates.findAll { it.gate in ['PLAN_RELEASED', 'ANSWERS_IN', 'DISPUTES_ANSWERED', 'NOTICES_SENT', "
                                + "'DEALS_REBOOKED', 'DUES_IN_FLIGHT'] }.state",
                        equalTo(List.of("OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "OPEN")));
    }

    @Test
    void a_finding_with_other_amounts_than_those_that_were_remedied_is_for_people() {
        released(SmallPlan.incident(allocation, "D-RO-4"));
        AuditedBook otherwise = AuditedBook.of("D-RO-4", "USD")
                .offering("100")
                .with(SmallPlan.OVER, "40", "1", "45")
                .with(SmallPlan.UNDER, "100", "1", "55");

        planning(incident(List.of(otherwise)), TERMS)
                .statusCode(409)
                .body("type", endsWith("/remedied-otherwise"))
                .body("detail", containsString("P-A in D-RO-4"), "detail", containsString("supplement"));
    }

    @Test
    void what_lines_of_a_released_plan_would_come_to_otherwise_can_still_be_tried_out() {
        String incident = SmallPlan.incident(allocation, "D-RO-5");
        released(incident);

        as("legal-1")
                .body(TERMS)
                .post("/v1/incidents/{incident}/dry-runs", incident)
                .then()
                .statusCode(200)
                .body("lines", equalTo(2));
    }

    private String incident(List<AuditedBook> books) {
        Story.imported(Map.of(
                "investors",
                SmallPlan.INVESTORS + "P-C,Cem Example,cem@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,\n",
                "valuations",
                books.stream()
                        .map(book -> SmallPlan.valuation(book.deal(), "2026-06-30", "1.20"))
                        .reduce(
                                "",
                                (all, one) -> all.isEmpty()
                                        ? one
                                        : all + one.lines().skip(1).findFirst().orElseThrow() + "\n")));
        String incident = Story.declared();
        Story.scoped(incident, StandInAudit.of(allocation, books));
        return incident;
    }

    private static String released(String incident) {
        String plan = drafted(incident);
        String digest = frozen(plan);
        approved(plan, digest);
        releasing(plan, digest).statusCode(200);
        return plan;
    }
}
