package makewhole.remediation.settlement;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/**
 * Two persons' view that nothing is owed for a line that was left behind: no money ever came for it, say.
 *
 * @param confirmedBy another person, of legal; empty until then
 */
public record Denial(
        LineId line,
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
     * @throws RefusedException if they are not of legal, proposed it themselves, or have read another reason
     */
    Denial confirmed(String read, Subject by, Instant at) {
        if (by.role() != Role.LEGAL) {
            throw new RefusedException(
                    new CaseRefusal.RoleMissing("denying what is owed instead of units", Role.LEGAL.name()));
        }
        if (!by.isAnotherPersonThan(proposedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who proposed to deny a line may not confirm it"));
        }
        if (!read.equals(reason)) {
            throw new RefusedException(new SettlementRefusal.DenialChanged(line.value(), reason));
        }
        return new Denial(line, reason, proposedBy, proposedAt, Optional.of(by.name()), Optional.of(at));
    }
}
