package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/** How far what there was for a tier went round. */
public record TierLevel(TierName tier, Level level) {
    public TierLevel {
        requireNonNull(tier, "tier");
        requireNonNull(level, "level");
    }
}
