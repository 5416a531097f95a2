package makewhole.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import makewhole.suite.machine.RunningSuite;

/** Deals shared out through REST, stored durably: many small ones at once, and large ones one after the other. */
final class PublishBench implements Bench {
    private static final int SMALL = 100;
    private static final int LARGE = 10_000;
    private static final Callers CALLERS = new Callers(8);
    private static final int SMALL_PER_SECOND = 150;
    private static final long LARGE_P95_MILLIS = 200;
    private static final double MOST_FOR_A_CHECK_MILLIS = 1;
    private static final double P50 = 50;
    private static final double P95 = 95;
    private static final double P99 = 99;
    private static final double NANOS_IN_A_SECOND = 1e9;

    /** How many deals of each kind, after how many to warm up with. */
    private record Sizes(int warmSmall, int small, int warmLarge, int large) {
        static final Sizes FULL = new Sizes(3_000, 4_500, 40, 100);
        static final Sizes QUICK = new Sizes(20, 40, 2, 4);
    }

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
                Real HTTP, real PostgreSQL with fsync; callers, all three services and database share the cores of this machine. \
                A deal of %d investors is offered and then published, two calls, by %d callers at once; both calls count, after \
                %,d deals to warm up with. A deal of %,d investors is published by one caller, after it was offered and after %d \
                to warm up with. Publishing computes, certifies, stages and puts in force. What the check of the kill switch \
                takes (its lock, and reading it) is what the service measures itself, while one caller publishes.""".formatted(SMALL, CALLERS.count(), Sizes.FULL.warmSmall(), LARGE, Sizes.FULL.warmLarge());
    }

    @Override
    public List<Measured> measure(boolean quick) {
        Sizes sizes = quick ? Sizes.QUICK : Sizes.FULL;
        try (RunningSuite suite = BenchSuite.start(home, "publish");
                Calls calls = Calls.by(suite)) {
            List<Measured> rows = new ArrayList<>();
            rows.addAll(smallDeals(calls, sizes));
            rows.addAll(largeDeals(calls, sizes));
            return rows;
        }
    }

    private static List<Measured> smallDeals(Calls calls, Sizes sizes) {
        Latencies publishing = new Latencies();
        CALLERS.each(0, sizes.warmSmall(), smallDeal(calls, new Latencies()));
        long began = System.nanoTime();
        CALLERS.each(sizes.warmSmall(), sizes.warmSmall() + sizes.small(), smallDeal(calls, publishing));
        double perSecond = sizes.small() / ((System.nanoTime() - began) / NANOS_IN_A_SECOND);
        return List.of(
                Measured.against(
                        "≥ %d deals/s".formatted(SMALL_PER_SECOND),
                        perSecond >= SMALL_PER_SECOND,
                        "%d investors a deal, offered and published".formatted(SMALL),
                        "%.0f deals/s".formatted(perSecond)),
                Measured.forComparison("… publish call, p50", publishing.percentile(P50)),
                Measured.forComparison("… publish call, p99", publishing.percentile(P99)));
    }

    private static IntConsumer smallDeal(Calls calls, Latencies publishing) {
        return number -> {
            String deal = "S-%06d".formatted(number);
            calls.offer(deal, SMALL);
            publishing.of(() -> calls.publish(deal));
        };
    }

    private static List<Measured> largeDeals(Calls calls, Sizes sizes) {
        Latencies publishing = new Latencies();
        large(calls, 0, sizes.warmLarge(), new Latencies());
        Meter before = Meter.read(calls, Meter.SWITCH_CHECK);
        large(calls, sizes.warmLarge(), sizes.warmLarge() + sizes.large(), publishing);
        double checkMillis = Meter.read(calls, Meter.SWITCH_CHECK).since(before).meanMillis();
        return List.of(
                Measured.against(
                        "≤ %d ms".formatted(LARGE_P95_MILLIS),
                        publishing.percentileMillis(P95) <= LARGE_P95_MILLIS,
                        "%,d investors, publish call, p95".formatted(LARGE),
                        publishing.percentile(P95)),
                Measured.forComparison("… p50", publishing.percentile(P50)),
                Measured.against(
                        "≤ %.0f ms".formatted(MOST_FOR_A_CHECK_MILLIS),
                        checkMillis <= MOST_FOR_A_CHECK_MILLIS,
                        "… the check of the kill switch in it, mean",
                        "%.2f ms".formatted(checkMillis)));
    }

    private static void large(Calls calls, int from, int to, Latencies publishing) {
        for (int number = from; number < to; number++) {
            String deal = "L-%06d".formatted(number);
            calls.offer(deal, LARGE);
            publishing.of(() -> calls.publish(deal));
        }
    }
}
