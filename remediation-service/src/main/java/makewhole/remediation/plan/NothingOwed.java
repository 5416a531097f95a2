package makewhole.remediation.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Two persons' view that nothing is owed: beyond a line that its customer contests, or for units that were left behind.
 *
 * @param confirmedBy another person, of legal; empty until then
 */
public record NothingOwed(
        String reason,
        String proposedBy,
        Instant proposedAt,
        Optional<String> confirmedBy,
        Optional<Instant> confirmedAt) {

    public static NothingOwed proposed(String reason, Subject by, Instant at) {
        return new NothingOwed(reason, by.name(), at, Optional.empty(), Optional.empty());
    }

    public boolean isConfirmed() {
        return confirmedAt.isPresent();
    }

    /**
     * Takes effect once another person of legal agrees.
     *
     * @param read the reason that they have read, to the letter
     * @param changed what to refuse with, out of the reason that stands, if they have read another
     * @throws RefusedException if they are not of legal, proposed it themselves, or have read another reason
     */
    public NothingOwed confirmed(String read, Subject by, Instant at, Function<String, Refusal> changed) {
        if (by.role() != Role.LEGAL) {
            throw new RefusedException(
                    new CaseRefusal.RoleMissing("confirming that nothing is owed", Role.LEGAL.name()));
        }
        if (!by.isAnotherPersonThan(proposedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who proposed that nothing is owed may not confirm it"));
        }
        if (!read.equals(reason)) {
            throw new RefusedException(changed.apply(reason));
        }
        return new NothingOwed(reason, proposedBy, proposedAt, Optional.of(by.name()), Optional.of(at));
    }
}
