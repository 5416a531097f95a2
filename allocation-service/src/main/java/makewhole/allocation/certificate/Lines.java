package makewhole.allocation.certificate;

import java.util.List;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;

/**
 * The commitments of a book beside what a result gives each of them, numbered as in the book, in whole lots and whole
 * weights. What can be said of a line alone is checked while they are laid out.
 */
final class Lines {
    private final List<Commitment> commitments;
    private final long lot;
    private final long[] caps;
    private final long[] weights;
    private final long[] given;
    private boolean comparable = true;

    /** For a result that has as many lines as the book. */
    Lines(Book book, Result result, WholeWeights wholeWeights, Violations violations) {
        commitments = book.commitments();
        lot = book.terms().lot();
        caps = new long[commitments.size()];
        weights = new long[commitments.size()];
        given = new long[commitments.size()];
        for (int line = 0; line < caps.length; line++) {
            Commitment commitment = commitments.get(line);
            Share share = result.shares().get(line);
            long cap = cap(commitment);
            check(line, cap, share, violations);
            caps[line] = cap / lot;
            weights[line] = wholeWeights.of(commitment);
            given[line] = share.given() / lot;
        }
    }

    /** The cap by its definition: the smaller of requested and limit. */
    private static long cap(Commitment commitment) {
        if (commitment.limit().isPresent()) {
            long limit = commitment.limit().get().amount();
            return limit < commitment.requested() ? limit : commitment.requested();
        }
        return commitment.requested();
    }

    private void check(int line, long cap, Share share, Violations violations) {
        Commitment commitment = commitments.get(line);
        if (!commitment.investor().equals(share.investor()) || share.cap() != cap) {
            comparable = false;
            violations.add(
                    Rule.LINES,
                    () -> "line %d is %s, not %s with cap %d".formatted(line, share, commitment.investor(), cap));
        }
        if (share.given() > cap) {
            violations.add(
                    Rule.CAP, () -> "%s has %d, above the cap %d".formatted(share.investor(), share.given(), cap));
        }
        if (share.given() % lot != 0) {
            comparable = false;
            violations.add(
                    Rule.LOT, () -> "%s has %d, no whole lots of %d".formatted(share.investor(), share.given(), lot));
        }
        if (commitment.override().isPresent()) {
            long decided = commitment.override().get().amount();
            if (share.given() != decided) {
                violations.add(
                        Rule.OVERRIDE,
                        () -> "%s has %d, the override says %d".formatted(share.investor(), share.given(), decided));
            }
        }
    }

    /** Whether every line is that of its commitment and in whole lots: else nothing can be said of them together. */
    boolean areComparable() {
        return comparable;
    }

    int count() {
        return caps.length;
    }

    Commitment commitment(int line) {
        return commitments.get(line);
    }

    InvestorId investor(int line) {
        return commitments.get(line).investor();
    }

    long lot() {
        return lot;
    }

    /** In lots. */
    long cap(int line) {
        return caps[line];
    }

    /** Zero if this investor is served last, by head. */
    long weight(int line) {
        return weights[line];
    }

    /** In lots. */
    long given(int line) {
        return given[line];
    }

    /** Whether the first of two lines wins a tie: the earlier commitment does, then the smaller investor id. */
    boolean winsTie(int line, int other) {
        int byTime = commitment(line).committedAt().compareTo(commitment(other).committedAt());
        return byTime == 0 ? investor(line).compareTo(investor(other)) < 0 : byTime < 0;
    }
}
