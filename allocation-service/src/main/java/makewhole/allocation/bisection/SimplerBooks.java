package makewhole.allocation.bisection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.Terms;

/**
 * Books that are a little simpler than a given one. No amount ever becomes larger, so shrinking comes to an end; and none
 * becomes zero, so that nobody loses their history or their wish on the way, which would be another story.
 */
final class SimplerBooks {
    private static final Instant FIRST_MINUTE = Instant.parse("2000-01-01T00:00:00Z");
    private static final int SECONDS = 60;
    private static final int LETTERS = 26;
    private static final List<LongUnaryOperator> SMALLER = List.of(
            amount -> Math.min(amount, 1),
            amount -> scaled(amount, 1_000),
            amount -> scaled(amount, 10),
            amount -> scaled(amount, 2),
            amount -> rounded(amount, 1),
            amount -> rounded(amount, 2),
            amount -> Math.max(Math.min(amount, 1), amount - 1));
    private static final List<Long> SCALES = List.of(1_000_000L, 1_000L, 100L, 10L, 2L);

    private SimplerBooks() {}

    /** A way to make one amount of a book smaller, or a commitment plainer. */
    interface Candidate {
        Book of(Book book);
    }

    /** Without tiers, lots, minimum, holder limit and overrides; if all at once does not do, one after the other. */
    static List<Supplier<Book>> plainTerms(Book book) {
        List<Commitment> plain = book.commitments().stream()
                .map(one ->
                        new Commitment(one.investor(), one.requested(), one.weight(), one.limit(), one.committedAt()))
                .toList();
        Terms terms = book.terms();
        return List.of(
                () -> new Book(book.onOffer(), Terms.USUAL, plain),
                () -> new Book(book.onOffer(), new Terms(terms.zeroHistory(), terms.lot(), terms.minimum()), plain),
                () -> new Book(
                        book.onOffer(),
                        new Terms(terms.zeroHistory(), terms.lot(), 0, terms.tiers(), terms.holders()),
                        book.commitments()));
    }

    /** Investors A, B, C and so on, who commit a minute after one another. */
    static List<Supplier<Book>> plainNames(Book book) {
        return List.of(() -> {
            List<Commitment> named = new ArrayList<>();
            for (int place = 0; place < book.commitments().size(); place++) {
                Commitment one = book.commitments().get(place);
                named.add(new Commitment(
                        new InvestorId(name(place)),
                        one.requested(),
                        one.weight(),
                        one.limit(),
                        FIRST_MINUTE.plusSeconds((long) SECONDS * place),
                        one.tier(),
                        one.override()));
            }
            return new Book(book.onOffer(), book.terms(), named);
        });
    }

    /** All amounts together, then each alone. */
    static List<Candidate> of(Book book) {
        List<Candidate> candidates = new ArrayList<>();
        SCALES.forEach(scale -> candidates.add(now -> scaled(now, scale)));
        for (LongUnaryOperator smaller : SMALLER) {
            candidates.add(now -> new Book(smaller.applyAsLong(now.onOffer()), now.terms(), now.commitments()));
        }
        for (int place = 0; place < book.commitments().size(); place++) {
            int at = place;
            candidates.add(now -> with(now, at, withoutLimit(now.commitments().get(at))));
            for (LongUnaryOperator smaller : SMALLER) {
                candidates.add(now -> with(now, at, requesting(now.commitments().get(at), smaller)));
                candidates.add(now -> with(now, at, weighing(now.commitments().get(at), smaller)));
                candidates.add(now -> with(now, at, limited(now.commitments().get(at), smaller)));
            }
        }
        return candidates;
    }

    private static Book scaled(Book book, long scale) {
        LongUnaryOperator smaller = amount -> scaled(amount, scale);
        return new Book(
                smaller.applyAsLong(book.onOffer()),
                book.terms(),
                book.commitments().stream()
                        .map(one -> weighing(limited(requesting(one, smaller), smaller), smaller))
                        .toList());
    }

    private static Book with(Book book, int place, Commitment commitment) {
        List<Commitment> commitments = new ArrayList<>(book.commitments());
        commitments.set(place, commitment);
        return new Book(book.onOffer(), book.terms(), commitments);
    }

    /** Requests no more than the cap, so that the limit can go. */
    private static Commitment withoutLimit(Commitment one) {
        return changed(one, one.cap(), one.weight(), Optional.empty());
    }

    private static Commitment requesting(Commitment one, LongUnaryOperator smaller) {
        return changed(one, smaller.applyAsLong(one.requested()), one.weight(), one.limit());
    }

    private static Commitment weighing(Commitment one, LongUnaryOperator smaller) {
        return changed(one, one.requested(), smaller.applyAsLong(one.weight()), one.limit());
    }

    private static Commitment limited(Commitment one, LongUnaryOperator smaller) {
        return changed(
                one,
                one.requested(),
                one.weight(),
                one.limit().map(limit -> new Limit(smaller.applyAsLong(limit.amount()), limit.kind())));
    }

    private static Commitment changed(Commitment one, long requested, long weight, Optional<Limit> limit) {
        return new Commitment(one.investor(), requested, weight, limit, one.committedAt(), one.tier(), one.override());
    }

    private static long scaled(long amount, long scale) {
        return Math.max(Math.min(amount, 1), amount / scale);
    }

    /** Down to so many leading digits. */
    private static long rounded(long amount, int digits) {
        long unit = 1;
        while (amount / unit >= (digits == 1 ? 10 : 100)) {
            unit *= 10;
        }
        return amount / unit * unit;
    }

    private static String name(int place) {
        return (char) ('A' + place % LETTERS) + (place < LETTERS ? "" : String.valueOf(place / LETTERS));
    }
}
