package makewhole.allocation.proration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rule. An investor with cap c and weight w is given min(c, λ·w), with the one level λ at which all that is on
 * offer is given, or everybody is at their cap. Investors without history share what is left when all others are at
 * their caps, equally and up to their caps. Everything is worked out in whole lots, a cap counting for the whole lots in
 * it: shares are rounded down, and the lots left over go, one each, to the largest remainders, a tie to the earlier
 * commitment and then to the smaller investor id.
 *
 * <p>With a minimum ticket, whoever is given something but less than the minimum drops out, one at a time: the smallest
 * share first, of equal ones the one that would lose a tie; and the book is shared out again without them.
 */
public final class Proration {
    private final Book book;
    private final List<DropOut> dropOuts = new ArrayList<>();
    private final Set<InvestorId> out = new HashSet<>();
    private final Map<InvestorId, Long> lots = new HashMap<>();

    private Proration(Book book) {
        this.book = book;
    }

    /** Shares out a book, exactly. The same book gives the same result on every machine. */
    public static Result of(Book book) {
        return new Proration(book).solve();
    }

    private Result solve() {
        refuseWhatIsNotKnownYet();
        while (true) {
            lots.clear();
            Level level = shareOut();
            Optional<Commitment> leaver = tooSmall();
            if (leaver.isEmpty()) {
                return new Result(Levels.ofAll(level), shares(), dropOuts);
            }
            dropOuts.add(
                    new DropOut(leaver.get().investor(), leaver.get().tier(), DropOut.Reason.MINIMUM_TICKET, level));
            out.add(leaver.get().investor());
        }
    }

    private void refuseWhatIsNotKnownYet() {
        Terms terms = book.terms();
        boolean known = terms.haveNoTiers()
                && terms.holders().isEmpty()
                && terms.zeroHistory() == ZeroHistory.ZERO_HISTORY_LAST
                && book.commitments().stream()
                        .allMatch(commitment -> commitment.override().isEmpty());
        if (!known) {
            throw new BookRefusedException("tiers, holder limits, overrides and other policies are not known yet");
        }
    }

    private Level shareOut() {
        List<Claim> withHistory = new ArrayList<>();
        List<Claim> withoutHistory = new ArrayList<>();
        long demandWithHistory = 0;
        long demandWithoutHistory = 0;
        for (Commitment commitment : book.commitments()) {
            long cap = commitment.cap() / book.terms().lot();
            if (out.contains(commitment.investor())) {
                continue;
            }
            if (commitment.weight() > 0) {
                withHistory.add(new Claim(commitment, commitment.weight(), cap));
                demandWithHistory += cap;
            } else {
                withoutHistory.add(new Claim(commitment, 1, cap));
                demandWithoutHistory += cap;
            }
        }
        long onOffer = book.onOffer() / book.terms().lot();
        if (demandWithHistory > onOffer) {
            return new Level.PerWeight(shareOut(onOffer, withHistory));
        }
        fill(withHistory);
        long left = onOffer - demandWithHistory;
        if (demandWithoutHistory > left) {
            return new Level.PerHead(shareOut(left, withoutHistory));
        }
        fill(withoutHistory);
        return new Level.EveryoneFilled();
    }

    private void fill(List<Claim> claims) {
        claims.forEach(claim -> lots.put(claim.commitment().investor(), claim.cap()));
    }

    /** Shares out fewer lots than are asked for; gives the level in minor units per weight. */
    private Ratio shareOut(long total, List<Claim> claims) {
        Ratio level = level(total, claims);
        long[] given = Rounding.shares(total, level, claims, true);
        for (int i = 0; i < given.length; i++) {
            lots.put(claims.get(i).commitment().investor(), given[i]);
        }
        return level.times(book.terms().lot());
    }

    /** Fills the claims that are filled first, one after the other, until the next would not be. */
    private static Ratio level(long total, List<Claim> claims) {
        List<Claim> inOrderOfFilling =
                claims.stream().sorted(Claim.BY_FILLING_LEVEL).toList();
        long left = total;
        long weights = claims.stream().mapToLong(Claim::weight).sum();
        for (Claim claim : inOrderOfFilling) {
            if (!claim.isFilledBy(left, weights)) {
                break;
            }
            left -= claim.cap();
            weights -= claim.weight();
        }
        return Ratio.of(left, weights);
    }

    private Optional<Commitment> tooSmall() {
        if (book.terms().minimum() == 0) {
            return Optional.empty();
        }
        return book.commitments().stream()
                .filter(commitment -> given(commitment) > 0
                        && given(commitment) < book.terms().minimum())
                .min(Comparator.comparingLong(this::given).thenComparing(Commitment.TIE_ORDER.reversed()));
    }

    private List<Share> shares() {
        return book.commitments().stream()
                .map(commitment -> new Share(commitment.investor(), commitment.cap(), given(commitment)))
                .toList();
    }

    private long given(Commitment commitment) {
        return lots.getOrDefault(commitment.investor(), 0L) * book.terms().lot();
    }
}
