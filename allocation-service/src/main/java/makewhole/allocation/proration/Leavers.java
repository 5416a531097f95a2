package makewhole.allocation.proration;

import java.util.BitSet;

/**
 * In which order the members of a pool would drop out. A share is the smaller of a cap and of a weight's part of the
 * level, so the smallest share of all is the smallest cap or that of the smallest weight: two orders, which do not
 * change. As the level only rises when somebody drops out, whoever is filled stays filled: a third order, by the level
 * that fills a member, says who is filled next. Nobody ever goes back in any of the three.
 */
final class Leavers {
    static final int NOBODY = -1;

    private final Members members;
    private final Pool pool;
    private final BitSet gone = new BitSet();
    private final LazyOrder byCap;
    private final LazyOrder byWeight;
    private final LazyOrder byFillingLevel;
    private int staying;

    Leavers(Members members) {
        this.members = members;
        pool = members.pool();
        int[] caps = new int[pool.size()];
        int[] filling = new int[pool.size()];
        int held = 0;
        for (int i = 0; i < pool.size(); i++) {
            if (pool.cap(i) > 0) {
                caps[staying++] = i;
            }
            if (!pool.isFilled(i)) {
                filling[held++] = i;
            }
        }
        int[] weights = caps.clone();
        byCap = new LazyOrder(caps, staying, (a, b) -> smallestFirst(pool.cap(a), pool.cap(b), a, b));
        byWeight = new LazyOrder(weights, staying, (a, b) -> smallestFirst(pool.weight(a), pool.weight(b), a, b));
        byFillingLevel = new LazyOrder(filling, held, this::lowestFillingLevelFirst);
    }

    private int smallestFirst(long first, long second, int a, int b) {
        return first != second ? Long.compare(first, second) : members.compareTies(b, a);
    }

    private int lowestFillingLevelFirst(int a, int b) {
        int byLevel = Products.compare(pool.cap(a), pool.weight(b), pool.cap(b), pool.weight(a));
        return byLevel != 0 ? byLevel : Integer.compare(a, b);
    }

    /** How many have an exact share above zero. */
    int holders() {
        return pool.givesSomething() ? staying : 0;
    }

    /** The member with the smallest exact share above zero, of equal ones who would lose a tie; or {@link #NOBODY}. */
    int next() {
        if (holders() == 0) {
            return NOBODY;
        }
        int a = firstStaying(byCap);
        int b = firstStaying(byWeight);
        int byShare = Pool.compareShares(pool, a, pool, b);
        boolean first = byShare != 0 ? byShare < 0 : members.compareTies(a, b) > 0;
        return first ? a : b;
    }

    private int firstStaying(LazyOrder order) {
        while (gone.get(order.first())) {
            order.skip();
        }
        return order.first();
    }

    void dropOut(int i) {
        gone.set(i);
        staying--;
        pool.release(i);
        fillWhoCanBe();
    }

    void offerMore(long lots) {
        pool.offerMore(lots);
        fillWhoCanBe();
    }

    private void fillWhoCanBe() {
        while (!byFillingLevel.isEmpty()) {
            int i = byFillingLevel.first();
            if (!gone.get(i)) {
                if (!pool.isFilled(i)) {
                    return;
                }
                pool.fill(i);
            }
            byFillingLevel.skip();
        }
    }

    /** Those who dropped out are given nothing when the pool is rounded. */
    void forgetWhoIsGone() {
        gone.stream().forEach(pool::forget);
    }
}
