package makewhole.remediation.settlement;

import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;

/**
 * A line whose units can never move any more, because its correction window closed or its correction was refused for good.
 * People decide what its customer gets instead.
 *
 * @param purpose TAKE_BACK if the units stay with a customer who was given too much, TOP_UP if a customer who accepted them in
 *     time did not get them
 * @param units at cost, above zero
 * @param denial what one person proposes, or two have said
 */
public record LeftBehind(
        LineId line,
        DealId deal,
        InvestorId investor,
        Rebooking.Purpose purpose,
        Money units,
        State state,
        Optional<Denial> denial) {
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
}
