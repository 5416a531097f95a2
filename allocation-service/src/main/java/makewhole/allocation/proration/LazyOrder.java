package makewhole.allocation.proration;

import java.util.Arrays;

/**
 * Positions in an order, as far as somebody asks for them. To find the first few takes one walk over all; to find all
 * takes as long as sorting. It is a quicksort that puts off every part until it is reached.
 */
final class LazyOrder {
    private final int[] positions;
    private final TieOrder order;
    private final Pivots pivots = new Pivots();
    private int[] ends = new int[64];
    private int open;
    private int next;

    /** The first {@code count} of the positions; the array is rearranged. */
    LazyOrder(int[] positions, int count, TieOrder order) {
        this.positions = positions;
        this.order = order;
        ends[0] = count;
        open = 1;
    }

    boolean isEmpty() {
        return next == ends[0];
    }

    /** The first position that was not skipped yet. */
    int first() {
        while (ends[open - 1] != next) {
            int pivot = partition(next, ends[open - 1]);
            if (open == ends.length) {
                ends = Arrays.copyOf(ends, 2 * open);
            }
            ends[open++] = pivot;
        }
        return positions[next];
    }

    /** Goes on to the next position. */
    void skip() {
        first();
        open--;
        next++;
    }

    /** Brings the first {@code count} of the positions to the front of the array, in no order. */
    static void bringForward(int[] positions, int of, int count, TieOrder order) {
        LazyOrder all = new LazyOrder(positions, of, order);
        int from = 0;
        int to = of;
        while (from < count && count < to) {
            int pivot = all.partition(from, to);
            if (pivot < count) {
                from = pivot + 1;
            } else {
                to = pivot;
            }
        }
    }

    private int partition(int from, int to) {
        int pivot = pivots.between(from, to);
        int chosen = positions[pivot];
        positions[pivot] = positions[to - 1];
        int border = from;
        for (int i = from; i < to - 1; i++) {
            int one = positions[i];
            if (order.compare(one, chosen) < 0) {
                positions[i] = positions[border];
                positions[border++] = one;
            }
        }
        positions[to - 1] = positions[border];
        positions[border] = chosen;
        return border;
    }
}
