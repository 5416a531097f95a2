package makewhole.allocation.proration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code proration-1}, kept as it was so that its deals can be replayed; never to be used for a new one. It shares out
 * by weight, takes back from everyone above their cap, shares out that surplus once among the others, by weight, and
 * does not look at caps again: whoever the second helping lifts above their cap keeps it, at the cost of all the
 * others. It knows neither lots, minimum tickets, tiers, holder
 * limits nor overrides.
 */
public record ProrationOne() implements Algorithm {
    private static final VersionName VERSION = new VersionName("proration-1");

    @Override
    public VersionName version() {
        return VERSION;
    }

    @Override
    public Result allocate(Book book) {
        return of(book);
    }

    /** Shares out a book, wrongly wherever the surplus lifts somebody above their cap. */
    public static Result of(Book book) {
        Map<InvestorId, Long> given = new HashMap<>();
        Level level = shareOut(book, given);
        List<Share> shares = book.commitments().stream()
                .map(commitment -> new Share(
                        commitment.investor(), commitment.cap(), given.getOrDefault(commitment.investor(), 0L)))
                .toList();
        return new Result(Levels.ofAll(level), shares, List.of());
    }

    private static Level shareOut(Book book, Map<InvestorId, Long> given) {
        if (book.demand() <= book.onOffer()) {
            book.commitments().forEach(commitment -> given.put(commitment.investor(), commitment.cap()));
            return new Level.EveryoneFilled();
        }
        long weights = book.commitments().stream().mapToLong(Commitment::weight).sum();
        long surplus = book.onOffer();
        List<Claim> others = new ArrayList<>();
        List<Claim> withoutHistory = new ArrayList<>();
        for (Commitment commitment : book.commitments()) {
            Claim claim = new Claim(commitment, Math.max(1, commitment.weight()), commitment.cap());
            if (commitment.weight() == 0) {
                withoutHistory.add(claim);
            } else if (claim.isFilledBy(book.onOffer(), weights)) {
                given.put(commitment.investor(), commitment.cap());
                surplus -= commitment.cap();
            } else {
                others.add(claim);
            }
        }
        boolean historyIsServed = others.isEmpty();
        Ratio level = secondHelping(surplus, historyIsServed ? withoutHistory : others, given);
        return historyIsServed ? new Level.PerHead(level) : new Level.PerWeight(level);
    }

    /** The fault: {@code left} is given out by weight, whatever the caps. */
    private static Ratio secondHelping(long left, List<Claim> claims, Map<InvestorId, Long> given) {
        Ratio level = Ratio.of(left, claims.stream().mapToLong(Claim::weight).sum());
        long[] shares = Rounding.shares(left, level, claims);
        for (int i = 0; i < shares.length; i++) {
            given.put(claims.get(i).commitment().investor(), shares[i]);
        }
        return level;
    }
}
