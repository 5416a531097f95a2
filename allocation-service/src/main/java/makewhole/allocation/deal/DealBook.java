package makewhole.allocation.deal;

import java.util.Set;
import makewhole.allocation.DigestedRows;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;

/**
 * A deal with its book, whose commitments are ordered by time and investor.
 *
 * @param weightsUnknown whose weight is zero only because nobody knows it; nobody's unless it is a past deal
 */
public record DealBook(Deal deal, Book book, Set<InvestorId> weightsUnknown) {
    /** Orders the commitments, so that the digest of a book does not depend on how it came in. */
    public DealBook {
        book = new Book(
                book.onOffer(),
                book.terms(),
                book.commitments().stream().sorted(Commitment.TIE_ORDER).toList());
        weightsUnknown = Set.copyOf(weightsUnknown);
    }

    /** A deal all of whose weights are known. */
    public DealBook(Deal deal, Book book) {
        this(deal, book, Set.of());
    }

    /** The digest of everything that an allocation depends on: currency, amount on offer, terms, commitments. */
    public String digest() {
        DigestedRows rows = new DigestedRows("book of a deal");
        rows.row(deal.id(), deal.currency(), book.onOffer());
        rows.row(book.terms().zeroHistory(), book.terms().lot(), book.terms().minimum());
        for (Commitment commitment : book.commitments()) {
            rows.row(
                    commitment.investor(),
                    commitment.requested(),
                    weightsUnknown.contains(commitment.investor()) ? "" : commitment.weight(),
                    commitment.limit().map(Limit::amount).map(String::valueOf).orElse(""),
                    commitment.limit().map(Limit::kind).map(String::valueOf).orElse(""),
                    commitment.committedAt());
        }
        return rows.digest();
    }
}
