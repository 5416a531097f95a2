package makewhole.remediation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.testing.SecondPerson;
import org.junit.jupiter.api.Test;

class NothingOwedTest {
    private static final Instant NOW = Instant.parse("2026-09-21T09:00:00Z");
    private static final String REASON = "The statement shows that it was paid";

    private final NothingOwed proposed = NothingOwed.proposed(REASON, new Subject("lea", Role.LEGAL), NOW);

    @Test
    void another_person_of_legal_confirms_it_and_no_service() {
        SecondPerson.isNeeded("lea", Role.LEGAL, subject -> confirmed(REASON, subject));
    }

    @Test
    void who_has_read_another_reason_is_told_the_one_that_stands() {
        assertThatThrownBy(() -> confirmed("Another", new Subject("lou", Role.LEGAL)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal()).isEqualTo(new PlanRefusal.DismissalChanged(7, REASON)));
    }

    private NothingOwed confirmed(String read, Subject by) {
        return proposed.confirmed(read, by, NOW, reason -> new PlanRefusal.DismissalChanged(7, reason));
    }
}
