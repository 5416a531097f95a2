package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a deal promises about how it is shared out.
 *
 * @param lot everything is given in whole lots of so many minor units; 1 or more
 * @param minimum whoever would be given something, but less than these minor units, drops out; 0 is no minimum
 * @param tiers in the order in which they are served; at least one, no name twice
 * @param holders how many investors may be given something; empty if any number may
 */
public record Terms(ZeroHistory zeroHistory, long lot, long minimum, List<Tier> tiers, Optional<HolderLimit> holders) {
    /** One minor unit is a lot, any ticket is large enough, investors without history come last, there are no tiers. */
    public static final Terms USUAL = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, 0);

    public Terms {
        requireNonNull(zeroHistory, "zeroHistory");
        requireNonNull(holders, "holders");
        tiers = List.copyOf(tiers);
        if (lot < 1 || minimum < 0) {
            throw new BookRefusedException("a lot of %d with a minimum of %d cannot be kept".formatted(lot, minimum));
        }
        if (tiers.isEmpty() || tiers.stream().map(Tier::name).distinct().count() != tiers.size()) {
            throw new BookRefusedException("a deal has at least one tier, and none twice");
        }
    }

    /** Terms of a deal without tiers and with any number of holders. */
    public Terms(ZeroHistory zeroHistory, long lot, long minimum) {
        this(zeroHistory, lot, minimum, List.of(Tier.ALL), Optional.empty());
    }

    /** Whether all investors are in one tier that may be given everything. */
    public boolean haveNoTiers() {
        return tiers.equals(List.of(Tier.ALL));
    }
}
