package makewhole.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.suite.machine.Installation;
import makewhole.suite.machine.Jvm;
import makewhole.suite.machine.Ports;
import makewhole.suite.machine.RunningSuite;

/** A suite with an empty database, on free ports, for one measurement. */
final class BenchSuite {
    private BenchSuite() {}

    /**
     * Starts it, with data in a folder of its own under {@code target/bench}, emptied first. It does not outlive this
     * program, however that ends.
     */
    static RunningSuite start(Path home, String name) {
        Path data = emptyFolder(home, name);
        Installation installation = new Installation(
                home,
                data,
                data.resolve("mails"),
                Ports.parse("0,0,0"),
                Optional.empty(),
                "",
                List.of(),
                Jvm.AS_DEPLOYED);
        RunningSuite suite = RunningSuite.of(installation, sentence -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop-suite"));
        try {
            suite.start();
            return suite;
        } catch (RuntimeException failed) {
            suite.close();
            throw failed;
        }
    }

    /** A folder of its own for one measurement, with nothing in it. */
    static Path emptyFolder(Path home, String name) {
        Path folder = home.resolve("target/bench").resolve(name);
        empty(folder);
        return folder;
    }

    private static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        Installation.requireNotRunning(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException undeletable) {
                    throw new UncheckedIOException(undeletable);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
