package makewhole.allocation.proration;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What the commitments of a book add up to. A book that is too large to be held in memory is judged by these sums, with the
 * refusals that {@link Book} has for one that is held.
 *
 * @param requestedWithoutHistory what those request whose weight is zero
 * @param withHistory how many have a weight above zero
 * @param overridden what is given by decision of two persons
 * @param overriddenHolders how many are given something so
 */
public record BookSums(
        BigInteger requested,
        BigInteger weights,
        BigInteger requestedWithoutHistory,
        long commitments,
        long withHistory,
        BigInteger overridden,
        long overriddenHolders) {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Why there can be no such book; empty if there can. */
    public Optional<String> refusal(long onOffer, Terms terms) {
        Optional<Integer> places = terms.holders().map(HolderLimit::places);
        if (overridden.compareTo(BigInteger.valueOf(onOffer)) > 0) {
            return Optional.of(overridesAboveOffer(onOffer));
        }
        if (places.isPresent() && overriddenHolders > places.get()) {
            return Optional.of(overridesAbovePlaces(overriddenHolders, places.get()));
        }
        if (requested.compareTo(MOST) > 0) {
            return Optional.of(tooLargeTogether("requested amounts"));
        }
        if (weights.compareTo(MOST) > 0) {
            return Optional.of(tooLargeTogether("weights"));
        }
        BigInteger effective = effectiveWeights(terms.zeroHistory());
        return effective.compareTo(MOST) > 0
                ? Optional.of(tooLargeTogether(terms.zeroHistory(), effective))
                : Optional.empty();
    }

    private BigInteger effectiveWeights(ZeroHistory policy) {
        return switch (policy) {
            case ZERO_HISTORY_LAST -> weights;
            case REQUEST_AS_WEIGHT -> weights.add(requestedWithoutHistory);
            case MEAN_AS_WEIGHT -> {
                if (withHistory == 0) {
                    yield BigInteger.ZERO;
                }
                BigInteger common = weights.gcd(BigInteger.valueOf(withHistory));
                yield weights.divide(common).multiply(BigInteger.valueOf(commitments));
            }
        };
    }

    static String tooLargeTogether(String what) {
        return "the %s add up to more than %d minor units".formatted(what, Long.MAX_VALUE);
    }

    static String tooLargeTogether(ZeroHistory policy, BigInteger effectiveWeights) {
        return "under %s the effective weights add up to %d, which is more than %d"
                .formatted(policy, effectiveWeights, Long.MAX_VALUE);
    }

    static String overridesAboveOffer(long onOffer) {
        return "the overrides give more than the %d on offer".formatted(onOffer);
    }

    static String overridesAbovePlaces(long holders, int places) {
        return "the overrides give something to %d investors, there are %d places".formatted(holders, places);
    }
}
