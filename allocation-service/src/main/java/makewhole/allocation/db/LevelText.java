package makewhole.allocation.db;

import java.math.BigInteger;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;

/**
 * A level as it is kept: plain texts that stay readable however the domain types change.
 *
 * @param numerator a whole number; 0 where everyone is filled
 * @param denominator a whole number; 1 where everyone is filled
 */
public record LevelText(String kind, String numerator, String denominator) {
    private static final String EVERYONE_FILLED = "EVERYONE_FILLED";
    private static final String PER_WEIGHT = "PER_WEIGHT";
    private static final String PER_HEAD = "PER_HEAD";

    public static LevelText of(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> new LevelText(EVERYONE_FILLED, "0", "1");
            case Level.PerWeight(var ratio) -> of(PER_WEIGHT, ratio);
            case Level.PerHead(var ratio) -> of(PER_HEAD, ratio);
        };
    }

    private static LevelText of(String kind, Ratio ratio) {
        return new LevelText(
                kind, ratio.numerator().toString(), ratio.denominator().toString());
    }

    public Level toLevel() {
        Ratio ratio = new Ratio(new BigInteger(numerator), new BigInteger(denominator));
        return switch (kind) {
            case EVERYONE_FILLED -> new Level.EveryoneFilled();
            case PER_WEIGHT -> new Level.PerWeight(ratio);
            case PER_HEAD -> new Level.PerHead(ratio);
            default -> throw new IllegalStateException("no level is of kind " + kind);
        };
    }
}
