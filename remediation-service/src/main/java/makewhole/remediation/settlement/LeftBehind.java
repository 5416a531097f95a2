package makewhole.remediation.settlement;

import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/**
 * A line whose units can never move any more, because its correction window closed or its correction was refused for good.
 * People decide what its customer gets instead.
 *
 * @param purpose TAKE_BACK if the units stay with a customer who was given too much, TOP_UP if a customer who accepted them in
 *     time did not get them
 * @param units at cost, above zero
 * @param supplement that grants something for the units; empty if none that was not rejected does
 * @param denial what one person proposes, or two have said
 */
public record LeftBehind(
        LineId line,
        DealId deal,
        InvestorId investor,
        Rebooking.Purpose purpose,
        Money units,
        State state,
        Optional<PlanId> supplement,
        Optional<NothingOwed> denial) {
    /** What people have decided. */
    public enum State {
        /** Nothing yet; the gate waits for it. */
        OPEN,
        /** A supplement that grants what is owed instead is drafted; the gate waits until it is released. */
        GRANT_DRAFTED,
        /** A released supplement grants what is owed instead. */
        GRANTED,
        /** Two persons have said that nothing is owed. */
        DENIED;

        /** Whether the gate waits for it. */
        boolean isUndecided() {
            return this == OPEN || this == GRANT_DRAFTED;
        }
    }

    /**
     * Sees that people may still decide it.
     *
     * @throws RefusedException if a supplement grants something for the units, or two persons have denied them
     */
    void requireOpen() {
        switch (state) {
            case OPEN -> {}
            case GRANT_DRAFTED, GRANTED ->
                throw new RefusedException(new SettlementRefusal.LeftBehindGranted(
                        line.value(), supplement.map(PlanId::toString).orElseThrow()));
            case DENIED -> throw new RefusedException(new SettlementRefusal.LeftBehindDenied(line.value()));
        }
    }

    LeftBehind said(State next, NothingOwed said) {
        return new LeftBehind(line, deal, investor, purpose, units, next, supplement, Optional.of(said));
    }
}
