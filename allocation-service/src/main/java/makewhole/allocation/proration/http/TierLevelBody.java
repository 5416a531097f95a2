package makewhole.allocation.proration.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import makewhole.allocation.proration.Levels;
import org.jspecify.annotations.Nullable;

/**
 * The level of one tier on the wire.
 *
 * @param level null where no investor of the tier who shares by weight is held back
 * @param zeroHistoryLevel per head; only there where investors without history are given something, but not all they
 *     want
 */
public record TierLevelBody(
        String tier,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelBody zeroHistoryLevel) {
    /** In the order in which the tiers are served; null for a deal without tiers, which has its level by itself. */
    public static @Nullable List<TierLevelBody> of(Levels levels) {
        return levels.ofAll().isPresent()
                ? null
                : levels.tiers().stream()
                        .map(one -> new TierLevelBody(
                                one.tier().value(), LevelBody.perWeight(one.level()), LevelBody.perHead(one.level())))
                        .toList();
    }
}
