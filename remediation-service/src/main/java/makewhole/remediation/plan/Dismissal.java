package makewhole.remediation.plan;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Two persons' view that nothing is owed beyond a line that its customer contests.
 *
 * @param dispute by its number
 * @param confirmedBy another person, of legal; empty until then
 */
public record Dismissal(
        long dispute,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Optional<String> confirmedBy,
        Optional<Instant> confirmedAt) {

    public boolean isConfirmed() {
        return confirmedAt.isPresent();
    }

    /**
     * Takes effect once another person of legal agrees.
     *
     * @param read the reason that they have read, to the letter
     * @throws RefusedException if it has taken effect, they are not of legal, proposed it themselves, or have read another
     */
    Dismissal confirmed(String read, Subject by, Instant at) {
        requireOpen();
        if (by.role() != Role.LEGAL) {
            throw new RefusedException(new CaseRefusal.RoleMissing("dismissing a dispute", Role.LEGAL.name()));
        }
        if (!by.isAnotherPersonThan(proposedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who proposed to dismiss a dispute may not confirm it"));
        }
        if (!read.equals(reason)) {
            throw new RefusedException(new PlanRefusal.DismissalChanged(dispute, reason));
        }
        return new Dismissal(dispute, reason, proposedBy, proposedAt, Optional.of(by.name()), Optional.of(at));
    }

    void requireOpen() {
        if (isConfirmed()) {
            throw new RefusedException(new PlanRefusal.DisputeAnswered(dispute, "its dismissal"));
        }
    }
}
