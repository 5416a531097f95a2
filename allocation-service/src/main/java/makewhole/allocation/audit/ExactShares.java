package makewhole.allocation.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;

/** What the levels of a right answer give each investor of its book before rounding. */
final class ExactShares {
    private final Book book;
    private final Result right;
    private final EffectiveWeights weights;
    private final Set<InvestorId> out = new HashSet<>();

    private ExactShares(Book book, Result right) {
        this.book = book;
        this.right = right;
        this.weights = EffectiveWeights.of(book);
        right.dropOuts().stream().map(DropOut::investor).forEach(out::add);
    }

    /** In the order of the book. */
    static List<ExactShare> of(Book book, Result right) {
        ExactShares exact = new ExactShares(book, right);
        List<ExactShare> shares = new ArrayList<>(book.commitments().size());
        for (int place = 0; place < book.commitments().size(); place++) {
            shares.add(exact.share(place));
        }
        return shares;
    }

    private ExactShare share(int place) {
        Commitment commitment = book.commitments().get(place);
        if (commitment.override().isPresent()) {
            return whole(
                    place, commitment.override().get().amount() / book.terms().lot());
        }
        if (out.contains(commitment.investor())) {
            return whole(place, 0);
        }
        BigInteger weight = weights.scaled(commitment);
        Level level = right.levels().of(commitment.tier()).orElseThrow();
        return switch (level) {
            case Level.EveryoneFilled() -> whole(place, cap(place));
            case Level.PerWeight(var ratio) -> upToCap(place, ratio, weight, weights.scale());
            case Level.PerHead(var ratio) ->
                weight.signum() > 0 ? whole(place, cap(place)) : upToCap(place, ratio, BigInteger.ONE, BigInteger.ONE);
        };
    }

    private ExactShare upToCap(int place, Ratio level, BigInteger weight, BigInteger scale) {
        BigInteger denominator = level.denominator()
                .multiply(scale)
                .multiply(BigInteger.valueOf(book.terms().lot()));
        BigInteger[] lots = level.numerator().multiply(weight).divideAndRemainder(denominator);
        return lots[0].compareTo(BigInteger.valueOf(cap(place))) >= 0
                ? whole(place, cap(place))
                : new ExactShare(
                        place,
                        book.commitments().get(place),
                        cap(place),
                        lots[0].longValueExact(),
                        lots[1],
                        denominator,
                        true);
    }

    private ExactShare whole(int place, long lots) {
        return new ExactShare(
                place, book.commitments().get(place), cap(place), lots, BigInteger.ZERO, BigInteger.ONE, false);
    }

    private long cap(int place) {
        return book.commitments().get(place).cap() / book.terms().lot();
    }
}
