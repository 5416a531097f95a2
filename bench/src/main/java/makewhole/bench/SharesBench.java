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
    private static final String[] SIZES = {"100", "10000", "1000000", "10000000"};
    private static final String[] QUICK_SIZES = {"100", "10000"};
    private static final String JUDGED = "1000000";

    @Override
    public String name() {
        return "shares";
    }

    @Override
    public String title() {
        return "Shares worked out, certified and rounded, in memory, one core";
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
        for (String size : quick ? QUICK_SIZES : SIZES) {
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

    private static Collection<RunResult> run(boolean quick) {
        Options options = new OptionsBuilder()
                .include(ShareBenchmarks.class.getName() + "\\..*")
                .param("investors", quick ? QUICK_SIZES : SIZES)
                .forks(1)
                .jvmArgs("-Xms4g", "-Xmx8g", "-XX:+UseParallelGC")
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 1 : 5)
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
