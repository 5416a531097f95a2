package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import makewhole.allocation.proration.Pool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A comparison is one only if both work out the same. */
class SortingSolverTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "the amounts of seed {0}")
    @MethodSource("seeds")
    void the_solver_that_sorts_gives_what_the_solver_gives(long seed) {
        RandomGenerator chance = new Random(seed);
        int investors = 1 + chance.nextInt(50);
        long[] caps = chance.longs(investors, 0, 1_000).toArray();
        long[] weights = chance.longs(investors, 1, 1_000).toArray();
        long onOffer = chance.nextLong(1 + LongStream.of(caps).sum());
        Pool pool = new Pool(caps, weights);
        pool.offer(onOffer);
        assertThat(SortingSolver.shares(onOffer, caps, weights)).isEqualTo(pool.whole(Integer::compare));
    }
}
