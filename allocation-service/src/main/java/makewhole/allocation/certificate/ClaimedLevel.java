package makewhole.allocation.certificate;

import java.math.BigInteger;
import java.util.Optional;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;

/**
 * A level as a result claims it: {@code lots / parts} for every part that an investor has. Whatever is asked of it is
 * answered by comparing products; nothing is divided.
 */
final class ClaimedLevel {
    /** The part of whoever is at their cap, whatever the figure of the level. */
    private static final long UP_TO_THE_CAP = -1;

    private final boolean fillsWeights;
    private final boolean fillsHeads;
    private final long lots;
    private final long parts;

    private ClaimedLevel(boolean fillsWeights, boolean fillsHeads, long lots, long parts) {
        this.fillsWeights = fillsWeights;
        this.fillsHeads = fillsHeads;
        this.lots = lots;
        this.parts = parts;
    }

    /**
     * Brings minor units per weight to lots per whole weight. A right level is then what is left of the lots over the
     * weights that share it, each of which fits 64 bits: a claim that does not is no level of any tier, and empty here.
     */
    static Optional<ClaimedLevel> of(Level level, long lot, WholeWeights weights) {
        return switch (level) {
            case Level.EveryoneFilled() -> Optional.of(new ClaimedLevel(true, true, 0, 1));
            case Level.PerWeight(var ratio) -> of(ratio, BigInteger.valueOf(weights.factor()), lot, false);
            case Level.PerHead(var ratio) -> of(ratio, BigInteger.ONE, lot, true);
        };
    }

    private static Optional<ClaimedLevel> of(Ratio ratio, BigInteger factor, long lot, boolean fillsWeights) {
        BigInteger units = ratio.denominator().multiply(factor).multiply(BigInteger.valueOf(lot));
        Ratio inLots = new Ratio(ratio.numerator(), units);
        boolean fits = inLots.numerator().bitLength() < Long.SIZE
                && inLots.denominator().bitLength() < Long.SIZE;
        return fits
                ? Optional.of(new ClaimedLevel(
                        fillsWeights,
                        false,
                        inLots.numerator().longValueExact(),
                        inLots.denominator().longValueExact()))
                : Optional.empty();
    }

    boolean fillsEveryone() {
        return fillsHeads;
    }

    /** Whether those who have so many parts together are given exactly so many lots. */
    boolean gives(long theirParts, long theirLots) {
        return CrossProducts.difference(lots, theirParts, parts, theirLots) == 0;
    }

    /** Whether it takes an investor of this weight to a cap of so many lots. */
    boolean fills(long weight, long cap) {
        long part = part(weight);
        return part == UP_TO_THE_CAP || CrossProducts.difference(lots, part, parts, cap) >= 0;
    }

    /** The part in what is shared out that an investor has whom the level does not fill. */
    long part(long weight) {
        if (weight > 0) {
            return fillsWeights ? UP_TO_THE_CAP : weight;
        }
        return fillsHeads ? UP_TO_THE_CAP : fillsWeights ? 1 : 0;
    }

    /** By how much the exact share of a held back investor is above so many lots, in units of 1/{@link #unit()} lot. */
    long excess(long weight, long above) {
        return CrossProducts.difference(lots, part(weight), parts, above);
    }

    /** Into how many units {@link #excess} divides a lot. */
    long unit() {
        return parts;
    }
}
