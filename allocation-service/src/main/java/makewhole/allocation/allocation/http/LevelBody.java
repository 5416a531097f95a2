package makewhole.allocation.allocation.http;

import java.util.Optional;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;

/** A level on the wire: exact, in lowest terms. */
record LevelBody(String numerator, String denominator) {
    /** Empty if everyone was filled, as there was no level then. */
    static Optional<LevelBody> of(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> Optional.empty();
            case Level.PerWeight(var ratio) -> Optional.of(of(ratio));
            case Level.PerHead(var ratio) -> Optional.of(of(ratio));
        };
    }

    private static LevelBody of(Ratio ratio) {
        return new LevelBody(ratio.numerator().toString(), ratio.denominator().toString());
    }
}
