package makewhole.allocation.audit;

import java.math.BigInteger;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;

/**
 * The weights that count under the policy of a book, as whole numbers.
 *
 * @param scale what a weight above zero is multiplied by
 * @param meanTimesScale of the weights above zero
 */
record EffectiveWeights(Book book, BigInteger scale, BigInteger meanTimesScale) {
    static EffectiveWeights of(Book book) {
        BigInteger sum = BigInteger.ZERO;
        long withHistory = 0;
        for (Commitment commitment : book.commitments()) {
            sum = sum.add(BigInteger.valueOf(commitment.weight()));
            withHistory += commitment.weight() > 0 ? 1 : 0;
        }
        return switch (book.terms().zeroHistory()) {
            case ZERO_HISTORY_LAST, REQUEST_AS_WEIGHT -> new EffectiveWeights(book, BigInteger.ONE, BigInteger.ZERO);
            case MEAN_AS_WEIGHT -> new EffectiveWeights(book, BigInteger.valueOf(Math.max(1, withHistory)), sum);
        };
    }

    /** The weight times {@link #scale}; zero for who shares by head. */
    BigInteger scaled(Commitment commitment) {
        if (commitment.weight() > 0) {
            return BigInteger.valueOf(commitment.weight()).multiply(scale);
        }
        return switch (book.terms().zeroHistory()) {
            case ZERO_HISTORY_LAST -> BigInteger.ZERO;
            case REQUEST_AS_WEIGHT -> BigInteger.valueOf(commitment.requested());
            case MEAN_AS_WEIGHT -> meanTimesScale;
        };
    }
}
