package makewhole.remediation.finding;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.ScopeRefusal;

/**
 * What two persons decide of a deal that cannot be judged.
 *
 * @param confirmedBy another person than the one who proposed it; empty until then
 */
public record HandDecision(
        DealId deal,
        Outcome outcome,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Optional<String> confirmedBy,
        Optional<Instant> confirmedAt) {

    /** What they find. */
    public enum Outcome {
        /** Nobody was given too much or too little. */
        NOBODY_HARMED,
        /** Somebody may have been; it is put right outside the plan of this incident. */
        PUT_RIGHT_APART
    }

    public boolean isConfirmed() {
        return confirmedAt.isPresent();
    }

    /**
     * What the second person has read and agrees to.
     *
     * @param reason as it was proposed, to the letter
     */
    public record Read(Outcome outcome, String reason) {}

    HandDecision confirmed(Read read, Subject by, Instant at) {
        if (isConfirmed()) {
            throw new RefusedException(new ScopeRefusal.DecidedByHand(deal.value()));
        }
        if (by.role() != Role.LEGAL && by.role() != Role.FINANCE) {
            throw new RefusedException(
                    new CaseRefusal.RoleMissing("confirming what becomes of a deal", "LEGAL or FINANCE"));
        }
        if (!by.isAnotherPersonThan(proposedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who proposed what becomes of a deal may not confirm it"));
        }
        if (!read.equals(new Read(outcome, reason))) {
            throw new RefusedException(new ScopeRefusal.ProposalChanged(deal.value(), outcome.name(), reason));
        }
        return new HandDecision(deal, outcome, reason, proposedBy, proposedAt, Optional.of(by.name()), Optional.of(at));
    }
}
