package makewhole.allocation.proration;

import java.util.List;
import java.util.Optional;

/** The level of every tier of a deal, in the order in which they are served. */
public record Levels(List<TierLevel> tiers) {
    public Levels {
        tiers = List.copyOf(tiers);
    }

    /** The level of a deal that has no tiers. */
    public static Levels ofAll(Level level) {
        return new Levels(List.of(new TierLevel(TierName.ALL, level)));
    }

    /** The one level of a deal that has no tiers; empty if it has some. */
    public Optional<Level> ofAll() {
        return tiers.size() == 1 ? of(TierName.ALL) : Optional.empty();
    }

    /** The level of a tier; empty if there is no such tier. */
    public Optional<Level> of(TierName tier) {
        return tiers.stream()
                .filter(one -> one.tier().equals(tier))
                .map(TierLevel::level)
                .findFirst();
    }

    @Override
    public String toString() {
        return ofAll().map(Level::toString).orElse(tiers.toString());
    }
}
