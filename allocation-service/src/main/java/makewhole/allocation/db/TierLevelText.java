package makewhole.allocation.db;

import makewhole.allocation.proration.TierLevel;
import makewhole.allocation.proration.TierName;

/** The level of one tier as it is kept. */
public record TierLevelText(String tier, LevelText level) {
    public static TierLevelText of(TierLevel level) {
        return new TierLevelText(level.tier().value(), LevelText.of(level.level()));
    }

    public TierLevel toTierLevel() {
        return new TierLevel(new TierName(tier), level.toLevel());
    }
}
