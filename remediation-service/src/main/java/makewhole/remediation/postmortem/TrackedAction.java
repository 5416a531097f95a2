package makewhole.remediation.postmortem;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.PostMortemRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Something that is done so that it does not happen again. It is done when whoever did it names the test that would fail
 * without it, and verified when another person has seen that test pass.
 *
 * @param number within its incident, from 1
 * @param owner a person's account, or the role of the team that owns it
 * @param test such as {@code makewhole.allocation.certificate.CertificateLaws#the_sum_is_exact}; empty while it is open
 */
public record TrackedAction(
        IncidentId incident,
        int number,
        String what,
        String owner,
        LocalDate due,
        State state,
        Optional<String> test,
        Optional<String> doneBy,
        Optional<String> verifiedBy) {
    private static final Pattern TEST = Pattern.compile("([a-z_][\\w]*\\.)*[A-Z]\\w*(#\\w+)?");

    /** How far it is. */
    public enum State {
        OPEN,
        DONE,
        VERIFIED
    }

    static TrackedAction open(IncidentId incident, int number, Wanted wanted) {
        return new TrackedAction(
                incident,
                number,
                wanted.what(),
                wanted.owner(),
                wanted.due(),
                State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An action as somebody wants it. */
    public record Wanted(String what, String owner, LocalDate due) {}

    TrackedAction done(String namedTest, Subject by) {
        require(State.OPEN);
        if (!TEST.matcher(namedTest).matches()) {
            throw new RefusedException(new PostMortemRefusal.NoTestName(namedTest));
        }
        return new TrackedAction(
                incident,
                number,
                what,
                owner,
                due,
                State.DONE,
                Optional.of(namedTest),
                Optional.of(by.name()),
                Optional.empty());
    }

    TrackedAction verified(Subject by) {
        require(State.DONE);
        if (!by.isAnotherPersonThan(doneBy.orElseThrow())) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who did an action may not verify it as well"));
        }
        return new TrackedAction(
                incident, number, what, owner, due, State.VERIFIED, test, doneBy, Optional.of(by.name()));
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new RefusedException(new PostMortemRefusal.ActionWrongState(number, state.name(), wanted.name()));
        }
    }
}
