package makewhole.allocation.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.deal.Booked;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DeclaredRounding;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.VersionName;

/** Past books of given content. */
final class PastBooksToTest {
    private static final LocalDate CLOSED = LocalDate.of(2026, 1, 9);
    private static final VersionName VERSION = new VersionName("proration-1");

    private PastBooksToTest() {}

    static PastBook of(Book book, Map<InvestorId, Long> booked) {
        return of(book, booked, DeclaredRounding.LARGEST_REMAINDER);
    }

    static PastBook of(Book book, Map<InvestorId, Long> booked, DeclaredRounding rounding) {
        Booked.Lines lines = new Booked.Lines();
        for (Commitment commitment : book.commitments()) {
            Long given = booked.get(commitment.investor());
            if (given == null) {
                lines.addMissing();
            } else {
                lines.add(given);
            }
        }
        return of(book, lines.of(booked.size()), rounding, 0);
    }

    static PastBook of(Book book, Booked booked, DeclaredRounding rounding, int weightsUnknown) {
        return new PastBook(
                deal(book.onOffer(), book.terms(), rounding), VERSION, book.commitments(), weightsUnknown, booked);
    }

    /** One whose commitments need not be a book; all were given nothing. */
    static PastBook of(List<Commitment> commitments) {
        Booked.Lines lines = new Booked.Lines();
        commitments.forEach(_ -> lines.add(0));
        return new PastBook(
                deal(100, Terms.USUAL, DeclaredRounding.LARGEST_REMAINDER),
                VERSION,
                commitments,
                0,
                lines.of(commitments.size()));
    }

    private static Deal deal(long onOffer, Terms terms, DeclaredRounding rounding) {
        return new Deal(
                new DealId("D-1"),
                "A deal",
                Currency.getInstance("USD"),
                BigDecimal.ONE,
                onOffer,
                new Deal.Calendar(CLOSED, CLOSED, CLOSED),
                terms,
                Optional.of(VERSION),
                rounding);
    }
}
