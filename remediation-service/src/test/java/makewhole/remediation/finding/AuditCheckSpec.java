package makewhole.remediation.finding;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.scoped;
import static makewhole.remediation.testing.Story.scoping;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.StandInAudit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No word of an audit is taken on trust: what is wrong with it is noticed before it counts. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class AuditCheckSpec {
    @Inject
    AllocationStandIn allocation;

    @Test
    void a_right_answer_that_is_off_by_one_cent_is_noticed() {
        StandInAudit audit = StandInAudit.of(allocation, List.of(aRightDeal()))
                .answering("D-S-RIGHT", right -> withRight(right, "S-A", "50.01", "S-B", "49.99"));

        assertFails(audit, "D-S-RIGHT: S-A is to have 5000 minor units, not 5001");
    }

    @Test
    void another_level_is_noticed() {
        StandInAudit audit = StandInAudit.of(allocation, List.of(aRightDeal()))
                .answering("D-S-RIGHT", right -> with(right, "level", Map.of("numerator", "3", "denominator", "7")));

        assertFails(audit, "D-S-RIGHT: the level is");
    }

    @Test
    void a_deal_with_tiers_holders_and_decisions_is_checked_like_any_other() {
        String incident = declared();
        scoped(incident, aTieredAudit("60"));
        as("legal-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("certificatesChecked", equalTo(1), "dealsWrong", hasSize(0));

        assertFails(aTieredAudit("59"), "D-S-TIERED: the level is 60 / 1 for first, 30 / 1 for rest, not 59 / 1");
    }

    @Test
    void a_finding_that_the_audit_misses_is_noticed() {
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).without("D-S-WRONG", "S-B"),
                "D-S-WRONG: the audit misses a finding for S-B");
    }

    @Test
    void a_finding_that_the_audit_invents_or_changes_is_noticed() {
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).saying("D-S-WRONG", "S-A", "right", "41.00"),
                "D-S-WRONG: the audit's finding for S-A is not what we work out");
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).saying("D-S-WRONG", "S-A", "aboveCapBy", "0.00"),
                "D-S-WRONG: the audit's finding for S-A is not what we work out");
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).saying("D-S-WRONG", "S-A", "deal", "D-S-OTHER"),
                "D-S-OTHER: has findings, but was not audited");
    }

    @Test
    void a_wrong_deal_that_is_called_right_is_noticed() {
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).judging("D-S-WRONG", "RIGHT", ""),
                "D-S-WRONG: the audit says it is right, but 2 differ");
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal())).judging("D-S-WRONG", "ROUNDED_OTHERWISE", ""),
                "which is no rounding");
        assertFails(
                StandInAudit.of(allocation, List.of(aWrongDeal().rounded("DOWN")))
                        .judging("D-S-WRONG", "ROUNDED_OTHERWISE", ""),
                "S-A differs by -10.00 USD, which is no rounding by DOWN");
        assertFails(
                StandInAudit.of(allocation, List.of(aRightDeal())).judging("D-S-RIGHT", "WRONG", ""),
                "D-S-RIGHT: the audit says it is wrong, but nobody differs");
    }

    private static void assertFails(StandInAudit audit, String reason) {
        assertFails(declared(), audit, reason);
    }

    private static void assertFails(String incident, StandInAudit audit, String reason) {
        scoping(incident, audit);
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}/scope", incident)
                .then()
                .body("state", equalTo("FAILED"), "reason", containsString(reason), "findings", equalTo(0)));
    }

    /** 10.00 are decided for C; 60.00 are set aside for A, and of the 30.00 that are left all go to B. */
    private StandInAudit aTieredAudit(String levelOfFirst) {
        AuditedBook book = AuditedBook.of("D-S-TIERED", "USD")
                .offering("100.00")
                .promising(Map.of(
                        "zeroHistory",
                        "MEAN_AS_WEIGHT",
                        "lotMinor",
                        10,
                        "minimumMinor",
                        500,
                        "tiers",
                        List.of(Map.of("name", "first", "carveOutMinor", 6000), Map.of("name", "rest")),
                        "holders",
                        Map.of("rule", "SECTION_3C1", "most", 5, "reserve", 2)))
                .with("S-A", "100.00", "1.00", "60.00")
                .with("S-B", "100.00", "1.00", "30.00")
                .with("S-C", "100.00", "1.00", "10.00")
                .saying("S-A", "tier", "first")
                .saying("S-B", "tier", "rest")
                .saying("S-C", "tier", "rest")
                .saying("S-C", "override", Map.of("amount", "10.00", "reason", "promised"));
        return StandInAudit.of(allocation, List.of(book))
                .judging("D-S-TIERED", "RIGHT", "")
                .answering(
                        "D-S-TIERED",
                        right -> with(
                                with(right, "level", null),
                                "tiers",
                                List.of(tierLevel("first", levelOfFirst), tierLevel("rest", "30"))))
                .answering(
                        "D-S-TIERED",
                        right -> with(
                                right,
                                "lines",
                                List.of(
                                        Map.of("investor", "S-A", "right", "60.00", "cap", "100.00"),
                                        Map.of("investor", "S-B", "right", "30.00", "cap", "100.00"),
                                        Map.of("investor", "S-C", "right", "10.00", "cap", "100.00"))));
    }

    private static Map<String, Object> tierLevel(String tier, String numerator) {
        return Map.of("tier", tier, "level", Map.of("numerator", numerator, "denominator", "1"));
    }

    private static AuditedBook aRightDeal() {
        return AuditedBook.of("D-S-RIGHT", "USD")
                .offering("100.00")
                .with("S-A", "100.00", "1.00", "50.00")
                .with("S-B", "100.00", "1.00", "50.00");
    }

    private static AuditedBook aWrongDeal() {
        return AuditedBook.of("D-S-WRONG", "USD")
                .offering("100.00")
                .with("S-A", "40.00", "1.00", "50.00")
                .with("S-B", "100.00", "1.00", "50.00");
    }

    private static Map<String, Object> withRight(
            Map<String, Object> right, String one, String amount, String other, String otherAmount) {
        return with(
                right,
                "lines",
                List.of(
                        Map.of("investor", one, "right", amount, "cap", "100.00"),
                        Map.of("investor", other, "right", otherAmount, "cap", "100.00")));
    }

    private static Map<String, Object> with(Map<String, Object> right, String field, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(right);
        changed.put(field, value);
        return changed;
    }
}
