package makewhole.allocation.deal;

import java.util.List;
import makewhole.allocation.DigestedBook;
import makewhole.allocation.DigestedRows;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Terms;

/**
 * The digest of everything that an allocation depends on (currency, amount on offer, terms, commitments), worked out
 * commitment by commitment, so that nobody needs to hold a whole book.
 */
final class BookDigest {
    private final DigestedRows rows = new DigestedRows("book of a deal");
    private final DigestedBook book = new DigestedBook(rows);
    private final Terms terms;

    BookDigest(Deal deal) {
        terms = deal.terms();
        rows.row(deal.id(), deal.currency(), deal.onOffer());
        book.add(terms);
    }

    /** Adds the next commitment in {@link Commitment#TIE_ORDER}. */
    void add(Commitment commitment) {
        book.add(List.of(commitment), terms, "");
    }

    /** Adds, after all commitments, the next investor whose weight nobody knows, in the order of the investors. */
    void addUnknownWeight(InvestorId investor) {
        rows.row("weight unknown", investor);
    }

    String digest() {
        return rows.digest();
    }
}
