package makewhole.remediation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PaymentRunTest {
    private static final Instant NOW = Instant.parse("2026-09-30T23:59:59Z");

    @Test
    void another_person_of_finance_approves_and_nobody_else() {
        assertThat(aRun().approved(new Subject("fay", Role.FINANCE), NOW).approvedBy())
                .contains("fay");
        assertRefused(
                () -> aRun().approved(new Subject("pat", Role.FINANCE), NOW), PlanRefusal.SecondPersonRequired.class);
        assertRefused(() -> aRun().approved(new Subject("ops", Role.OPERATIONS), NOW), CaseRefusal.RoleMissing.class);
        assertRefused(() -> aRun().approved(new Subject("svc", Role.SERVICE), NOW), CaseRefusal.RoleMissing.class);
    }

    @Test
    void its_day_lasts_until_midnight_utc() {
        PaymentRun.requireNear(aRun().day(), NOW);
        assertRefused(
                () -> PaymentRun.requireNear(aRun().day(), NOW.plusSeconds(1)), SettlementRefusal.RunDayOver.class);
    }

    @Test
    void its_day_is_at_most_sixty_days_ahead() {
        PaymentRun.requireNear(LocalDate.parse("2026-11-29"), NOW);
        assertRefused(
                () -> PaymentRun.requireNear(LocalDate.parse("2026-11-30"), NOW),
                SettlementRefusal.RunTooFarAhead.class);
        assertRefused(
                () -> PaymentRun.requireNear(LocalDate.parse("2062-09-30"), NOW),
                SettlementRefusal.RunTooFarAhead.class);
    }

    private static PaymentRun aRun() {
        return new PaymentRun(
                new UUID(0, 1),
                new PlanId(new UUID(0, 2)),
                "sha256:0",
                LocalDate.parse("2026-09-30"),
                PaymentRun.State.PROPOSED,
                "pat",
                NOW,
                Optional.empty(),
                Optional.empty(),
                "",
                OptionalInt.empty());
    }

    private static void assertRefused(ThrowingCallable call, Class<? extends Refusal> refusal) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal()).isInstanceOf(refusal));
    }
}
