package makewhole.remediation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.Window;
import org.junit.jupiter.api.Test;

/** The rules of who may do what with a plan, without a service around them. */
class PlanTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
    private static final Duration VALID = Duration.ofDays(30);
    private static final LocalDate PLAN_DAY = LocalDate.parse("2026-09-21");
    private static final Subject LEGAL = new Subject("lea", Role.LEGAL);
    private static final Subject OPERATIONS = new Subject("omar", Role.OPERATIONS);
    private static final Subject FINANCE = new Subject("fay", Role.FINANCE);
    private static final Subject FINANCE_TOO = new Subject("finn", Role.FINANCE);
    private static final String DIGEST = "sha256:" + "1".repeat(64);

    @Test
    void three_persons_of_three_roles_approve_what_another_person_wrote() {
        Plan frozen = aPlan("ed").freeze(DIGEST);

        assertThat(frozen.approve(LEGAL, DIGEST, NOW, VALID)
                        .approve(OPERATIONS, DIGEST, NOW, VALID)
                        .state())
                .isEqualTo(PlanState.FROZEN);
        assertThat(approved("ed").state()).isEqualTo(PlanState.APPROVED);
    }

    @Test
    void no_person_counts_twice_whatever_their_role() {
        Plan frozen = aPlan("ed").freeze(DIGEST).approve(LEGAL, DIGEST, NOW, VALID);

        assertRefused(() -> frozen.approve(LEGAL, DIGEST, NOW, VALID), PlanRefusal.SecondPersonRequired.class);
        assertRefused(
                () -> frozen.approve(new Subject("lea", Role.FINANCE), DIGEST, NOW, VALID),
                PlanRefusal.SecondPersonRequired.class);
        assertRefused(
                () -> frozen.approve(new Subject("lou", Role.LEGAL), DIGEST, NOW, VALID),
                PlanRefusal.AlreadyApproved.class);
    }

    @Test
    void neither_the_author_nor_a_service_nor_another_role_approves() {
        Plan frozen = aPlan("lea").freeze(DIGEST);

        assertRefused(() -> frozen.approve(LEGAL, DIGEST, NOW, VALID), PlanRefusal.SecondPersonRequired.class);
        assertRefused(
                () -> frozen.approve(new Subject("allocation-service", Role.SERVICE), DIGEST, NOW, VALID),
                PlanRefusal.SecondPersonRequired.class);
        assertRefused(
                () -> frozen.approve(new Subject("ed", Role.ENGINEERING), DIGEST, NOW, VALID),
                PlanRefusal.SecondPersonRequired.class);
    }

    @Test
    void only_the_frozen_digest_is_approved_and_released() {
        assertRefused(
                () -> aPlan("ed").freeze(DIGEST).approve(LEGAL, DIGEST + "0", NOW, VALID),
                PlanRefusal.DigestStale.class);
        assertRefused(
                () -> approved("ed").release(OPERATIONS, DIGEST + "0", DIGEST, NOW), PlanRefusal.DigestStale.class);
        assertRefused(
                () -> approved("ed").release(OPERATIONS, DIGEST, DIGEST + "0", NOW), PlanRefusal.DigestStale.class);
        assertThat(approved("ed").release(OPERATIONS, DIGEST, DIGEST, NOW).state())
                .isEqualTo(PlanState.RELEASED);
    }

    @Test
    void only_a_person_of_operations_releases_whatever_the_edge_lets_through() {
        assertRefused(() -> approved("ed").release(LEGAL, DIGEST, DIGEST, NOW), CaseRefusal.RoleMissing.class);
        assertRefused(
                () -> approved("ed").release(new Subject("allocation-service", Role.SERVICE), DIGEST, DIGEST, NOW),
                CaseRefusal.RoleMissing.class);
    }

    @Test
    void every_step_has_its_state() {
        assertRefused(() -> aPlan("ed").approve(LEGAL, DIGEST, NOW, VALID), PlanRefusal.WrongState.class);
        assertRefused(() -> approved("ed").freeze(DIGEST), PlanRefusal.WrongState.class);
        assertRefused(
                () -> aPlan("ed").freeze(DIGEST).release(OPERATIONS, DIGEST, DIGEST, NOW),
                PlanRefusal.WrongState.class);
        assertRefused(
                () -> approved("ed").release(OPERATIONS, DIGEST, DIGEST, NOW).supersede(),
                PlanRefusal.WrongState.class);
        assertThat(approved("ed").supersede().approvals()).isEmpty();
    }

    @Test
    void above_the_threshold_two_persons_of_finance_approve() {
        Plan three = aPlan("ed")
                .needing(true)
                .freeze(DIGEST)
                .approve(LEGAL, DIGEST, NOW, VALID)
                .approve(OPERATIONS, DIGEST, NOW, VALID)
                .approve(FINANCE, DIGEST, NOW, VALID);

        assertThat(three.state()).isEqualTo(PlanState.FROZEN);
        assertRefused(() -> three.approve(FINANCE, DIGEST, NOW, VALID), PlanRefusal.SecondPersonRequired.class);
        assertRefused(() -> three.release(OPERATIONS, DIGEST, DIGEST, NOW), PlanRefusal.WrongState.class);
        Plan four = three.approve(FINANCE_TOO, DIGEST, NOW, VALID);
        assertThat(four.state()).isEqualTo(PlanState.APPROVED);
        assertRefused(() -> aPlan("ed").freeze(DIGEST).needing(true), PlanRefusal.WrongState.class);
    }

    @Test
    void an_approval_counts_until_its_last_moment_and_not_longer() {
        Instant last = NOW.plus(VALID);
        Plan late = aPlan("ed")
                .freeze(DIGEST)
                .approve(LEGAL, DIGEST, NOW, VALID)
                .approve(OPERATIONS, DIGEST, NOW.plusSeconds(1), VALID)
                .approve(FINANCE, DIGEST, NOW.plusSeconds(2), VALID);

        assertThat(late.lapse(last.minusNanos(1)).state()).isEqualTo(PlanState.APPROVED);
        assertThat(late.lapse(last).state()).isEqualTo(PlanState.FROZEN);
        assertThat(late.lapse(last).approvals())
                .extracting(Approval::role)
                .containsExactly(Role.OPERATIONS, Role.FINANCE);
        assertRefused(() -> late.release(OPERATIONS, DIGEST, DIGEST, last), PlanRefusal.ApprovalLapsed.class);
        assertThat(late.lapse(last).approve(LEGAL, DIGEST, last, VALID).state()).isEqualTo(PlanState.APPROVED);
        assertThat(late.release(OPERATIONS, DIGEST, DIGEST, last.minusNanos(1))
                        .lapse(last)
                        .state())
                .isEqualTo(PlanState.RELEASED);
    }

    @Test
    void a_rejected_plan_is_neither_approved_nor_released_but_can_give_way_to_a_new_version() {
        Plan rejected = approved("ed").reject(LEGAL, DIGEST, "The deadline is too short", NOW);

        assertThat(rejected.state()).isEqualTo(PlanState.REJECTED);
        assertThat(rejected.approvals()).isEmpty();
        assertThat(rejected.rejection().orElseThrow().reason()).isEqualTo("The deadline is too short");
        assertRefused(() -> rejected.approve(FINANCE, DIGEST, NOW, VALID), PlanRefusal.WrongState.class);
        assertRefused(() -> rejected.release(OPERATIONS, DIGEST, DIGEST, NOW), PlanRefusal.WrongState.class);
        assertThat(rejected.supersede().state()).isEqualTo(PlanState.SUPERSEDED);
        assertRefused(
                () -> approved("ed").reject(LEGAL, DIGEST + "0", "Another plan", NOW), PlanRefusal.DigestStale.class);
        assertRefused(
                () -> approved("ed").reject(new Subject("ed", Role.ENGINEERING), DIGEST, "No", NOW),
                PlanRefusal.SecondPersonRequired.class);
        assertRefused(
                () -> approved("ed").release(OPERATIONS, DIGEST, DIGEST, NOW).reject(LEGAL, DIGEST, "Too late", NOW),
                PlanRefusal.WrongState.class);
    }

    @Test
    void the_digest_changes_with_everything_that_people_approve() {
        Plan plan = aPlan("ed");
        PlannedDeal deal = aDeal("1.00");
        String digest = PlanDigest.of(plan, List.of(deal), PlanLines.of(List.of(aLine("10.00", "a", "steps"))));

        assertThat(PlanDigest.of(plan, List.of(deal), PlanLines.of(List.of(aLine("10.00", "a", "steps")))))
                .isEqualTo(digest);
        assertThat(PlanDigest.of(plan, List.of(deal), PlanLines.of(List.of(aLine("10.01", "a", "steps")))))
                .isNotEqualTo(digest);
        assertThat(PlanDigest.of(plan, List.of(deal), PlanLines.of(List.of(aLine("10.00", "b", "steps")))))
                .isNotEqualTo(digest);
        assertThat(PlanDigest.of(plan, List.of(deal), PlanLines.of(List.of(aLine("10.00", "a", "other steps")))))
                .isNotEqualTo(digest);
        assertThat(PlanDigest.of(plan, List.of(aDeal("1.01")), PlanLines.of(List.of(aLine("10.00", "a", "steps")))))
                .isNotEqualTo(digest);
        assertThat(PlanDigest.of(plan, List.of(deal), PlanLines.of(List.of()))).isNotEqualTo(digest);
        assertThat(PlanDigest.of(
                        plan.needing(true), List.of(deal), PlanLines.of(List.of(aLine("10.00", "a", "steps")))))
                .as("nobody takes the second approval of finance away unseen")
                .isNotEqualTo(digest);
        assertThat(PlanDigest.of(plan, List.of(aDeal("1.000")), PlanLines.of(List.of(aLine("10.00", "a", "steps")))))
                .as("the same price, written otherwise")
                .isEqualTo(digest);
    }

    private static Plan approved(String author) {
        return aPlan(author)
                .freeze(DIGEST)
                .approve(LEGAL, DIGEST, NOW, VALID)
                .approve(OPERATIONS, DIGEST, NOW, VALID)
                .approve(FINANCE, DIGEST, NOW, VALID);
    }

    private static Plan aPlan(String author) {
        return new Plan(
                PlanId.fromString("00000000-0000-0000-0000-000000000001"),
                new IncidentId("INC-2026-001"),
                1,
                Optional.empty(),
                Optional.empty(),
                PlanState.DRAFT,
                author,
                NOW,
                new PlanTerms(
                        PLAN_DAY, PLAN_DAY.plusDays(9), InterestRule.IRC_6621_A2_DAILY, Optional.<LocalDate>empty()),
                new RateTableReference("irs-underpayment-rate", PLAN_DAY.plusDays(9), DIGEST),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static PlannedDeal aDeal(String price) {
        return new PlannedDeal(
                new DealId("D-1"),
                new DealFacts(new BigDecimal(price), PLAN_DAY.minusDays(10), PLAN_DAY, Optional.empty(), List.of()));
    }

    private static PlanLine aLine(String due, String fingerprint, String formula) {
        Money amount = Money.parse(due, Currencies.of("USD"));
        Money nothing = Money.zero(amount.currency());
        return new PlanLine(
                LineId.at(1),
                new Finding(
                        new DealId("D-1"), new InvestorId("INV-1"), amount, nothing, nothing, LimitKind.NONE, false),
                Window.OPEN,
                new Outcome(
                        Remedy.REFUND,
                        amount,
                        Optional.empty(),
                        Optional.empty(),
                        new Split(amount, nothing, nothing),
                        List.of(new Step("amount due", formula, due))),
                new Choices(List.of(), Silence.CARRIED_OUT, Optional.empty()),
                fingerprint,
                Map.of("e", due));
    }

    private static void assertRefused(Runnable step, Class<? extends Refusal> refusal) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(refusal));
    }
}
