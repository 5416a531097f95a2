package makewhole.allocation.proration;

/**
 * Finds the level of a pool: {@code left / weights}, where {@code left} is what is on offer without the caps of all who
 * are filled, and {@code weights} are those of the others. Exact, and linear in the number of members.
 *
 * <p>First by Newton's method on what a level gives in all, which is concave: whoever is filled by {@code left /
 * weights} is filled for good, for to take them out only raises it. That ends after two or three rounds on most books,
 * but a round may fill only a few. What is still open then is settled by cutting it in two at the filling level of one
 * of its members, which is either reached, and fills all below it, or not reached, and holds back all above.
 */
final class LevelSearch {
    private static final int NEWTON_ROUNDS = 6;

    private final long[] caps;
    private final long[] weightOf;
    private int[] open = new int[0];
    private int count;
    private long left;
    private long weights;

    private LevelSearch(long left, long weights, long[] caps, long[] weightOf) {
        this.left = left;
        this.weights = weights;
        this.caps = caps;
        this.weightOf = weightOf;
    }

    /** The level in lots per weight, not in lowest terms. */
    record Found(long left, long weights) {}

    /**
     * The level at which {@code offered} lots are given, which are fewer than the caps together.
     *
     * @param weights all of them together
     */
    static Found level(long offered, long weights, long[] caps, long[] weightOf) {
        LevelSearch search = new LevelSearch(offered, weights, caps, weightOf);
        int before = caps.length;
        search.firstRound();
        for (int round = 1; round < NEWTON_ROUNDS && search.count < before; round++) {
            before = search.count;
            search.round();
        }
        if (search.count < before) {
            search.halve();
        }
        return new Found(search.left, search.weights);
    }

    private void firstRound() {
        open = new int[caps.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = i;
        }
        count = open.length;
        round();
    }

    /** Takes out whoever the level of this round fills. Without a branch that a processor could only guess. */
    private void round() {
        int members = count;
        int kept = 0;
        long filledCaps = 0;
        long filledWeights = 0;
        for (int k = 0; k < members; k++) {
            int i = open[k];
            int keeps = Products.isGreater(caps[i], weights, left, weightOf[i]);
            filledCaps += caps[i] & (keeps - 1L);
            filledWeights += weightOf[i] & (keeps - 1L);
            open[kept] = i;
            kept += keeps;
        }
        count = kept;
        left -= filledCaps;
        weights -= filledWeights;
    }

    private void halve() {
        Pivots pivots = new Pivots();
        while (count > 0) {
            int pivot = open[pivots.between(0, count)];
            keepAsOpen(pivot, isReached(caps[pivot], weightOf[pivot]));
        }
    }

    /** Whether what is left goes round as far as {@code cap / weight} lots per weight. */
    private boolean isReached(long cap, long weight) {
        long capsBelow = 0;
        long weightsBelow = 0;
        for (int k = 0; k < count; k++) {
            int i = open[k];
            if (Products.compare(caps[i], weight, cap, weightOf[i]) < 0) {
                capsBelow += caps[i];
                weightsBelow += weightOf[i];
            }
        }
        return capsBelow <= left && Products.compare(cap, weights - weightsBelow, left - capsBelow, weight) <= 0;
    }

    private void keepAsOpen(int pivot, boolean reached) {
        long cap = caps[pivot];
        long weight = weightOf[pivot];
        int members = count;
        count = 0;
        for (int k = 0; k < members; k++) {
            int i = open[k];
            int side = Products.compare(caps[i], weight, cap, weightOf[i]);
            if (reached && side <= 0) {
                left -= caps[i];
                weights -= weightOf[i];
            } else if (reached || side < 0) {
                open[count++] = i;
            }
        }
    }
}
