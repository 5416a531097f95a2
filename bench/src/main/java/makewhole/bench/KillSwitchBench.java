package makewhole.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import makewhole.suite.load.SwitchReport;
import makewhole.suite.load.SwitchUnderLoad;
import makewhole.suite.machine.Replicas;

/** The kill switch under a stream of publications on three replicas. */
final class KillSwitchBench implements Bench {
    private static final int REPLICAS = 3;
    private static final int PUBLISHERS = 12;
    private static final int ATTEMPTS = 100_000;
    private static final int QUICK_ATTEMPTS = 300;
    private static final long ENGAGE_P99_MILLIS = 250;
    private static final int P50 = 50;
    private static final int P99 = 99;

    private final Path home;

    KillSwitchBench(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "kill-switch";
    }

    @Override
    public String title() {
        return "Kill switch under load";
    }

    @Override
    public String how() {
        return """
                Three packaged replicas on one database, %d publishers with ten-line books, and the switch engaged and \
                released in every kind of scope, over and over. Rows are counted in the database, by the server's own \
                record of when they were committed.""".formatted(PUBLISHERS);
    }

    @Override
    public List<Measured> measure(boolean quick) {
        int attempts = quick ? QUICK_ATTEMPTS : ATTEMPTS;
        Path data = BenchSuite.emptyFolder(home, "kill-switch");
        try (Replicas replicas = Replicas.start(home, data, REPLICAS);
                SwitchUnderLoad load = SwitchUnderLoad.begin(replicas, PUBLISHERS, Clock.systemUTC())) {
            load.cycleUntil(() -> load.attempts() >= attempts);
            return rows(load.end());
        }
    }

    private static List<Measured> rows(SwitchReport report) {
        if (!report.surprises().isEmpty()) {
            throw new IllegalStateException(
                    "answered as nobody should be: " + report.surprises().getFirst());
        }
        long p99 = report.engagedWithin(P99).toMillis();
        return List.of(
                Measured.against(
                        "0",
                        report.violations().isEmpty(),
                        "cycles with a publication after engage had returned, %,d published and %,d refused"
                                .formatted(report.published(), report.refused()),
                        String.valueOf(report.violations().size())),
                Measured.against(
                        "≤ %d ms".formatted(ENGAGE_P99_MILLIS),
                        p99 <= ENGAGE_P99_MILLIS,
                        "engage, p99, %,d times".formatted(report.engaging().size()),
                        p99 + " ms"),
                Measured.forComparison("… p50", report.engagedWithin(P50).toMillis() + " ms"));
    }
}
