package makewhole.remediation.finding;

import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.investor.InvestorId;

/** What an audit says would have been right for a deal. */
public record RightDeal(Optional<ScopedDeal.Level> level, Map<InvestorId, Money> lines) {
    public RightDeal {
        lines = Map.copyOf(lines);
    }

    /** What an investor should have been given; nothing if the right answer does not name them. */
    public Money of(BookedDeal.Commitment commitment) {
        return lines.getOrDefault(
                commitment.investor(), Money.zero(commitment.requested().currency()));
    }
}
