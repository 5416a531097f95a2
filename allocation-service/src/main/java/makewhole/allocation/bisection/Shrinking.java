package makewhole.allocation.bisection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.BookRefusedException;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;

/**
 * Makes a book that shows a fault as small as it can: first plain terms, then fewer commitments (delta debugging after
 * Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002), then smaller and rounder amounts,
 * last plain names and times. Every step must still show the fault. The same book always gives the same one; the work is
 * bounded, and whatever has been reached when it ends is the answer.
 */
final class Shrinking {
    /** Commitments that may be shared out on the way, all tries together. */
    private static final long MOST_WORK = 5_000_000;

    /** Amounts on offer below this are all tried when somebody is left out. */
    private static final long MOST_OFFERS = 100;

    private final Predicate<Book> showsTheFault;
    private Book smallest;
    private long work;
    private long tries;

    private Shrinking(Book book, Predicate<Book> showsTheFault) {
        this.smallest = book;
        this.showsTheFault = showsTheFault;
    }

    /**
     * The outcome.
     *
     * @param tries how many books were tried
     */
    record Outcome(Book book, long tries) {}

    /** @param book that shows the fault */
    static Outcome of(Book book, Predicate<Book> showsTheFault) {
        Shrinking shrinking = new Shrinking(book, showsTheFault);
        Book before;
        do {
            before = shrinking.smallest;
            shrinking.makeTermsPlain();
            shrinking.leaveOutCommitments();
            shrinking.makeAmountsSmaller();
        } while (!before.equals(shrinking.smallest));
        SimplerBooks.plainNames(shrinking.smallest).forEach(shrinking::attempt);
        return new Outcome(shrinking.smallest, shrinking.tries);
    }

    /** As plain as the first of these that shows the fault. */
    private void makeTermsPlain() {
        for (Supplier<Book> plainer : SimplerBooks.plainTerms(smallest)) {
            if (attempt(plainer)) {
                return;
            }
        }
    }

    private void leaveOutCommitments() {
        int parts = 2;
        while (smallest.commitments().size() > 1 && work < MOST_WORK) {
            int size = smallest.commitments().size();
            int length = Math.max(1, size / parts);
            if (leaveOutOnePart(length)) {
                parts = Math.max(2, parts - 1);
            } else if (length == 1) {
                return;
            } else {
                parts = Math.min(size, parts * 2);
            }
        }
    }

    private boolean leaveOutOnePart(int length) {
        List<Commitment> all = smallest.commitments();
        for (int from = 0; from < all.size(); from += length) {
            Set<InvestorId> out = new HashSet<>();
            all.subList(from, Math.min(all.size(), from + length)).forEach(one -> out.add(one.investor()));
            if (leaveOut(out)) {
                return true;
            }
        }
        return false;
    }

    /** Without what they are given by the rule, so that the level stays where it is; else with as much on offer, or less. */
    private boolean leaveOut(Set<InvestorId> out) {
        List<Commitment> staying = smallest.commitments().stream()
                .filter(commitment -> !out.contains(commitment.investor()))
                .toList();
        Optional<Result> right = right();
        long theirs = right.isEmpty()
                ? 0
                : right.get().shares().stream()
                        .filter(share -> out.contains(share.investor()))
                        .mapToLong(share -> share.given())
                        .sum();
        return attempt(() -> new Book(smallest.onOffer() - theirs, smallest.terms(), staying))
                || attempt(() -> new Book(smallest.onOffer(), smallest.terms(), staying))
                || LongStream.range(1, Math.min(MOST_OFFERS, smallest.onOffer()))
                        .anyMatch(onOffer -> attempt(() -> new Book(onOffer, smallest.terms(), staying)));
    }

    private Optional<Result> right() {
        try {
            return Optional.of(Proration.of(smallest));
        } catch (BookRefusedException refused) {
            return Optional.empty();
        }
    }

    private void makeAmountsSmaller() {
        boolean better = true;
        while (better && work < MOST_WORK) {
            better = false;
            for (SimplerBooks.Candidate candidate : new ArrayList<>(SimplerBooks.of(smallest))) {
                better |= attempt(() -> candidate.of(smallest));
            }
        }
    }

    /** Goes on with a book if there is such a one, it is another, and it shows the fault. */
    private boolean attempt(Supplier<Book> simpler) {
        if (work >= MOST_WORK) {
            return false;
        }
        try {
            Book book = simpler.get();
            if (book.equals(smallest)) {
                return false;
            }
            work += book.commitments().size();
            tries++;
            if (showsTheFault.test(book)) {
                smallest = book;
                return true;
            }
            return false;
        } catch (BookRefusedException | ArithmeticException noBook) {
            return false;
        }
    }
}
