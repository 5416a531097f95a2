package makewhole.allocation.proration.http;

import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * A level on the wire: minor units per minor unit of weight, or per head, as an exact fraction in lowest terms.
 *
 * @param numerator a whole number of any length
 * @param denominator a whole number of any length
 */
public record LevelBody(String numerator, String denominator) {
    /** The level that investors with history share; null where it holds none of them back, all being at their caps. */
    public static @Nullable LevelBody perWeight(Levels levels) {
        return levels.ofAll().map(LevelBody::perWeight).orElse(null);
    }

    static @Nullable LevelBody perWeight(Level level) {
        return switch (level) {
            case Level.EveryoneFilled _, Level.PerHead _ -> null;
            case Level.PerWeight(var ratio) -> of(ratio);
        };
    }

    /** What each investor without history could be given; null unless it holds one of them back. */
    public static @Nullable LevelBody perHead(Levels levels) {
        return levels.ofAll().map(LevelBody::perHead).orElse(null);
    }

    static @Nullable LevelBody perHead(Level level) {
        return switch (level) {
            case Level.EveryoneFilled _, Level.PerWeight _ -> null;
            case Level.PerHead(var ratio) -> of(ratio);
        };
    }

    private static LevelBody of(Ratio ratio) {
        return new LevelBody(ratio.numerator().toString(), ratio.denominator().toString());
    }
}
