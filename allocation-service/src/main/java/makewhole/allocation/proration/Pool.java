package makewhole.allocation.proration;

import java.util.Arrays;

/**
 * Investors who share by one level, in arrays: the member at a position has a cap in whole lots and a weight above zero.
 * Caps together and weights together fit 63 bits; see {@link Book}.
 */
public final class Pool {
    private final long[] caps;
    private final long[] weights;
    private long left;
    private long open;

    /** A pool that nothing was offered to yet. It keeps these arrays, and changes the caps of those who drop out. */
    public Pool(long[] caps, long[] weights) {
        if (caps.length != weights.length) {
            throw new IllegalArgumentException("%d caps, %d weights".formatted(caps.length, weights.length));
        }
        this.caps = caps;
        this.weights = weights;
    }

    /** Works out the level at which {@code lots} are shared, or everyone is at their cap. */
    public void offer(long lots) {
        long wanted = Arrays.stream(caps).sum();
        if (wanted <= lots) {
            left = lots - wanted;
            open = 0;
        } else {
            LevelSearch.Found level =
                    LevelSearch.level(lots, Arrays.stream(weights).sum(), caps, weights);
            left = level.left();
            open = level.weights();
        }
    }

    /** Whether everyone is at their cap. */
    public boolean isFilled() {
        return open == 0;
    }

    /** The lots that are shared by those who are held back, or that nobody wants if nobody is. */
    public long left() {
        return left;
    }

    /** The weights of those who are held back. The level is {@link #left} / this, in lots per weight. */
    public long open() {
        return open;
    }

    /** What everyone is given, in whole lots; for each who is held back the share is rounded as the rule says. */
    public long[] whole(TieOrder ties) {
        if (isFilled()) {
            return caps.clone();
        }
        long[] given = new long[caps.length];
        LargestRemainders remainders = new LargestRemainders(caps.length, open);
        long lotsLeft = quotientsFit() ? floorsOfAll(given, remainders) : floorsOfThoseHeldBack(given, remainders);
        remainders.giveTo(given, lotsLeft, ties);
        return given;
    }

    /** Whether the level gives nobody 2^63 lots or more, even before their cap. */
    private boolean quotientsFit() {
        long largest = 0;
        for (long weight : weights) {
            largest = Math.max(largest, weight);
        }
        return Math.multiplyHigh(left, largest) < open >>> 1;
    }

    /** Who is filled shows in the floor itself, since caps are whole lots: one division, and no comparison of products. */
    private long floorsOfAll(long[] given, LargestRemainders remainders) {
        Divisor divisor = new Divisor(open);
        long lotsLeft = left;
        for (int i = 0; i < given.length; i++) {
            long floor = divisor.floor(left, weights[i]);
            long filled = ~((floor - caps[i]) >> (Long.SIZE - 1)); // all bits, or none
            given[i] = Math.min(floor, caps[i]);
            remainders.set(i, remainder(i, floor) | filled);
            lotsLeft -= floor & ~filled;
        }
        return lotsLeft;
    }

    private long floorsOfThoseHeldBack(long[] given, LargestRemainders remainders) {
        Divisor divisor = new Divisor(open);
        long lotsLeft = left;
        for (int i = 0; i < given.length; i++) {
            if (isFilled(i)) {
                given[i] = caps[i];
                remainders.set(i, -1);
            } else {
                given[i] = divisor.floor(left, weights[i]);
                remainders.set(i, remainder(i, given[i]));
                lotsLeft -= given[i];
            }
        }
        return lotsLeft;
    }

    /** Below 2^63, so that higher bits of the product do not matter. */
    private long remainder(int i, long floor) {
        return left * weights[i] - floor * open;
    }

    int size() {
        return caps.length;
    }

    long cap(int i) {
        return caps[i];
    }

    long weight(int i) {
        return weights[i];
    }

    /** Whether the level takes this member to their cap. */
    boolean isFilled(int i) {
        return isFilled() || Products.compare(caps[i], open, left, weights[i]) <= 0;
    }

    /**
     * Compares two exact shares. If both are held back they are members of the same pool, or the two pools have the same
     * level.
     */
    static int compareShares(Pool a, int i, Pool b, int j) {
        if (a.isFilled(i)) {
            return b.isFilled(j) ? Long.compare(a.caps[i], b.caps[j]) : b.compareWithShare(a.caps[i], j);
        }
        return b.isFilled(j) ? -a.compareWithShare(b.caps[j], i) : Long.compare(a.weights[i], b.weights[j]);
    }

    /** Whether a member's exact share is less than so many lots. */
    boolean isBelow(long lots, int i) {
        return isFilled(i) ? caps[i] < lots : compareWithShare(lots, i) > 0;
    }

    /** Whether the level is above zero, so that everyone who wants something has a share of it. */
    boolean givesSomething() {
        return isFilled() || left > 0;
    }

    /** Compares so many lots with the exact share of a member who is held back. */
    private int compareWithShare(long lots, int i) {
        return Products.compare(lots, open, left, weights[i]);
    }

    void offerMore(long lots) {
        left += lots;
    }

    /** The level has risen so far that it takes this member, held back until now, to their cap. */
    void fill(int i) {
        left -= caps[i];
        open -= weights[i];
    }

    /** This member shares no longer: those who are held back share what they had, or share with less weight. */
    void release(int i) {
        if (isFilled(i)) {
            left += caps[i];
        } else {
            open -= weights[i];
        }
    }

    /** A member who was released is given nothing. */
    void forget(int i) {
        caps[i] = 0;
    }
}
