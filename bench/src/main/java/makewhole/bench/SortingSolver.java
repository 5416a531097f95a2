package makewhole.bench;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The solver that one would write first, exact as well: it sorts all investors by the level at which they are filled,
 * and then all remainders. It knows only what most deals promise: one tier, no lots, everybody with history.
 */
final class SortingSolver {
    private SortingSolver() {}

    /** Shares of {@code total}, which is less than all caps together; ties go to the smaller index. */
    static long[] shares(long total, long[] caps, long[] weights) {
        Integer[] byLevel = new Integer[caps.length];
        long weight = 0;
        for (int i = 0; i < caps.length; i++) {
            byLevel[i] = i;
            weight = Math.addExact(weight, weights[i]);
        }
        Arrays.sort(byLevel, (a, b) -> compareProducts(caps[a], weights[b], caps[b], weights[a]));
        long left = total;
        int filled = 0;
        while (filled < byLevel.length) {
            int next = byLevel[filled];
            if (compareProducts(caps[next], weight, left, weights[next]) > 0) {
                break;
            }
            left -= caps[next];
            weight -= weights[next];
            filled++;
        }
        return rounded(left, weight, caps, weights, byLevel, filled);
    }

    private static long[] rounded(long left, long weight, long[] caps, long[] weights, Integer[] byLevel, int filled) {
        long[] given = new long[caps.length];
        long[] remainders = new long[caps.length];
        for (int i = 0; i < filled; i++) {
            given[byLevel[i]] = caps[byLevel[i]];
        }
        long over = left;
        for (int i = filled; i < byLevel.length; i++) {
            int one = byLevel[i];
            long[] share = divided(left, weights[one], weight);
            given[one] = share[0];
            remainders[one] = share[1];
            over -= share[0];
        }
        Integer[] open = Arrays.copyOfRange(byLevel, filled, byLevel.length);
        Arrays.sort(
                open,
                Comparator.<Integer>comparingLong(one -> remainders[one])
                        .reversed()
                        .thenComparingInt(one -> one));
        for (int i = 0; i < over; i++) {
            given[open[i]]++;
        }
        return given;
    }

    /** Quotient and remainder of a·b / c; by long division of the 128-bit product where it does not fit 64 bits. */
    private static long[] divided(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return new long[] {a * b / c, a * b % c};
        }
        java.math.BigInteger[] both = java.math.BigInteger.valueOf(a)
                .multiply(java.math.BigInteger.valueOf(b))
                .divideAndRemainder(java.math.BigInteger.valueOf(c));
        return new long[] {both[0].longValueExact(), both[1].longValueExact()};
    }

    private static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
