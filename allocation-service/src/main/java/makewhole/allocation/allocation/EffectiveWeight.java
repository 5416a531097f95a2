package makewhole.allocation.allocation;

import java.util.Optional;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Ratio;

/** By what an investor shares, said once more for whoever reads an explanation. */
final class EffectiveWeight {
    private EffectiveWeight() {}

    /** Minor units of weight; empty for an investor who shares by head. */
    static Optional<Ratio> of(Book book, Commitment commitment) {
        if (commitment.weight() > 0) {
            return Optional.of(Ratio.of(commitment.weight(), 1));
        }
        return switch (book.terms().zeroHistory()) {
            case ZERO_HISTORY_LAST -> Optional.empty();
            case REQUEST_AS_WEIGHT -> Optional.of(Ratio.of(commitment.requested(), 1));
            case MEAN_AS_WEIGHT -> mean(book);
        };
    }

    /** The mean of the weights above zero; empty if there are none. */
    private static Optional<Ratio> mean(Book book) {
        long sum = 0;
        long count = 0;
        for (Commitment commitment : book.commitments()) {
            sum += commitment.weight();
            count += commitment.weight() > 0 ? 1 : 0;
        }
        return count == 0 ? Optional.empty() : Optional.of(Ratio.of(sum, count));
    }
}
