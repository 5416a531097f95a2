package makewhole.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import makewhole.suite.CannotGoOnException;

/** The program behind {@code ./makewhole bench}: measures, prints, and ends with 1 if a goal was missed. */
public final class Main {
    private static final String QUICK = "--quick";

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("makewhole.home", "."))
                .toAbsolutePath()
                .normalize();
        try {
            System.exit(run(out, home, List.of(arguments)));
        } catch (CannotGoOnException end) {
            out.println(end.sentence());
            System.exit(1);
        }
    }

    private static int run(PrintStream out, Path home, List<String> arguments) {
        boolean quick = arguments.contains(QUICK);
        List<Bench> chosen = chosen(all(home, sentence -> out.println("  " + sentence)), arguments);
        Path page = home.resolve("docs/benchmarks.md");
        long missed = 0;
        for (Bench bench : chosen) {
            Machine machine = Machine.thisOne(Instant.now().truncatedTo(ChronoUnit.SECONDS));
            out.printf("%n%s%n%s%n", bench.title(), machine.markdown());
            List<Measured> rows = bench.measure(quick);
            out.print(Report.text(rows));
            missed += Report.missed(rows);
            if (!quick) {
                write(page, bench, rows, machine);
                out.printf("  Written to %s%n", home.relativize(page));
            }
        }
        return missed == 0 || quick ? 0 : 1;
    }

    static List<Bench> all(Path home, Consumer<String> progress) {
        return List.of(
                SharesBench.usual(),
                SharesBench.largest(),
                new PublishBench(home),
                new AuditBench(home),
                new PlanBench(home),
                new NoticeBench(home, progress),
                new KillSwitchBench(home));
    }

    /** Those named, in that order; all if none is. */
    static List<Bench> chosen(List<Bench> all, List<String> arguments) {
        List<Bench> chosen = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.equals(QUICK)) {
                chosen.add(all.stream()
                        .filter(bench -> bench.name().equals(argument))
                        .findFirst()
                        .orElseThrow(() -> new CannotGoOnException("'%s' is not measured; there are %s and %s."
                                .formatted(
                                        argument,
                                        all.stream().map(Bench::name).collect(Collectors.joining(", ")),
                                        QUICK))));
            }
        }
        return chosen.isEmpty() ? all : chosen;
    }

    private static void write(Path file, Bench bench, List<Measured> rows, Machine machine) {
        try {
            Page page = Page.of(Files.exists(file) ? Files.readString(file) : "");
            page.put(bench, rows, machine);
            Files.writeString(file, page.text());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
