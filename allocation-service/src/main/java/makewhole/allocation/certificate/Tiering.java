package makewhole.allocation.certificate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;

/** Which lines take part in which tier, and what overrides have taken before. */
final class Tiering {
    private static final int TAKES_NO_PART = -1;

    private final List<Tier> tiers;
    private final long lot;
    private final int[] tierOf;
    private final int[] sizes;
    private final long[] overridden;
    private int overriddenHolders;

    Tiering(Book book) {
        tiers = book.terms().tiers();
        lot = book.terms().lot();
        tierOf = new int[book.commitments().size()];
        sizes = new int[tiers.size()];
        overridden = new long[tiers.size()];
        Map<TierName, Integer> numbers = new HashMap<>();
        tiers.forEach(tier -> numbers.put(tier.name(), numbers.size()));
        for (int line = 0; line < tierOf.length; line++) {
            Commitment commitment = book.commitments().get(line);
            int tier = tiers.size() == 1 ? 0 : numbers.getOrDefault(commitment.tier(), TAKES_NO_PART);
            Optional<ManualOverride> override = commitment.override();
            if (override.isPresent()) {
                overridden[tier] += override.get().amount() / lot;
                overriddenHolders += Long.signum(override.get().amount());
                tierOf[line] = TAKES_NO_PART;
            } else {
                sizes[tier]++;
                tierOf[line] = tier;
            }
        }
    }

    int count() {
        return tiers.size();
    }

    TierName name(int tier) {
        return tiers.get(tier).name();
    }

    /** Whether a line is shared out in a tier, rather than decided by an override. */
    boolean takesPart(int line) {
        return tierOf[line] != TAKES_NO_PART;
    }

    int tierOf(int line) {
        return tierOf[line];
    }

    /** Lots that overrides give, of all tiers. */
    long overridden() {
        return Arrays.stream(overridden).sum();
    }

    /** How many investors are given something by override. */
    int overriddenHolders() {
        return overriddenHolders;
    }

    /** The most a tier may be given by the rule, in lots: its carve-out, which overrides of its members use up first. */
    long mostFor(int tier) {
        Optional<Long> carveOut = tiers.get(tier).carveOut();
        return carveOut.isEmpty() ? Long.MAX_VALUE : Math.max(0, carveOut.get() / lot - overridden[tier]);
    }

    /** The lines that take part in each tier, in the order of the book. */
    int[][] members() {
        int[][] members = new int[tiers.size()][];
        Arrays.setAll(members, tier -> new int[sizes[tier]]);
        int[] filled = new int[tiers.size()];
        for (int line = 0; line < tierOf.length; line++) {
            if (takesPart(line)) {
                int tier = tierOf[line];
                members[tier][filled[tier]++] = line;
            }
        }
        return members;
    }
}
