package makewhole.remediation.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/**
 * Payments of one plan that go out on one day, once finance has approved exactly them. There may be a million of them, so
 * they are gone through where they are kept.
 *
 * @param planDigest of the released plan
 * @param withdrawnBecause in the words of whoever withdrew it; empty unless it is withdrawn
 * @param waiting lines that are due and not in it: they came back from a run for a later day, and wait for that day. Empty if
 *     nobody has counted them
 */
public record PaymentRun(
        UUID id,
        PlanId plan,
        String planDigest,
        LocalDate day,
        State state,
        String proposedBy,
        Instant proposedAt,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        String withdrawnBecause,
        OptionalInt waiting) {
    /** How many days ahead a run may be proposed and approved: accounts and rates change, and a slip in the year must not pay. */
    private static final int MOST_DAYS_AHEAD = 60;

    /** How far it is. */
    public enum State {
        PROPOSED,
        /** Approved; its files are written and never change. */
        EXPORTED,
        /** Given up before it was approved; its lines are free for another run. */
        WITHDRAWN
    }

    /**
     * Interest is owed until the money goes out, so no run is for a day that is over, in UTC, nor for one far ahead.
     *
     * @throws RefusedException if it is over, or too far ahead
     */
    static void requireNear(LocalDate day, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (day.isBefore(today)) {
            throw new RefusedException(new SettlementRefusal.RunDayOver(day, today));
        }
        LocalDate last = today.plusDays(MOST_DAYS_AHEAD);
        if (day.isAfter(last)) {
            throw new RefusedException(new SettlementRefusal.RunTooFarAhead(day, last));
        }
    }

    /**
     * Finance's yes to it.
     *
     * @throws RefusedException if it is not finance's, or who proposed it says it
     */
    PaymentRun approved(Subject by, Instant at) {
        if (by.role() != Role.FINANCE) {
            throw new RefusedException(new CaseRefusal.RoleMissing("approving a payment run", Role.FINANCE.name()));
        }
        if (!by.isAnotherPersonThan(proposedBy)) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "Who proposed payment run %s may not approve it".formatted(id)));
        }
        return with(State.EXPORTED, Optional.of(by.name()), Optional.of(at), withdrawnBecause, waiting);
    }

    PaymentRun withdrawn(String because) {
        return with(State.WITHDRAWN, approvedBy, approvedAt, because, waiting);
    }

    /** The same, once it is known how many lines wait. */
    PaymentRun leaving(int lines) {
        return with(state, approvedBy, approvedAt, withdrawnBecause, OptionalInt.of(lines));
    }

    private PaymentRun with(
            State newState, Optional<String> by, Optional<Instant> at, String because, OptionalInt lines) {
        return new PaymentRun(id, plan, planDigest, day, newState, proposedBy, proposedAt, by, at, because, lines);
    }
}
