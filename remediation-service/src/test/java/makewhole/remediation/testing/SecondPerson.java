package makewhole.remediation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.refusal.RefusedException;

/** The rule of two persons, for a step that follows one of somebody else's. */
public final class SecondPerson {
    private SecondPerson() {}

    /**
     * Sees that the step is refused to services and to whoever took the first one, and that another person can take it.
     *
     * @param first who took the first step
     * @param role in which the second may be taken
     */
    public static void isNeeded(String first, Role role, Consumer<Subject> step) {
        assertThat(refusalOf(step, new Subject("allocation-service", Role.SERVICE)))
                .isInstanceOfAny(PlanRefusal.SecondPersonRequired.class, CaseRefusal.RoleMissing.class);
        assertThat(refusalOf(step, new Subject(first, role))).isInstanceOf(PlanRefusal.SecondPersonRequired.class);
        assertThatCode(() -> step.accept(new Subject("somebody-else", role))).doesNotThrowAnyException();
    }

    private static Refusal refusalOf(Consumer<Subject> step, Subject subject) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> step.accept(subject));
        assertThat(refused).as("refused to %s", subject).isNotNull();
        return refused.refusal();
    }
}
