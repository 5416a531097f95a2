package makewhole.allocation.proration;

/**
 * Finds out who has the largest remainders, without sorting: the bits of the smallest remainder that still gets a lot
 * are found from the top, some at a time, by counting. The topmost are counted while the remainders come in; after that
 * only those are looked at who may be on either side. Only those who have exactly that remainder need the order of
 * ties.
 */
final class LargestRemainders {
    private static final int BITS = 11;
    private static final int MASK_AND_SIGN = (2 << BITS) - 1;

    private final long[] remainders;
    private int[] counts = new int[2 << BITS];
    private int shift;
    private int[] undecided = new int[0];
    private int count;

    /**
     * Nobody takes part yet.
     *
     * @param below all remainders are
     */
    LargestRemainders(int members, long below) {
        remainders = new long[members];
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(below) - BITS);
    }

    /**
     * A member who was not set before: takes part with a remainder of zero or more, and none with one below zero. Who takes
     * no part is counted too, where nobody looks, so that a processor need not guess who does.
     */
    void set(int member, long remainder) {
        remainders[member] = remainder;
        counts[(int) (remainder >> shift) & MASK_AND_SIGN]++;
    }

    /**
     * Gives one lot each to those with the largest remainders.
     *
     * @param given to every member; all have been set
     * @param lots no more than there are members who take part
     */
    void giveTo(long[] given, long lots, TieOrder ties) {
        if (lots == 0) {
            return;
        }
        long wanted = first(given, lots);
        while (shift > 0 && count > wanted) {
            wanted = next(given, wanted);
        }
        if (count > wanted) {
            LazyOrder.bringForward(undecided, count, (int) wanted, ties);
        }
        for (int k = 0; k < wanted; k++) {
            given[undecided[k]]++;
        }
    }

    /** Gives to all who are above the topmost bits that decide; tells how many lots are left for those who have them. */
    private long first(long[] given, long lots) {
        long wanted = lots;
        int digit = (1 << BITS) - 1;
        while (counts[digit] < wanted) {
            wanted -= counts[digit];
            digit--;
        }
        undecided = new int[counts[digit]];
        for (int i = 0; i < remainders.length; i++) {
            int its = (int) (remainders[i] >> shift); // below zero for who takes no part
            given[i] += its > digit ? 1 : 0;
            if (its == digit) {
                undecided[count++] = i;
            }
        }
        return wanted;
    }

    /** The same with the bits that follow, among those who are undecided. */
    private long next(long[] given, long lots) {
        int width = Math.min(BITS, shift);
        int mask = (1 << width) - 1;
        shift -= width;
        counts = new int[1 << width];
        for (int k = 0; k < count; k++) {
            counts[(int) (remainders[undecided[k]] >>> shift) & mask]++;
        }
        long wanted = lots;
        int digit = mask;
        while (counts[digit] < wanted) {
            wanted -= counts[digit];
            digit--;
        }
        int members = count;
        count = 0;
        for (int k = 0; k < members; k++) {
            int i = undecided[k];
            int its = (int) (remainders[i] >>> shift) & mask;
            given[i] += its > digit ? 1 : 0;
            if (its == digit) {
                undecided[count++] = i;
            }
        }
        return wanted;
    }
}
