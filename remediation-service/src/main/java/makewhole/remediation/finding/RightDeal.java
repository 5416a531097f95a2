package makewhole.remediation.finding;

import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.investor.InvestorId;

/**
 * What an audit says would have been right for a deal.
 *
 * @param level of a deal without tiers, if anybody with a weight was held back by one
 * @param tierLevels the same for each tier of a deal with tiers
 */
public record RightDeal(
        Optional<ScopedDeal.Level> level,
        Map<String, Optional<ScopedDeal.Level>> tierLevels,
        Map<InvestorId, Money> lines) {
    public RightDeal {
        tierLevels = Map.copyOf(tierLevels);
        lines = Map.copyOf(lines);
    }

    /** What an investor should have been given; nothing if the right answer does not name them. */
    public Money of(BookedDeal.Commitment commitment) {
        return lines.getOrDefault(
                commitment.investor(), Money.zero(commitment.requested().currency()));
    }
}
