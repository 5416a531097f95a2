package makewhole.allocation.proration;

import java.util.Arrays;
import java.util.List;

/** The investors of a tier who share by one level: where they stand in the book, and their pool. */
final class Members {
    private final List<Commitment> commitments;
    private final int[] places;
    private final Pool pool;

    private Members(List<Commitment> commitments, int[] places, Pool pool) {
        this.commitments = commitments;
        this.places = places;
        this.pool = pool;
    }

    /** Takes down members one after the other. */
    static final class Gathering {
        private static final int FEW = 16;

        private int[] places = new int[FEW];
        private long[] caps = new long[FEW];
        private long[] weights = new long[FEW];
        private int count;

        void add(int place, long cap, long weight) {
            if (count == places.length) {
                int more = count + (count >> 1);
                places = Arrays.copyOf(places, more);
                caps = Arrays.copyOf(caps, more);
                weights = Arrays.copyOf(weights, more);
            }
            places[count] = place;
            caps[count] = cap;
            weights[count++] = weight;
        }

        Members of(List<Commitment> commitments) {
            Pool pool = new Pool(Arrays.copyOf(caps, count), Arrays.copyOf(weights, count));
            return new Members(commitments, Arrays.copyOf(places, count), pool);
        }
    }

    Pool pool() {
        return pool;
    }

    Commitment commitment(int i) {
        return commitments.get(places[i]);
    }

    int compareTies(int a, int b) {
        return Commitment.TIE_ORDER.compare(commitment(a), commitment(b));
    }

    /** Writes down what everyone is given, in lots, by their place in the book; gives the sum. */
    long giveTo(long[] lots) {
        long[] given = pool.whole(this::compareTies);
        long sum = 0;
        for (int i = 0; i < given.length; i++) {
            lots[places[i]] = given[i];
            sum += given[i];
        }
        return sum;
    }

    /** How many have an exact share above zero. */
    int holders() {
        int holders = 0;
        if (pool.givesSomething()) {
            for (int i = 0; i < pool.size(); i++) {
                holders += pool.cap(i) > 0 ? 1 : 0;
            }
        }
        return holders;
    }

    /** Whether somebody has an exact share above zero that is below so many lots. */
    boolean anyBelow(long minimum) {
        for (int i = 0; minimum > 0 && pool.givesSomething() && i < pool.size(); i++) {
            if (pool.cap(i) > 0 && pool.isBelow(minimum, i)) {
                return true;
            }
        }
        return false;
    }
}
