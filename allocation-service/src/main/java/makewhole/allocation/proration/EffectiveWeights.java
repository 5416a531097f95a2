package makewhole.allocation.proration;

import java.math.BigInteger;
import java.util.List;

/**
 * The whole numbers by which the investors of a book share, after its policy for those without history.
 *
 * @param scale what weights above zero are multiplied by, so that the mean of them is a whole number too
 * @param mean the mean of the weights above zero, times {@code scale}; 0 if there are none, or it is not asked for
 */
record EffectiveWeights(ZeroHistory policy, long scale, long mean) {
    /**
     * Those of a book whose weights, and whose requested amounts, add up to 63 bits.
     *
     * @throws BookRefusedException if the effective weights add up to more
     */
    static EffectiveWeights of(ZeroHistory policy, List<Commitment> commitments) {
        return switch (policy) {
            case ZERO_HISTORY_LAST -> new EffectiveWeights(policy, 1, 0);
            case REQUEST_AS_WEIGHT -> requests(commitments);
            case MEAN_AS_WEIGHT -> mean(commitments);
        };
    }

    private static EffectiveWeights requests(List<Commitment> commitments) {
        EffectiveWeights requests = new EffectiveWeights(ZeroHistory.REQUEST_AS_WEIGHT, 1, 0);
        long sum = 0;
        boolean fits = true;
        for (Commitment commitment : commitments) {
            sum += requests.of(commitment); // at most twice 63 bits, which wraps around to below zero
            fits &= sum >= 0;
        }
        if (!fits) {
            throw refused(ZeroHistory.REQUEST_AS_WEIGHT, new BigInteger(Long.toUnsignedString(sum)));
        }
        return requests;
    }

    private static EffectiveWeights mean(List<Commitment> commitments) {
        long sum = 0;
        int count = 0;
        for (Commitment commitment : commitments) {
            sum += commitment.weight();
            count += commitment.weight() > 0 ? 1 : 0;
        }
        if (count == 0) {
            return new EffectiveWeights(ZeroHistory.MEAN_AS_WEIGHT, 1, 0);
        }
        BigInteger common = BigInteger.valueOf(sum).gcd(BigInteger.valueOf(count));
        long mean = sum / common.longValueExact();
        BigInteger all = BigInteger.valueOf(mean).multiply(BigInteger.valueOf(commitments.size()));
        if (all.bitLength() >= Long.SIZE) {
            throw refused(ZeroHistory.MEAN_AS_WEIGHT, all);
        }
        return new EffectiveWeights(ZeroHistory.MEAN_AS_WEIGHT, count / common.longValueExact(), mean);
    }

    private static BookRefusedException refused(ZeroHistory policy, BigInteger sum) {
        return new BookRefusedException(BookSums.tooLargeTogether(policy, sum));
    }

    /** By what an investor shares; 0 if only by head, when all others are at their caps. */
    long of(Commitment commitment) {
        if (commitment.weight() > 0) {
            return commitment.weight() * scale;
        }
        return switch (policy) {
            case ZERO_HISTORY_LAST -> 0;
            case REQUEST_AS_WEIGHT -> commitment.requested();
            case MEAN_AS_WEIGHT -> mean;
        };
    }
}
