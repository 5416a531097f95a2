package makewhole.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        List<Bench> all =
                List.of(new SharesBench(), new PublishBench(home), new AuditBench(home), new KillSwitchBench(home));
        List<Bench> chosen = chosen(all, arguments);
        Report report = new Report();
        Machine machine = Machine.thisOne(Instant.now());
        out.println(machine.markdown());
        for (Bench bench : chosen) {
            out.printf("%n%s%n", bench.title());
            List<Measured> rows = bench.measure(quick);
            report.add(bench.title(), bench.how(), rows);
            out.print(Report.text(rows));
        }
        if (!quick && chosen.size() == all.size()) {
            Path page = home.resolve("docs/benchmarks.md");
            write(page, report.markdown(machine));
            out.printf("%nWritten to %s%n", home.relativize(page));
        }
        return report.missed() == 0 || quick ? 0 : 1;
    }

    private static List<Bench> chosen(List<Bench> all, List<String> arguments) {
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

    private static void write(Path page, String text) {
        try {
            Files.writeString(page, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
