package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule. Overrides are given first. Then tier after tier shares what is left, or what is left of its carve-out: an
 * investor with cap c and weight w is given min(c, λ·w), with the one level λ at which all there is for the tier is
 * given, or everybody is at their cap. Investors without a weight share what is left when all others are at their caps,
 * equally and up to their caps. Everything is worked out in whole lots, a cap counting for the whole lots in it: shares
 * are rounded down, and the lots left over go, one each, to the largest remainders, a tie to the earlier commitment and
 * then to the smaller investor id.
 *
 * <p>Whoever has an exact share of something, but of less than the minimum ticket, drops out, one at a time: the
 * smallest share first, of equal ones the one that would lose a tie; and the tier is shared out again without them. The
 * same goes on while more investors have a share than there are places for holders.
 */
public final class Proration {
    private final Book book;
    private final long lot;
    private final long minimum;
    private final long[] lots;
    private final long[] carveOuts;
    private final List<TierLevel> levels = new ArrayList<>();
    private final List<DropOut> dropOuts = new ArrayList<>();
    private long left;
    private int places;

    private Proration(Book book) {
        this.book = book;
        Terms terms = book.terms();
        lot = terms.lot();
        minimum = terms.minimum() / lot + (terms.minimum() % lot == 0 ? 0 : 1);
        lots = new long[book.commitments().size()];
        carveOuts = terms.tiers().stream()
                .mapToLong(tier -> tier.carveOut().orElse(Long.MAX_VALUE))
                .toArray();
        left = book.onOffer() / lot;
        places = terms.holders().map(HolderLimit::places).orElse(Integer.MAX_VALUE);
    }

    /** Shares out a book, exactly. The same book gives the same result on every machine. */
    public static Result of(Book book) {
        return new Proration(book).solve();
    }

    private Result solve() {
        List<TierShares> tiers = tiers();
        for (int i = 0; i < tiers.size(); i++) {
            TierShares tier = tiers.get(i);
            tier.offer(Math.min(left, Math.max(0, carveOuts[i]) / lot));
            dropOuts.addAll(tier.dropOuts(minimum, places));
            left -= tier.giveTo(lots);
            places -= tier.holders();
            levels.add(new TierLevel(book.terms().tiers().get(i).name(), tier.level()));
        }
        return new Result(new Levels(levels), shares(), dropOuts);
    }

    /** Gives what the overrides say, and gathers all others by tier. */
    private List<TierShares> tiers() {
        EffectiveWeights weights = EffectiveWeights.of(book.terms().zeroHistory(), book.commitments());
        TierShares.Scale scale = new TierShares.Scale(lot, weights.scale());
        List<TierShares.Gathering> tiers = book.terms().tiers().stream()
                .map(tier -> new TierShares.Gathering(tier.name(), scale))
                .toList();
        Map<TierName, Integer> numbers = new HashMap<>();
        book.terms().tiers().forEach(tier -> numbers.put(tier.name(), numbers.size()));
        for (int i = 0; i < lots.length; i++) {
            Commitment commitment = book.commitments().get(i);
            int tier = requireNonNull(numbers.get(commitment.tier()), "a book has the tiers of its commitments");
            Optional<ManualOverride> override = commitment.override();
            if (override.isPresent()) {
                give(override.get().amount(), i, tier);
            } else {
                tiers.get(tier).add(i, commitment.cap() / lot, weights.of(commitment));
            }
        }
        return tiers.stream().map(tier -> tier.of(book.commitments())).toList();
    }

    private void give(long amount, int place, int tier) {
        lots[place] = amount / lot;
        left -= amount / lot;
        places -= amount > 0 ? 1 : 0;
        carveOuts[tier] -= amount;
    }

    private List<Share> shares() {
        List<Share> shares = new ArrayList<>(lots.length);
        for (int i = 0; i < lots.length; i++) {
            Commitment commitment = book.commitments().get(i);
            shares.add(new Share(commitment.investor(), commitment.cap(), lots[i] * lot));
        }
        return shares;
    }
}
