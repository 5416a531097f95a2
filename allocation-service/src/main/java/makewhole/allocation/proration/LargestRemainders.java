package makewhole.allocation.proration;

import java.util.Arrays;

/**
 * Finds out who has the largest remainders, without sorting: the bits of the smallest remainder that still gets a lot
 * are found from the top, a few at a time, by counting. Only those who have exactly that remainder need the order of
 * ties.
 */
final class LargestRemainders {
    private static final int BITS = 11;
    private static final int MASK = (1 << BITS) - 1;

    private final long[] remainders;
    private int shift;
    private long top;
    private long wanted;

    private LargestRemainders(long[] remainders, int shift, long wanted) {
        this.remainders = remainders;
        this.shift = shift;
        this.wanted = wanted;
    }

    /**
     * Gives one lot each to those with the largest remainders.
     *
     * @param remainders below zero for those who take no part
     * @param below all remainders are
     * @param lots no more than there are remainders of zero or more
     */
    static void giveTo(long[] given, long[] remainders, long below, long lots, TieOrder ties) {
        if (lots == 0) {
            return;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(below);
        LargestRemainders search = new LargestRemainders(remainders, (bits + BITS - 1) / BITS * BITS, lots);
        search.findSmallest();
        search.give(given, ties);
    }

    /** Narrows down to those remainders whose bits above {@code shift} are {@code top}; of them so many are wanted. */
    private void findSmallest() {
        long candidates = -1;
        while (shift > 0 && candidates != wanted) {
            int[] counts = counts();
            int digit = MASK;
            while (counts[digit] < wanted) {
                wanted -= counts[digit];
                digit--;
            }
            candidates = counts[digit];
            top = top << BITS | digit;
            shift -= BITS;
        }
    }

    private int[] counts() {
        int[] counts = new int[1 << BITS];
        int digits = shift - BITS;
        for (long remainder : remainders) {
            if (remainder >= 0 && topOf(remainder) == top) {
                counts[(int) (remainder >>> digits) & MASK]++;
            }
        }
        return counts;
    }

    /** Shifting by all 64 bits would shift by none. */
    private long topOf(long remainder) {
        return shift >= Long.SIZE ? 0 : remainder >>> shift;
    }

    private void give(long[] given, TieOrder ties) {
        int[] tied = new int[0];
        int count = 0;
        for (int i = 0; i < remainders.length; i++) {
            long its = topOf(remainders[i]);
            if (remainders[i] >= 0 && its > top) {
                given[i]++;
            } else if (remainders[i] >= 0 && its == top) {
                if (count == tied.length) {
                    tied = Arrays.copyOf(tied, Math.max(16, 2 * count));
                }
                tied[count++] = i;
            }
        }
        LazyOrder.bringForward(tied, count, (int) wanted, ties);
        for (int k = 0; k < wanted; k++) {
            given[tied[k]]++;
        }
    }
}
