package makewhole.allocation.deal;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Currency;
import java.util.List;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.BookRefusedException;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/**
 * A deal that was allocated, as an audit replays it.
 *
 * @param version of the algorithm that allocated it
 * @param commitments ordered by time and investor
 * @param weightsUnknown how many of them have a weight of zero only because nobody knows it
 * @param booked what each commitment was given by the deal's first allocation; a correction is not counted
 */
public record PastBook(
        Deal deal, VersionName version, List<Commitment> commitments, int weightsUnknown, Booked booked) {
    public PastBook {
        requireNonNull(deal, "deal");
        requireNonNull(version, "version");
        commitments = Collections.unmodifiableList(commitments);
        if (booked.size() != commitments.size()) {
            throw new IllegalArgumentException(
                    "%d commitments, %d booked".formatted(commitments.size(), booked.size()));
        }
    }

    public DealId id() {
        return deal.id();
    }

    public Currency currency() {
        return deal.currency();
    }

    /**
     * The book, in the order of the commitments.
     *
     * @throws BookRefusedException if these commitments cannot be one
     */
    public Book book() {
        return new Book(deal.onOffer(), deal.terms(), commitments);
    }
}
