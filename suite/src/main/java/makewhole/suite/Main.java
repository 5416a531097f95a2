package makewhole.suite;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import makewhole.suite.story.Narrator;

/** The program behind {@code ./makewhole}: one command, which ends with 0 only if all went well. */
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty(
                "slf4j.internal.verbosity", "ERROR"); // the libraries' logs are not for the person who watches
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = run(out, arguments);
        out.flush();
        System.exit(code);
    }

    private static int run(PrintStream out, String... arguments) {
        try {
            CommandLine line = CommandLine.parse(arguments);
            Path home = Path.of(System.getProperty("makewhole.home", "."))
                    .toAbsolutePath()
                    .normalize();
            Narrator narrator = new Narrator(out);
            if (line.command().equals("up")) {
                new Up(home, line, narrator).run();
            } else {
                new Demo(home, line, narrator, Clock.systemUTC()).run();
            }
            return 0;
        } catch (CannotGoOnException end) {
            out.println();
            out.println(end.sentence());
            return FAILED;
        } catch (UncheckedIOException unusable) {
            out.println();
            out.println("A file could not be read or written: " + unusable.getMessage());
            return FAILED;
        }
    }
}
