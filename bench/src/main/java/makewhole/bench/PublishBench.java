package makewhole.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.RunningSuite;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Deals shared out through REST, stored durably: many small ones at once, and large ones one after the other. */
final class PublishBench implements Bench {
    private static final int SMALL = 100;
    private static final int LARGE = 10_000;
    private static final int CALLERS = 8;
    private static final int SMALL_PER_SECOND = 150;
    private static final long LARGE_P95_MILLIS = 200;
    private static final double P95 = 95;
    private static final double P99 = 99;
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final double NANOS_IN_A_MILLI = 1e6;
    private static final double NANOS_IN_A_SECOND = 1e9;

    private final Path home;

    PublishBench(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String title() {
        return "Deals through REST, durable";
    }

    @Override
    public String how() {
        return """
                Real HTTP, real PostgreSQL with fsync; callers, service and database share the cores of this machine. A deal \
                of %d investors is offered and then published, two calls, by %d callers at once; both calls count. A deal of \
                %d investors is published by one caller, after it was offered. Publishing computes, certifies, stages and \
                puts in force. The first third of each series warms up and does not count.""".formatted(SMALL, CALLERS, LARGE);
    }

    @Override
    public List<Measured> measure(boolean quick) {
        int small = quick ? 60 : 6_000;
        int large = quick ? 6 : 150;
        try (RunningSuite suite = BenchSuite.start(home, "publish");
                Calls calls = new Calls(suite)) {
            List<Measured> rows = new ArrayList<>();
            rows.addAll(smallDeals(calls, small));
            rows.addAll(largeDeals(calls, large));
            return rows;
        }
    }

    private static List<Measured> smallDeals(Calls calls, int deals) {
        Histogram publishing = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
        IntConsumer deal = i -> {
            String id = "S-%06d".formatted(i);
            calls.offer(id, SMALL);
            long began = System.nanoTime();
            calls.publish(id);
            publishing.recordValue(System.nanoTime() - began);
        };
        inParallel(0, deals / 3, deal);
        publishing.reset();
        long began = System.nanoTime();
        inParallel(deals / 3, deals, deal);
        double seconds = (System.nanoTime() - began) / NANOS_IN_A_SECOND;
        double perSecond = (deals - deals / 3) / seconds;
        return List.of(
                Measured.against(
                        "≥ %d deals/s".formatted(SMALL_PER_SECOND),
                        perSecond >= SMALL_PER_SECOND,
                        "%d investors a deal, offered and published".formatted(SMALL),
                        "%.0f deals/s".formatted(perSecond)),
                Measured.forComparison("… publish call, p50", millis(publishing, 50)),
                Measured.forComparison("… publish call, p99", millis(publishing, P99)));
    }

    private static List<Measured> largeDeals(Calls calls, int deals) {
        Histogram publishing = new Histogram(LONGEST_NANOS, DIGITS);
        for (int i = 0; i < deals; i++) {
            String id = "L-%06d".formatted(i);
            calls.offer(id, LARGE);
            long began = System.nanoTime();
            calls.publish(id);
            if (i >= deals / 3) {
                publishing.recordValue(System.nanoTime() - began);
            }
        }
        return List.of(
                Measured.against(
                        "≤ %d ms".formatted(LARGE_P95_MILLIS),
                        publishing.getValueAtPercentile(P95) <= LARGE_P95_MILLIS * NANOS_IN_A_MILLI,
                        "%d investors, publish call, p95".formatted(LARGE),
                        millis(publishing, P95)),
                Measured.forComparison("… p50", millis(publishing, 50)));
    }

    private static void inParallel(int from, int to, IntConsumer work) {
        AtomicInteger next = new AtomicInteger(from);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                running.add(callers.submit(() -> {
                    for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
                        work.accept(i);
                    }
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        } catch (ExecutionException failed) {
            throw new CannotGoOnException("A caller failed: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    private static String millis(Histogram histogram, double percentile) {
        return "%.1f ms".formatted(histogram.getValueAtPercentile(percentile) / NANOS_IN_A_MILLI);
    }
}
