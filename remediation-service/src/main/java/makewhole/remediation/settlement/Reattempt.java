package makewhole.remediation.settlement;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.UnpaidRefusal;

/**
 * Two persons' view that attempts came back through no fault of their accounts, so that the same accounts are tried again.
 *
 * @param attempts those that came back, by line; another attempt of a line needs a word of its own
 * @param evidence what shows it, such as a letter of the bank
 * @param confirmedBy another person, of finance; empty until then
 */
public record Reattempt(
        UUID id,
        PlanId plan,
        SortedMap<LineId, EndToEndId> attempts,
        String evidence,
        String proposedBy,
        Instant proposedAt,
        Optional<String> confirmedBy,
        Optional<Instant> confirmedAt) {
    public Reattempt {
        attempts = Collections.unmodifiableSortedMap(new TreeMap<>(attempts));
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("nothing is to be made again");
        }
    }

    /** What somebody of operations has found out. */
    static Reattempt proposed(
            PlanId plan, SortedMap<LineId, EndToEndId> attempts, String evidence, Subject by, Instant at) {
        if (by.role() != Role.OPERATIONS) {
            throw new RefusedException(
                    new CaseRefusal.RoleMissing("proposing to pay to the same account again", Role.OPERATIONS.name()));
        }
        return new Reattempt(
                UUID.randomUUID(), plan, attempts, evidence, by.name(), at, Optional.empty(), Optional.empty());
    }

    public boolean isConfirmed() {
        return confirmedAt.isPresent();
    }

    /**
     * Takes effect once another person, of finance, agrees.
     *
     * @param read the evidence that they have looked at, to the letter
     * @throws RefusedException if it has taken effect, they are not of finance, proposed it themselves, or have read
     *     something else
     */
    Reattempt confirmed(String read, Subject by, Instant at) {
        if (isConfirmed()) {
            throw new RefusedException(new UnpaidRefusal.ReattemptConfirmed(id.toString()));
        }
        if (by.role() != Role.FINANCE) {
            throw new RefusedException(
                    new CaseRefusal.RoleMissing("confirming to pay to the same account again", Role.FINANCE.name()));
        }
        if (!by.isAnotherPersonThan(proposedBy)) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "Who proposed to pay to the same account again may not confirm it"));
        }
        if (!read.equals(evidence)) {
            throw new RefusedException(new UnpaidRefusal.ReattemptStale(id.toString()));
        }
        return new Reattempt(
                id, plan, attempts, evidence, proposedBy, proposedAt, Optional.of(by.name()), Optional.of(at));
    }
}
