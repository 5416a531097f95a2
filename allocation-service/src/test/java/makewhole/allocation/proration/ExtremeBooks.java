package makewhole.allocation.proration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Books made from a seed, at the edge of what can be held: amounts and weights that add up to the last unit of 64 bits, or
 * differ by more than 10^15, with ids in another order than the book. The same seed gives the same book.
 */
final class ExtremeBooks {
    private static final Instant FIRST_COMMITMENT = Instant.parse("2026-01-05T09:00:00Z");
    private static final int MOST_INVESTORS = 40;
    private static final int FEW_SECONDS = 4;
    private static final List<ZeroHistory> POLICIES = List.of(ZeroHistory.values());
    private static final long[] LOTS = {7, 1_000, 1_000_000_000_000_000L};

    private final Random chance;
    private final int investors;
    private final ZeroHistory policy;
    private final List<Tier> tiers;

    private ExtremeBooks(long seed) {
        chance = new Random(seed);
        investors = 1 + chance.nextInt(MOST_INVESTORS);
        policy = POLICIES.get(chance.nextInt(POLICIES.size()));
        tiers = tiers();
    }

    static Book of(long seed) {
        return new ExtremeBooks(seed).book();
    }

    private Book book() {
        boolean[] withoutHistory = new boolean[investors];
        for (int i = 0; i < investors; i++) {
            withoutHistory[i] = happens(15);
        }
        long[] requested = amounts(new boolean[investors], mostRequested());
        long[] weights = amounts(withoutHistory, mostWeight(requested, withoutHistory));
        List<Commitment> commitments = new ArrayList<>();
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, investors).boxed().toList());
        Collections.shuffle(numbers, chance);
        for (int i = 0; i < investors; i++) {
            commitments.add(commitment("INV-%03d".formatted(numbers.get(i)), requested[i], weights[i]));
        }
        return new Book(onOffer(commitments), terms(), commitments);
    }

    private Commitment commitment(String investor, long requested, long weight) {
        Optional<Limit> limit =
                happens(20) ? Optional.of(new Limit(upTo(requested), LimitKind.STATUTORY)) : Optional.empty();
        Instant committedAt = FIRST_COMMITMENT.plusSeconds(chance.nextInt(FEW_SECONDS));
        TierName tier = tiers.get(chance.nextInt(tiers.size())).name();
        return new Commitment(new InvestorId(investor), requested, weight, limit, committedAt, tier, Optional.empty());
    }

    /** Where a request is also a weight, the two are added up. */
    private long mostRequested() {
        return switch (policy) {
            case ZERO_HISTORY_LAST, MEAN_AS_WEIGHT -> Long.MAX_VALUE;
            case REQUEST_AS_WEIGHT -> Long.MAX_VALUE / 2;
        };
    }

    /** What all weights may add up to, so that those which the policy puts in their place just fit as well. */
    private long mostWeight(long[] requested, boolean[] withoutHistory) {
        return switch (policy) {
            case ZERO_HISTORY_LAST -> Long.MAX_VALUE;
            case MEAN_AS_WEIGHT -> Long.MAX_VALUE / investors;
            case REQUEST_AS_WEIGHT ->
                Long.MAX_VALUE
                        - IntStream.range(0, investors)
                                .filter(i -> withoutHistory[i])
                                .mapToLong(i -> requested[i])
                                .sum();
        };
    }

    /**
     * One minor unit or more each, except for those left out, and together no more than {@code most}: all of the same
     * magnitude or of any, and in half of the books up to the last unit.
     */
    private long[] amounts(boolean[] leftOut, long most) {
        long[] amounts = new long[investors];
        boolean even = happens(30);
        boolean toTheLastUnit = happens(50);
        long left =
                most - IntStream.range(0, investors).filter(i -> !leftOut[i]).count();
        int last = -1;
        for (int i = 0; i < investors; i++) {
            if (!leftOut[i]) {
                long more =
                        Math.min(left, even ? upTo(most / MOST_INVESTORS) : upTo(1L << chance.nextInt(Long.SIZE - 1)));
                amounts[i] = 1 + more;
                left -= more;
                last = i;
            }
        }
        if (toTheLastUnit && last >= 0) {
            amounts[last] += left;
        }
        return amounts;
    }

    private Terms terms() {
        long lot = happens(25) ? LOTS[chance.nextInt(LOTS.length)] : 1;
        long minimum = happens(15) ? upTo(Long.MAX_VALUE / MOST_INVESTORS) : 0;
        Optional<HolderLimit> holders = happens(20)
                ? Optional.of(new HolderLimit(HolderLimit.Rule.CONTRACTUAL, 1 + chance.nextInt(investors), 0))
                : Optional.empty();
        return new Terms(policy, lot, minimum, tiers, holders);
    }

    private List<Tier> tiers() {
        if (happens(60)) {
            return List.of(Tier.ALL);
        }
        return List.of(
                new Tier(new TierName("first"), happens(50) ? Optional.of(upTo(Long.MAX_VALUE)) : Optional.empty()),
                new Tier(new TierName("second"), Optional.empty()));
    }

    /** Mostly too little; sometimes exactly enough, or the most there can be. */
    private long onOffer(List<Commitment> commitments) {
        long demand = commitments.stream().mapToLong(Commitment::cap).sum();
        if (happens(80)) {
            return upTo(demand);
        }
        return happens(50) ? demand : Long.MAX_VALUE;
    }

    /** From zero; the bound itself never comes, unless it is zero. */
    private long upTo(long bound) {
        return bound == 0 ? 0 : chance.nextLong(bound);
    }

    private boolean happens(int percent) {
        return chance.nextInt(100) < percent;
    }
}
