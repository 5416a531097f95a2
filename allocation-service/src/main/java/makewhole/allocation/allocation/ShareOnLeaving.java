package makewhole.allocation.allocation;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.BookRefusedException;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.ZeroHistory;

/**
 * The exact share that somebody had when they dropped out: that of their tier shared out among all who had not left
 * before them.
 */
final class ShareOnLeaving {
    private ShareOnLeaving() {}

    /** Minor units, before rounding; empty if it cannot be told any more. */
    static Optional<Ratio> of(ExplainedLine line, long toShare) {
        Terms terms = line.terms();
        Ratio mean = meanOf(line).orElse(Ratio.of(1, 1));
        Set<InvestorId> left = new HashSet<>();
        line.leftOut().stream()
                .map(LeftOut::investor)
                .takeWhile(investor -> !investor.equals(line.commitment().investor()))
                .forEach(left::add);
        try {
            List<Commitment> staying = line.dealBook().book().commitments().stream()
                    .filter(one -> one.tier().equals(line.commitment().tier()))
                    .filter(one -> one.override().isEmpty() && !left.contains(one.investor()))
                    .map(one -> alone(one, terms.zeroHistory(), mean))
                    .toList();
            Book book = new Book(toShare, new Terms(policy(terms), terms.lot(), 0), staying);
            Level level = Proration.of(book).levels().ofAll().orElseThrow();
            Commitment alone = alone(line.commitment(), terms.zeroHistory(), mean);
            return Optional.of(share(level, book, alone));
        } catch (BookRefusedException | ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    /** The mean over the whole book must not become one over those who stay, so all weights are made whole by it. */
    private static Commitment alone(Commitment commitment, ZeroHistory policy, Ratio mean) {
        long weight = commitment.weight();
        if (policy == ZeroHistory.MEAN_AS_WEIGHT) {
            weight = weight > 0
                    ? Math.multiplyExact(weight, mean.denominator().longValueExact())
                    : mean.numerator().longValueExact();
        }
        return new Commitment(
                commitment.investor(), commitment.requested(), weight, commitment.limit(), commitment.committedAt());
    }

    private static ZeroHistory policy(Terms terms) {
        return terms.zeroHistory() == ZeroHistory.MEAN_AS_WEIGHT ? ZeroHistory.ZERO_HISTORY_LAST : terms.zeroHistory();
    }

    private static Optional<Ratio> meanOf(ExplainedLine line) {
        Book book = line.dealBook().book();
        return book.commitments().stream()
                .filter(one -> one.weight() == 0)
                .findFirst()
                .flatMap(one -> EffectiveWeight.of(book, one));
    }

    private static Ratio share(Level level, Book book, Commitment commitment) {
        long lot = book.terms().lot();
        Ratio cap = Ratio.of(commitment.cap() / lot * lot, 1);
        return switch (level) {
            case Level.EveryoneFilled() -> cap;
            case Level.PerWeight(var ratio) ->
                EffectiveWeight.of(book, commitment)
                        .map(weight -> smaller(product(ratio, weight), cap))
                        .orElse(Ratio.of(0, 1));
            case Level.PerHead(var ratio) -> commitment.weight() > 0 ? cap : smaller(ratio, cap);
        };
    }

    static Ratio product(Ratio a, Ratio b) {
        return new Ratio(a.numerator().multiply(b.numerator()), a.denominator().multiply(b.denominator()));
    }

    private static Ratio smaller(Ratio a, Ratio b) {
        BigInteger left = a.numerator().multiply(b.denominator());
        return left.compareTo(b.numerator().multiply(a.denominator())) <= 0 ? a : b;
    }
}
