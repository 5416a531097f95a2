package makewhole.remediation.investor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.UnpaidRefusal;

/**
 * Another account for an investor: asked for by one person with evidence, confirmed by another.
 *
 * @param account the new one
 * @param before fingerprint of the account until then
 * @param evidence what shows that the investor wants it, such as the reference of a letter
 * @param reason why it was refused; empty otherwise
 */
public record AccountChange(
        UUID id,
        InvestorId investor,
        Account account,
        String before,
        String evidence,
        State state,
        String requestedBy,
        Instant requestedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        String reason) {
    /** How far it is. */
    public enum State {
        REQUESTED,
        CONFIRMED,
        REFUSED
    }

    /** Another person stands for it, naming the account that they have compared with the evidence. */
    AccountChange confirmed(String fingerprint, Subject subject, Instant at) {
        requireOpen(subject);
        if (!account.fingerprint().equals(fingerprint)) {
            throw new RefusedException(new UnpaidRefusal.ChangeStale(id.toString()));
        }
        return decided(State.CONFIRMED, subject, at, "");
    }

    AccountChange refused(String why, Subject subject, Instant at) {
        requireOpen(subject);
        return decided(State.REFUSED, subject, at, why);
    }

    private void requireOpen(Subject subject) {
        if (state != State.REQUESTED) {
            throw new RefusedException(new UnpaidRefusal.ChangeDecided(id.toString(), state.name()));
        }
        if (!subject.isAnotherPersonThan(requestedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who asked for change %s may not decide it".formatted(id)));
        }
    }

    private AccountChange decided(State next, Subject subject, Instant at, String why) {
        return new AccountChange(
                id,
                investor,
                account,
                before,
                evidence,
                next,
                requestedBy,
                requestedAt,
                Optional.of(subject.name()),
                Optional.of(at),
                why);
    }
}
