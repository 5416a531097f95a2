package makewhole.allocation.certificate;

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

/** Books of a few investors under any terms at all, each from its seed; small enough for fractions. */
final class SmallBooks {
    private static final Instant OPENING = Instant.parse("2026-03-02T10:00:00Z");
    private static final int MOST_INVESTORS = 11;
    private static final long[] SIZES = {4, 12, 60, 5_000, 3_000_000_000_000L};
    private static final List<TierName> TIERS =
            List.of(new TierName("pro-rata-right"), new TierName("friends"), new TierName("public"));

    private final Random random;
    private final long size;
    private final List<ZeroHistory> policies;
    private final long lot;
    private final long minimum;
    private final int tiers;
    private final boolean hasOverrides;

    private SmallBooks(Random random, long size, List<ZeroHistory> policies) {
        this.random = random;
        this.size = size;
        this.policies = policies;
        lot = chance(40) ? 1 + random.nextLong(size / (chance(50) ? 2 : 12) + 1) : 1;
        minimum = chance(35) ? 1 + random.nextLong(size / 2) : 0;
        tiers = chance(50) ? 1 : 2 + random.nextInt(2);
        hasOverrides = chance(40);
    }

    static Book of(long seed) {
        Random random = new Random(seed * 31 + 7);
        long size = SIZES[random.nextInt(SIZES.length)];
        return new SmallBooks(random, size, List.of(ZeroHistory.values())).book();
    }

    /** Amounts and weights that together nearly fill 64 bits. A mean of weights would not fit any more. */
    static Book ofLargeAmounts(long seed) {
        return new SmallBooks(new Random(seed), Long.MAX_VALUE / MOST_INVESTORS, List.of(ZeroHistory.ZERO_HISTORY_LAST))
                .book();
    }

    private Book book() {
        List<Commitment> commitments = new ArrayList<>();
        int investors = 1 + random.nextInt(MOST_INVESTORS);
        for (int i = 0; i < investors; i++) {
            commitments.add(commitment("I" + random.nextInt(100) + "-" + i));
        }
        long demand = commitments.stream().mapToLong(Commitment::cap).sum();
        long decided = commitments.stream().mapToLong(PlainRule::override).sum();
        long onOffer = chance(85) ? scarce(demand) : demand / 2 + random.nextLong(demand + 1);
        long holders =
                commitments.stream().filter(one -> PlainRule.override(one) > 0).count();
        return new Book(Math.max(onOffer, decided), terms((int) holders, demand), commitments);
    }

    private Commitment commitment(String investor) {
        long requested = random.nextLong(size + 1);
        long weight = chance(30) ? 0 : 1 + random.nextLong(size);
        Optional<Limit> limit =
                chance(30) ? Optional.of(new Limit(random.nextLong(size + 1), LimitKind.STATUTORY)) : Optional.empty();
        Instant committedAt = OPENING.plusSeconds(random.nextInt(4));
        TierName tier = TIERS.get(random.nextInt(tiers));
        Commitment ruled =
                new Commitment(new InvestorId(investor), requested, weight, limit, committedAt, tier, Optional.empty());
        Optional<ManualOverride> override = hasOverrides && chance(25) ? override(ruled.cap()) : Optional.empty();
        return new Commitment(ruled.investor(), requested, weight, limit, committedAt, tier, override);
    }

    private Optional<ManualOverride> override(long cap) {
        long amount = random.nextLong(cap / lot + 1) * lot;
        long kept = amount < minimum ? 0 : amount;
        return Optional.of(new ManualOverride(kept, "promised in writing", "ann", "ben"));
    }

    private Terms terms(int holdersByOverride, long demand) {
        ZeroHistory policy = policies.get(random.nextInt(policies.size()));
        List<Tier> served = TIERS.subList(0, tiers).stream()
                .map(name -> new Tier(name, chance(40) ? Optional.of(scarce(demand)) : Optional.<Long>empty()))
                .toList();
        int reserve = random.nextInt(3);
        Optional<HolderLimit> holders = chance(40)
                ? Optional.of(new HolderLimit(
                        HolderLimit.Rule.SECTION_3C1,
                        Math.max(1, holdersByOverride + random.nextInt(8)) + reserve,
                        reserve))
                : Optional.empty();
        return new Terms(policy, lot, minimum, served, holders);
    }

    private long scarce(long demand) {
        return random.nextLong(demand / (1 + random.nextInt(4)) + 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
