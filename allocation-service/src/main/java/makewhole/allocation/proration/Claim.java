package makewhole.allocation.proration;

import java.util.Comparator;

/**
 * One investor's part in a round of sharing out.
 *
 * @param weight above zero; 1 among investors without history, who share by head
 * @param cap in whole lots
 */
record Claim(Commitment commitment, long weight, long cap) {
    /** By the level at which the cap is reached, exactly: cap / weight, compared by cross products of 126 bits. */
    static final Comparator<Claim> BY_FILLING_LEVEL = (a, b) -> compareProducts(a.cap, b.weight, b.cap, a.weight);

    /** Whether {@code left} lots shared by {@code weights} would give this claim its cap or more. */
    boolean isFilledBy(long left, long weights) {
        return compareProducts(cap, weights, left, weight) <= 0;
    }

    /** Compares a·b with c·d, none of them negative, without losing a bit. */
    private static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
