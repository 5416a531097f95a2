package makewhole.allocation.regression;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import makewhole.allocation.DigestedBook;
import makewhole.allocation.DigestedRows;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;

/**
 * A book that was once shared out wrongly, with the right answer.
 *
 * @param audit that found it wrong
 * @param digest over book and answer, as they were frozen
 */
public record RegressionCase(UUID id, DealId deal, AuditId audit, Book book, Result right, String digest) {
    public RegressionCase {
        requireNonNull(id, "id");
        requireNonNull(deal, "deal");
        requireNonNull(audit, "audit");
        requireNonNull(book, "book");
        requireNonNull(right, "right");
        requireNonNull(digest, "digest");
    }

    /** A new case. */
    static RegressionCase frozen(DealId deal, AuditId audit, Book book, Result right) {
        return new RegressionCase(UUID.randomUUID(), deal, audit, book, right, digestOf(deal, book, right));
    }

    /** Whether book and answer are still those that were frozen. */
    public boolean isIntact() {
        return digest.equals(digestOf(deal, book, right));
    }

    private static String digestOf(DealId deal, Book book, Result right) {
        DigestedRows rows = new DigestedRows("regression case");
        rows.row(deal, book.onOffer());
        DigestedBook digested = new DigestedBook(rows);
        digested.add(book.terms());
        digested.add(book.commitments(), book.terms(), "commitment");
        rows.row("level", right.levels());
        for (Share share : right.shares()) {
            rows.row("share", share.investor(), share.cap(), share.given());
        }
        for (DropOut dropOut : right.dropOuts()) {
            rows.row("drop-out", dropOut.investor(), dropOut.tier(), dropOut.reason());
        }
        return rows.digest();
    }
}
