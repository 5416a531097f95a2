package makewhole.allocation.verification.laws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;

/**
 * Books made from a seed: small ones full of ties, large amounts, investors without history, limits, lots, minimum
 * tickets, tiers, carve-outs, holder limits, overrides, too little on offer and too much. The same seed gives the same
 * book on every machine.
 */
public final class SeededBooks {
    private static final Instant FIRST_COMMITMENT = Instant.parse("2026-01-05T09:00:00Z");
    private static final int MOST_INVESTORS = 40;
    private static final int MOST_TIERS = 4;
    private static final long[] MAGNITUDES = {6, 100, 10_000, 1_000_000_000L, 10_000_000_000_000_000L};
    private static final List<ZeroHistory> POLICIES = List.of(ZeroHistory.values());
    private static final long[] LOTS = {5, 100, 1_000};

    /** All weights together, ten times, are still whole and fit 63 bits when they are brought to a whole mean. */
    private static final long LARGEST_WEIGHT_FOR_A_MEAN = 500_000_000_000_000L;

    private final Random chance;
    private final long magnitude;

    private SeededBooks(long seed) {
        chance = new Random(seed);
        magnitude = MAGNITUDES[chance.nextInt(MAGNITUDES.length)];
    }

    /** A book under any terms of a deal without tiers, holder limit and overrides, where those without history come last. */
    public static Book of(long seed) {
        SeededBooks books = new SeededBooks(seed);
        return books.book(books.terms());
    }

    /** A book under any terms. */
    public static Book ofTheWholeModel(long seed) {
        SeededBooks books = new SeededBooks(seed);
        return books.withOverrides(books.book(books.anyTerms()));
    }

    /** A book whose lot is one minor unit and that has no minimum ticket. */
    public static Book underUsualTerms(long seed) {
        return new SeededBooks(seed).book(Terms.USUAL);
    }

    private Book book(Terms terms) {
        List<Commitment> commitments = new ArrayList<>();
        int investors = 1 + chance.nextInt(MOST_INVESTORS);
        for (int i = 0; i < investors; i++) {
            commitments.add(commitment(i, terms));
        }
        long demand = commitments.stream().mapToLong(Commitment::cap).sum();
        return new Book(onOffer(demand), terms, commitments);
    }

    private Commitment commitment(int i, Terms terms) {
        long requested = chance.nextLong(magnitude + 1);
        long weight = happens(15) ? 0 : weight(terms.zeroHistory());
        Optional<Limit> limit = happens(20)
                ? Optional.of(new Limit(
                        chance.nextLong(magnitude + 1), happens(50) ? LimitKind.STATUTORY : LimitKind.CONTRACTUAL))
                : Optional.empty();
        Instant committedAt = FIRST_COMMITMENT.plusSeconds(chance.nextInt(MOST_INVESTORS));
        TierName tier =
                terms.haveNoTiers() ? TierName.ALL : anyOf(terms.tiers()).name();
        return new Commitment(
                new InvestorId("INV-%03d".formatted(i)), requested, weight, limit, committedAt, tier, Optional.empty());
    }

    private Tier anyOf(List<Tier> tiers) {
        return tiers.get(chance.nextInt(tiers.size()));
    }

    private long weight(ZeroHistory policy) {
        return switch (policy) {
            case ZERO_HISTORY_LAST, REQUEST_AS_WEIGHT -> chance.nextLong(magnitude + 1);
            case MEAN_AS_WEIGHT -> chance.nextLong(Math.min(magnitude, LARGEST_WEIGHT_FOR_A_MEAN) + 1);
        };
    }

    private Terms terms() {
        return new Terms(ZeroHistory.ZERO_HISTORY_LAST, lot(), minimum());
    }

    private Terms anyTerms() {
        ZeroHistory policy = POLICIES.get(chance.nextInt(POLICIES.size()));
        return new Terms(policy, lot(), minimum(), tiers(), holders());
    }

    private long lot() {
        return happens(25) ? LOTS[chance.nextInt(LOTS.length)] : 1;
    }

    private long minimum() {
        return happens(20) ? chance.nextLong(magnitude / 2 + 1) : 0;
    }

    private List<Tier> tiers() {
        if (happens(40)) {
            return List.of(Tier.ALL);
        }
        List<Tier> tiers = new ArrayList<>();
        int count = 1 + chance.nextInt(MOST_TIERS);
        for (int i = 0; i < count; i++) {
            Optional<Long> carveOut = happens(50) ? Optional.of(chance.nextLong(magnitude * 10 + 1)) : Optional.empty();
            tiers.add(new Tier(new TierName("tier-" + i), carveOut));
        }
        return tiers;
    }

    private Optional<HolderLimit> holders() {
        if (happens(75)) {
            return Optional.empty();
        }
        int most = 1 + chance.nextInt(MOST_INVESTORS);
        return Optional.of(new HolderLimit(HolderLimit.Rule.CONTRACTUAL, most, chance.nextInt(most + 1) / 2));
    }

    private Book withOverrides(Book book) {
        if (happens(70)) {
            return book;
        }
        long left = book.onOffer();
        int places = book.terms().holders().map(HolderLimit::places).orElse(MOST_INVESTORS);
        List<Commitment> commitments = new ArrayList<>(book.commitments());
        for (int i = 0; i < commitments.size(); i++) {
            long lot = book.terms().lot();
            long most = Math.min(left, commitments.get(i).cap());
            long amount = chance.nextLong(most + 1) / lot * lot;
            boolean served = amount >= book.terms().minimum() && places > 0;
            if (happens(20)) {
                commitments.set(i, overridden(commitments.get(i), served ? amount : 0));
                left -= served ? amount : 0;
                places -= served && amount > 0 ? 1 : 0;
            }
        }
        return new Book(book.onOffer(), book.terms(), commitments);
    }

    private static Commitment overridden(Commitment one, long amount) {
        return new Commitment(
                one.investor(),
                one.requested(),
                one.weight(),
                one.limit(),
                one.committedAt(),
                one.tier(),
                Optional.of(new ManualOverride(amount, "by seed", "operations-1", "legal-1")));
    }

    /** Mostly too little, sometimes exactly enough, nothing, or too much. */
    private long onOffer(long demand) {
        if (happens(80)) {
            return chance.nextLong(demand + 1);
        }
        return happens(50) ? demand : chance.nextLong(2 * demand + 2);
    }

    private boolean happens(int percent) {
        return chance.nextInt(100) < percent;
    }
}
