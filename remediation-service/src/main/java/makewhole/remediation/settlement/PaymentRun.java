package makewhole.remediation.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Payments of one plan that go out on one day, once finance has approved exactly them. There may be a million of them, so
 * they are gone through where they are kept.
 *
 * @param planDigest of the released plan
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
        Optional<Instant> approvedAt) {
    /** How far it is. */
    public enum State {
        PROPOSED,
        /** Approved; its files are written and never change. */
        EXPORTED,
        /** Given up before it was approved; its lines are free for another run. */
        WITHDRAWN
    }

    /**
     * Interest is owed until the money goes out, so no run is for a day that is over, in UTC.
     *
     * @throws RefusedException if it is over
     */
    static void requireNotOver(LocalDate day, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (day.isBefore(today)) {
            throw new RefusedException(new CaseRefusal.RunDayOver(day, today));
        }
    }

    PaymentRun approved(String by, Instant at) {
        return new PaymentRun(
                id, plan, planDigest, day, State.EXPORTED, proposedBy, proposedAt, Optional.of(by), Optional.of(at));
    }

    PaymentRun withdrawn() {
        return new PaymentRun(
                id, plan, planDigest, day, State.WITHDRAWN, proposedBy, proposedAt, approvedBy, approvedAt);
    }
}
