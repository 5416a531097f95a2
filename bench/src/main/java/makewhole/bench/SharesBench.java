package makewhole.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import makewhole.suite.CannotGoOnException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How fast books are shared out and certified, in memory, beside one pass over the same arrays and a solver that sorts. */
final class SharesBench implements Bench {
    private static final double MOST_PASSES = 20;
    private static final double LEAST_GAIN = 5;
    private static final String JUDGED = "1000000";

    private final String name;
    private final String title;
    private final List<String> sizes;
    private final List<String> quickSizes;
    private final int warmups;
    private final int rounds;

    private SharesBench(
            String name, String title, List<String> sizes, List<String> quickSizes, int warmups, int rounds) {
        this.name = name;
        this.title = title;
        this.sizes = sizes;
        this.quickSizes = quickSizes;
        this.warmups = warmups;
        this.rounds = rounds;
    }

    /** Up to the size that there is a goal for. */
    static SharesBench usual() {
        return new SharesBench(
                "shares",
                "Shares worked out, certified and rounded, in memory, one core",
                List.of("100", "10000", JUDGED),
                List.of("100", "10000"),
                3,
                5);
    }

    /** The largest book there may be. The solver that sorts takes so long that few rounds must do. */
    static SharesBench largest() {
        return new SharesBench(
                "largest-book", "The same for the largest book", List.of("10000000"), List.of("100000"), 1, 2);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String how() {
        return """
                JMH, one fork each, average time. The pass reads requested amounts and weights once and adds them up. The solver \
                that sorts orders all investors by the level at which they are filled, and all remainders; it is exact too. \
                "Of records" starts from and ends with the records of a book, as the service does.""";
    }

    @Override
    public List<Measured> measure(boolean quick) {
        List<Measured> rows = new ArrayList<>();
        Figures figures = new Figures(run(quick));
        for (String size : quick ? quickSizes : sizes) {
            rows.addAll(rows(figures, size));
        }
        return rows;
    }

    private static List<Measured> rows(Figures figures, String size) {
        double pass = figures.micros("onePass", size);
        double solver = figures.micros("solver", size);
        double sorting = figures.micros("sortingSolver", size);
        String investors = "%,d investors: ".formatted(Long.parseLong(size));
        List<Measured> rows = new ArrayList<>();
        rows.add(Measured.forComparison(investors + "one pass", time(pass)));
        rows.add(judged(
                size,
                "≤ 20 × one pass",
                solver <= MOST_PASSES * pass,
                investors + "solver",
                "%s = %.1f × one pass".formatted(time(solver), solver / pass)));
        rows.add(judged(
                size,
                "solver ≤ 1/5 of it",
                sorting >= LEAST_GAIN * solver,
                investors + "solver that sorts",
                "%s = %.1f × solver".formatted(time(sorting), sorting / solver)));
        rows.add(Measured.forComparison(investors + "rounding alone", time(figures.micros("rounding", size))));
        rows.add(Measured.forComparison(
                investors + "solver, of records", time(figures.micros("solverOfRecords", size))));
        rows.add(Measured.forComparison(
                investors + "certificate, of records", time(figures.micros("certificate", size))));
        return rows;
    }

    /** The goal is one for 1,000,000 investors; other sizes stand beside it. */
    private static Measured judged(String size, String goal, boolean met, String what, String result) {
        return size.equals(JUDGED) ? Measured.against(goal, met, what, result) : Measured.forComparison(what, result);
    }

    private Collection<RunResult> run(boolean quick) {
        Options options = new OptionsBuilder()
                .include(ShareBenchmarks.class.getName() + "\\..*")
                .param("investors", (quick ? quickSizes : sizes).toArray(String[]::new))
                .forks(1)
                .jvmArgs("-Xms4g", "-Xmx8g", "-XX:+UseParallelGC")
                .warmupIterations(quick ? 1 : warmups)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 1 : rounds)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException failed) {
            throw new CannotGoOnException("The measurement failed: " + failed, failed);
        }
    }

    private static String time(double micros) {
        if (micros < 1) {
            return "%.0f ns".formatted(micros * 1_000);
        }
        return micros < 1_000 ? "%.1f µs".formatted(micros) : "%.1f ms".formatted(micros / 1_000);
    }

    private record Figures(Collection<RunResult> results) {
        double micros(String benchmark, String investors) {
            return results.stream()
                    .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark)
                            && result.getParams().getParam("investors").equals(investors))
                    .findFirst()
                    .orElseThrow()
                    .getPrimaryResult()
                    .getScore();
        }
    }
}
