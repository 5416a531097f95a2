package makewhole.remediation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReattemptTest {
    private static final Instant NOW = Instant.parse("2026-10-02T09:00:00Z");
    private static final PlanId PLAN = new PlanId(new UUID(0, 2));
    private static final String EVIDENCE = "Letter of the bank";

    @Test
    void another_person_of_finance_confirms_it_and_no_service() {
        Reattempt proposed = proposed(new Subject("pat", Role.OPERATIONS));
        SecondPerson.isNeeded("pat", Role.FINANCE, subject -> proposed.confirmed(EVIDENCE, subject, NOW));
    }

    @ParameterizedTest(name = "{0} does not propose it")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATIONS")
    void operations_proposes_it_and_nobody_else(Role role) {
        assertThatThrownBy(() -> proposed(new Subject("pat", role)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal()).isInstanceOf(CaseRefusal.RoleMissing.class));
    }

    private static Reattempt proposed(Subject by) {
        SortedMap<LineId, EndToEndId> attempts = new TreeMap<>();
        attempts.put(LineId.at(1), EndToEndId.of(PLAN.value(), 1, 1));
        return Reattempt.proposed(PLAN, attempts, EVIDENCE, by, NOW);
    }
}
