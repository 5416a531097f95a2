package makewhole.bench;

import java.time.Duration;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long calls took, by any number of callers at once; exact to three digits. */
final class Latencies {
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int DIGITS = 3;
    private static final double NANOS_IN_A_MILLI = 1e6;

    private final Histogram nanos = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

    /** Makes a call and keeps how long it took. */
    <T> T of(Supplier<T> call) {
        long began = System.nanoTime();
        T answer = call.get();
        add(Duration.ofNanos(System.nanoTime() - began));
        return answer;
    }

    void add(Duration took) {
        nanos.recordValue(Math.min(LONGEST_NANOS, took.toNanos()));
    }

    /** Within how many milliseconds so many in a hundred calls were answered. */
    double percentileMillis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_IN_A_MILLI;
    }

    String percentile(double percentile) {
        return "%.1f ms".formatted(percentileMillis(percentile));
    }
}
