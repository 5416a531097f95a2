package makewhole.allocation.certificate;

import java.math.BigInteger;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;

/**
 * The weights by which a book is shared out, as whole numbers. A mean is a fraction, so all weights of the book are
 * multiplied by its denominator; that changes levels, which are per weight, and no share.
 *
 * @param factor what a weight above zero is multiplied by
 * @param withoutHistory what stands for a weight of zero, unless that is what was requested; 0 is by head, last
 */
record WholeWeights(long factor, long withoutHistory, boolean requestedCounts) {
    private static final WholeWeights AS_THEY_STAND = new WholeWeights(1, 0, false);

    static WholeWeights of(Book book) {
        return switch (book.terms().zeroHistory()) {
            case ZERO_HISTORY_LAST -> AS_THEY_STAND;
            case REQUEST_AS_WEIGHT -> new WholeWeights(1, 0, true);
            case MEAN_AS_WEIGHT -> withTheMean(book);
        };
    }

    private static WholeWeights withTheMean(Book book) {
        long sum = 0;
        long above = 0;
        for (Commitment commitment : book.commitments()) {
            sum = Math.addExact(sum, commitment.weight());
            above += Long.signum(commitment.weight());
        }
        if (above == 0 || above == book.commitments().size()) {
            return AS_THEY_STAND;
        }
        long common = BigInteger.valueOf(sum).gcd(BigInteger.valueOf(above)).longValueExact();
        return new WholeWeights(above / common, sum / common, false);
    }

    long of(Commitment commitment) {
        if (commitment.weight() > 0) {
            return Math.multiplyExact(commitment.weight(), factor);
        }
        return requestedCounts ? commitment.requested() : withoutHistory;
    }
}
