package makewhole.allocation.deal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;

/**
 * A deal with its book, whose commitments are ordered by time and investor.
 *
 * @param limitBases for each limit that was worked out from facts, how; an investor may be there without a limit, if
 *     there is none by that rule
 * @param weightsUnknown whose weight is zero only because nobody knows it; nobody's unless it is a past deal
 */
public record DealBook(Deal deal, Book book, Map<InvestorId, LimitBasis> limitBases, Set<InvestorId> weightsUnknown) {
    /** Orders the commitments, so that the digest of a book does not depend on how it came in. */
    public DealBook {
        limitBases = Map.copyOf(limitBases);
        weightsUnknown = Set.copyOf(weightsUnknown);
        book = ordered(book);
    }

    /** A deal whose limits were all given as amounts. */
    public DealBook(Deal deal, Book book) {
        this(deal, book, Map.of());
    }

    /** A deal all of whose weights are known. */
    public DealBook(Deal deal, Book book, Map<InvestorId, LimitBasis> limitBases) {
        this(deal, book, limitBases, Set.of());
    }

    private static Book ordered(Book book) {
        List<Commitment> ordered =
                book.commitments().stream().sorted(Commitment.TIE_ORDER).toList();
        return ordered.equals(book.commitments()) ? book : new Book(book.onOffer(), book.terms(), ordered);
    }

    /** The digest of everything that an allocation depends on: currency, amount on offer, terms, commitments. */
    public String digest() {
        BookDigest digest = new BookDigest(deal);
        book.commitments().forEach(digest::add);
        weightsUnknown.stream().sorted().forEach(digest::addUnknownWeight);
        return digest.digest();
    }
}
