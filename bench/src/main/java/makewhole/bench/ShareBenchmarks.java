package makewhole.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Pool;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Terms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One oversubscribed book of random amounts, shared out in several ways. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ShareBenchmarks {
    /** Amounts and weights as arrays. */
    @State(Scope.Benchmark)
    public static class Amounts {
        private static final long MOST_MINOR = 100_000_000;

        @Param({"100", "10000", "1000000"})
        int investors;

        long[] caps = {};
        long[] weights = {};
        long onOffer;
        Pool offered = new Pool(caps, weights);

        @Setup
        public void draw() {
            RandomGenerator chance = new Random(investors);
            caps = new long[investors];
            weights = new long[investors];
            long wanted = 0;
            for (int i = 0; i < investors; i++) {
                caps[i] = 1 + chance.nextLong(MOST_MINOR);
                weights[i] = 1 + chance.nextLong(MOST_MINOR);
                wanted += caps[i];
            }
            onOffer = wanted / 5 * 3;
            offered = new Pool(caps, weights);
            offered.offer(onOffer);
        }
    }

    /** The same as a book of records. */
    @State(Scope.Benchmark)
    public static class Records {
        Book book = new Book(0, Terms.USUAL, List.of());
        Result right = Proration.of(book);

        @Setup
        public void draw(Amounts amounts) {
            List<Commitment> commitments = new ArrayList<>(amounts.investors);
            for (int i = 0; i < amounts.investors; i++) {
                commitments.add(new Commitment(
                        new InvestorId("I-%08d".formatted(i)),
                        amounts.caps[i],
                        amounts.weights[i],
                        Optional.empty(),
                        Instant.EPOCH.plusSeconds(i)));
            }
            book = new Book(amounts.onOffer, Terms.USUAL, commitments);
            right = Proration.of(book);
        }
    }

    @Benchmark
    public long onePass(Amounts amounts) {
        long sum = 0;
        for (int i = 0; i < amounts.caps.length; i++) {
            sum += amounts.caps[i] ^ amounts.weights[i];
        }
        return sum;
    }

    @Benchmark
    public long[] sortingSolver(Amounts amounts) {
        return SortingSolver.shares(amounts.onOffer, amounts.caps, amounts.weights);
    }

    @Benchmark
    public long[] solver(Amounts amounts) {
        Pool pool = new Pool(amounts.caps, amounts.weights);
        pool.offer(amounts.onOffer);
        return pool.whole(Integer::compare);
    }

    @Benchmark
    public long[] rounding(Amounts amounts) {
        return amounts.offered.whole(Integer::compare);
    }

    @Benchmark
    public Result solverOfRecords(Records records) {
        return Proration.of(records.book);
    }

    @Benchmark
    public Verdict certificate(Records records) {
        return Certificate.check(records.book, records.right);
    }
}
