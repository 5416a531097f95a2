package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.proration.Share;
import makewhole.bench.ShareBenchmarks.Amounts;
import makewhole.bench.ShareBenchmarks.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is measured is the right answer, and the same one in every way it is worked out. */
class ShareBenchmarksTest {
    private final ShareBenchmarks benchmarks = new ShareBenchmarks();
    private final Amounts amounts = new Amounts();
    private final Records records = new Records();

    @BeforeEach
    void draw() {
        amounts.investors = 1_000;
        amounts.draw();
        records.draw(amounts);
    }

    @Test
    void all_ways_give_the_same_shares() {
        long[] shares = benchmarks.solver(amounts);
        assertThat(LongStream.of(shares).sum()).isEqualTo(amounts.onOffer);
        assertThat(benchmarks.sortingSolver(amounts)).isEqualTo(shares);
        assertThat(benchmarks.rounding(amounts)).isEqualTo(shares);
        assertThat(benchmarks.solverOfRecords(records).shares().stream()
                        .mapToLong(Share::given)
                        .toArray())
                .isEqualTo(shares);
    }

    @Test
    void the_certificate_that_is_measured_is_one_that_is_given() {
        assertThat(benchmarks.certificate(records)).isEqualTo(new Verdict.Accepted());
    }
}
