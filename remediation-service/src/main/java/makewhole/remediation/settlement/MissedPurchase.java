package makewhole.remediation.settlement;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;

/**
 * A top-up that a customer accepted in time and that was not bought before the correction window closed. It waits for a
 * person, who finds out whether money came in.
 *
 * @param accepted what the customer wanted to buy
 * @param ending what was found out; empty as long as nobody has said it
 */
public record MissedPurchase(LineId line, DealId deal, InvestorId investor, Money accepted, Optional<Ending> ending) {
    /**
     * What became of it.
     *
     * @param received what came in, too late, and is owed back; empty if nothing came
     */
    public record Ending(Optional<Money> received, String reason, String endedBy, Instant endedAt) {}
}
