package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A part of the investors, who are served before those of later tiers.
 *
 * @param carveOut minor units set aside for this tier, which is then given at most so much; what it does not want goes
 *     to later tiers. Empty if it may be given all that earlier tiers have left
 */
public record Tier(TierName name, Optional<Long> carveOut) {
    /** The one tier of a deal that has no tiers. */
    public static final Tier ALL = new Tier(TierName.ALL, Optional.empty());

    public Tier {
        requireNonNull(name, "name");
        requireNonNull(carveOut, "carveOut");
        if (carveOut.isPresent() && carveOut.get() < 0) {
            throw new BookRefusedException("tier %s sets aside %d, which is negative".formatted(name, carveOut.get()));
        }
    }
}
