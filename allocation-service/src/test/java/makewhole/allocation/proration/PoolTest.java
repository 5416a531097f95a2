package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large pools and extreme ones, checked against the definition of the rule in one pass over the arrays. */
class PoolTest {
    private static final TieOrder BY_POSITION = Integer::compare;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000, 1_000_000, 10_000_000})
    void a_pool_of_any_size_is_shared_out_by_one_level(int size) {
        Random random = new Random(size);
        Pool pool = new Pool(array(size, i -> random.nextLong(1_000_000)), array(size, i -> 1 + random.nextLong(900)));
        assertSharedOut(pool, wanted(pool) / 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 1_000, 1_000_000})
    void a_pool_in_which_every_level_fills_only_a_few_more_is_shared_out_by_one_level(int size) {
        Pool geometric = new Pool(array(size, i -> 1L << (i % 40)), array(size, i -> 1L << (40 - i % 40)));
        for (long part : new long[] {1, 2, 7, 1_000}) {
            assertSharedOut(geometric, wanted(geometric) - wanted(geometric) / part);
            assertSharedOut(geometric, wanted(geometric) / part);
        }
    }

    /** Every round of Newton's method fills just one member more, as each frees half of what the one before freed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000})
    void a_pool_in_which_every_round_fills_one_more_is_shared_out_by_one_level(int others) {
        int steps = 28;
        BigInteger left = BigInteger.ONE.shiftLeft(61);
        long[] caps = new long[steps + 1 + others];
        long[] weights = new long[caps.length];
        Arrays.fill(caps, Long.MAX_VALUE / caps.length / 4);
        Arrays.fill(weights, 1);
        for (int k = 1; k <= steps; k++) {
            weights[k] = 1L << (2 * k);
        }
        BigInteger open = BigInteger.valueOf(Arrays.stream(weights).sum());
        long onOffer = left.longValueExact();
        for (int k = steps; k > 0; k--) {
            BigInteger weight = BigInteger.valueOf(weights[k]);
            long freed = 1L << (16 + k);
            caps[k] = left.multiply(weight).divide(open).longValueExact() - freed;
            left = left.subtract(BigInteger.valueOf(caps[k]));
            open = open.subtract(weight);
        }
        assertSharedOut(new Pool(caps, weights), onOffer);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 500, 1_000_000})
    void weights_that_differ_by_ten_to_the_fifteenth_lose_nothing(int size) {
        long large = Math.min(1_000_000_000_000_000L, Long.MAX_VALUE / size);
        Pool pool = new Pool(array(size, i -> large / 2), array(size, i -> i % 2 == 0 ? 1 : large));
        assertSharedOut(pool, wanted(pool) / 2);
        assertSharedOut(pool, wanted(pool) - 1);
        assertSharedOut(pool, 1);
    }

    @Test
    void all_alike_share_alike_and_ties_are_won_in_order() {
        Pool pool = new Pool(array(1_000_000, i -> 10), array(1_000_000, i -> 7));
        pool.offer(2_345_678);
        long[] given = pool.whole((a, b) -> Integer.compare(b, a));
        assertThat(Arrays.stream(given, 0, 654_322)).containsOnly(2L);
        assertThat(Arrays.stream(given, 654_322, 1_000_000)).containsOnly(3L);
    }

    @Test
    void sums_as_large_as_they_may_be_lose_nothing() {
        long half = Long.MAX_VALUE / 2;
        Pool pool = new Pool(new long[] {half, half, 1}, new long[] {half, 1, half});
        for (long offered : new long[] {0, 1, 2, half - 1, half, half + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
            assertSharedOut(pool, offered);
        }
    }

    @Test
    void nobody_is_a_pool_too_and_nothing_can_be_offered() {
        Pool nobody = new Pool(new long[0], new long[0]);
        nobody.offer(5);
        assertThat(nobody.isFilled()).isTrue();
        assertThat(nobody.left()).isEqualTo(5);
        assertThat(nobody.whole(BY_POSITION)).isEmpty();
        assertSharedOut(new Pool(new long[] {3, 0}, new long[] {1, 1}), 0);
    }

    @Test
    void a_product_of_126_bits_is_divided_exactly() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            long divisor = 1 + (random.nextLong() >>> (1 + random.nextInt(62))) % Long.MAX_VALUE;
            long a = random.nextLong() >>> (1 + random.nextInt(62));
            long b = i % 3 == 0 ? divisor : random.nextLong(divisor) + 1;
            BigInteger exact =
                    BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divide(BigInteger.valueOf(divisor));
            assertThat(new Divisor(divisor).floor(a, b)).isEqualTo(exact.longValueExact());
        }
        assertThat(new Divisor(Long.MAX_VALUE).floor(Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new Divisor(Long.MAX_VALUE).floor(Long.MAX_VALUE, Long.MAX_VALUE - 1))
                .isEqualTo(Long.MAX_VALUE - 1);
    }

    private static long[] array(int size, LongUnaryOperator value) {
        long[] array = new long[size];
        Arrays.setAll(array, value::applyAsLong);
        return array;
    }

    private static long wanted(Pool pool) {
        long wanted = 0;
        for (int i = 0; i < pool.size(); i++) {
            wanted += pool.cap(i);
        }
        return wanted;
    }

    /**
     * The level fills exactly those it must, what they leave is what the others share, every share is its floor or one
     * more, and nobody got that one with a smaller remainder than somebody who did not.
     */
    private static void assertSharedOut(Pool pool, long offered) {
        pool.offer(offered);
        long[] given = pool.whole(BY_POSITION);
        assertThat(Arrays.stream(given).sum()).isEqualTo(Math.min(offered, wanted(pool)));
        long left = offered;
        long open = 0;
        BigInteger smallestServed = BigInteger.valueOf(Long.MAX_VALUE);
        BigInteger largestUnserved = BigInteger.ONE.negate();
        int lastServed = -1;
        int firstUnserved = Integer.MAX_VALUE;
        for (int i = 0; i < given.length; i++) {
            BigInteger[] share = pool.isFilled()
                    ? new BigInteger[] {BigInteger.valueOf(pool.cap(i)), BigInteger.ZERO}
                    : times(pool.left(), pool.weight(i)).divideAndRemainder(BigInteger.valueOf(pool.open()));
            if (share[0].compareTo(BigInteger.valueOf(pool.cap(i))) >= 0) {
                left -= pool.cap(i);
                check(given[i] == pool.cap(i), i);
                continue;
            }
            open += pool.weight(i);
            long more = given[i] - share[0].longValueExact();
            check(more == 0 || more == 1, i);
            int served = share[1].compareTo(smallestServed);
            int unserved = share[1].compareTo(largestUnserved);
            if (more == 1) {
                lastServed = served <= 0 ? i : lastServed;
                smallestServed = share[1].min(smallestServed);
            } else {
                firstUnserved = unserved > 0 ? i : firstUnserved;
                largestUnserved = share[1].max(largestUnserved);
            }
        }
        assertThat(left).isEqualTo(pool.left());
        assertThat(open).isEqualTo(pool.open());
        int order = smallestServed.compareTo(largestUnserved);
        assertThat(order > 0 || (order == 0 && lastServed < firstUnserved)).isTrue();
    }

    private static void check(boolean right, int i) {
        if (!right) {
            throw new AssertionError("the member at %d is given something else".formatted(i));
        }
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
