package makewhole.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The packaged program as a process, as {@code ./makewhole} starts it. */
final class Run implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("makewhole.home"));
    private static final Duration LONGEST_RUN = Duration.ofMinutes(4);

    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;
    private boolean ended;

    private Run(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static Run start(String... arguments) {
        Path module = HOME.resolve("suite/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dmakewhole.home=" + HOME,
                "-cp",
                module.resolve("suite.jar") + ":" + module.resolve("lib") + "/*",
                "makewhole.suite.Main"));
        command.addAll(List.of(arguments));
        try {
            return new Run(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** Runs it to its end. */
    static Run toItsEnd(String... arguments) {
        Run run = start(arguments);
        run.awaitEnd();
        return run;
    }

    /** What it said, all of it, for reading and for failure messages. */
    String said() {
        return String.join("\n", List.copyOf(lines));
    }

    /** Waits for a line; gives it. */
    String awaitLine(Predicate<String> wanted) {
        long deadline = System.nanoTime() + LONGEST_RUN.toNanos();
        synchronized (lines) {
            while (true) {
                for (String line : lines) {
                    if (wanted.test(line)) {
                        return line;
                    }
                }
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (ended || left <= 0) {
                    throw new AssertionError("the line never came; it said:\n" + said());
                }
                try {
                    lines.wait(left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted", stopped);
                }
            }
        }
    }

    /** Processes on this machine that were told of {@code path}, such as the database on a data folder. */
    static List<String> processesOn(Path path) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(path.toString()))
                .toList();
    }

    /** Everything it has started, itself included. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** Asks it to stop, as {@code kill} does; what it says until its end is still read. */
    void interrupt() {
        process.toHandle().destroy();
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end; it said:\n" + said());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                add(line, false);
            }
            add("", true);
        } catch (IOException closed) {
            add("(" + closed.getMessage() + ")", true);
        }
    }

    private void add(String line, boolean last) {
        synchronized (lines) {
            if (!last || !line.isEmpty()) {
                lines.add(line);
            }
            ended = last;
            lines.notifyAll();
        }
    }
}
