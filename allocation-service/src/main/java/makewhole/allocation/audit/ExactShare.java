package makewhole.allocation.audit;

import java.math.BigInteger;
import java.util.Comparator;
import makewhole.allocation.proration.Commitment;

/**
 * What is exactly right for one investor, before rounding: {@code floor + remainder / denominator} lots. All that are
 * held back in a tier have the same denominator.
 *
 * @param place in the book
 * @param cap in lots
 * @param isHeldBack whether more would have been given at a higher level
 */
record ExactShare(
        int place,
        Commitment commitment,
        long cap,
        long floor,
        BigInteger remainder,
        BigInteger denominator,
        boolean isHeldBack) {
    static final Comparator<ExactShare> FIRST_COMMITTED =
            Comparator.comparing(ExactShare::commitment, Commitment.TIE_ORDER);
    static final Comparator<ExactShare> LARGEST = Comparator.comparingLong(ExactShare::floor)
            .thenComparing(ExactShare::remainder)
            .reversed()
            .thenComparing(FIRST_COMMITTED);

    /** Below, at or above half a lot: less than, equal to or greater than zero. */
    int comparedWithHalf() {
        return remainder.shiftLeft(1).compareTo(denominator);
    }
}
