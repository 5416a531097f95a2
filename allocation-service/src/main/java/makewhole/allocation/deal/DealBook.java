package makewhole.allocation.deal;

import java.util.Map;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;

/**
 * A deal with its book, whose commitments are ordered by time and investor.
 *
 * @param limitBases for each limit that was worked out from facts, how; an investor may be there without a limit, if
 *     there is none by that rule
 */
public record DealBook(Deal deal, Book book, Map<InvestorId, LimitBasis> limitBases) {
    /** Orders the commitments, so that the digest of a book does not depend on how it came in. */
    public DealBook {
        limitBases = Map.copyOf(limitBases);
        book = new Book(
                book.onOffer(),
                book.terms(),
                book.commitments().stream().sorted(Commitment.TIE_ORDER).toList());
    }

    /** A deal whose limits were all given as amounts. */
    public DealBook(Deal deal, Book book) {
        this(deal, book, Map.of());
    }

    /** The digest of everything that an allocation depends on: currency, amount on offer, terms, commitments. */
    public String digest() {
        BookDigest digest = new BookDigest(deal);
        book.commitments().forEach(digest::add);
        return digest.digest();
    }
}
