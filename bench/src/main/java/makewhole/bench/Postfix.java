package makewhole.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import makewhole.suite.CannotGoOnException;

/**
 * {@code smtp-source} and {@code smtp-sink} of Debian's package postfix: they are looked for in the usual folders, and in
 * the one that {@code POSTFIX_HOME} names, where the package may have been unpacked without being installed.
 */
final class Postfix {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/lib/postfix/sbin");
    private static final String BACKLOG = "256";
    private static final int MOST_CONNECTIONS = 256;
    private static final int CONNECT_MILLIS = 300;
    private static final double NANOS_IN_A_SECOND = 1e9;

    private final Path sink;
    private final Path source;
    private final Optional<Path> libraries;

    private Postfix(Path sink, Path source, Optional<Path> libraries) {
        this.sink = sink;
        this.source = source;
        this.libraries = libraries;
    }

    /** Finds both programs. */
    static Optional<Postfix> find() {
        Optional<Path> home = Optional.ofNullable(System.getenv("POSTFIX_HOME")).map(Path::of);
        List<Path> folders = new ArrayList<>();
        home.ifPresent(unpacked -> folders.add(unpacked.resolve("usr/sbin")));
        FOLDERS.forEach(folder -> folders.add(Path.of(folder)));
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("smtp-sink"))
                        && Files.isExecutable(folder.resolve("smtp-source")))
                .findFirst()
                .map(folder -> new Postfix(
                        folder.resolve("smtp-sink"),
                        folder.resolve("smtp-source"),
                        home.map(unpacked -> unpacked.resolve("usr/lib/postfix"))));
    }

    /** A sink that takes everything and keeps nothing; it ends with the handle. */
    Running sink(int port) {
        List<String> command = new ArrayList<>(List.of(sink.toString()));
        if (isRoot()) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("-m", String.valueOf(MOST_CONNECTIONS), "localhost:" + port, BACKLOG));
        Process process = start(command);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new CannotGoOnException("smtp-sink does not answer on port " + port);
            }
            Thread.onSpinWait();
        }
        return new Running(process);
    }

    /** How many messages a second the generator gets rid of, over so many sessions. */
    double raw(int port, int messages, int bytes, int sessions) {
        long began = System.nanoTime();
        Process process = start(List.of(
                source.toString(),
                "-s",
                String.valueOf(sessions),
                "-m",
                String.valueOf(messages),
                "-l",
                String.valueOf(bytes),
                "-d",
                "-f",
                "care@makewhole.example",
                "-t",
                "ada@investors.example",
                "localhost:" + port));
        if (process.onExit().join().exitValue() != 0) {
            throw new CannotGoOnException("smtp-source failed.");
        }
        return messages / ((System.nanoTime() - began) / NANOS_IN_A_SECOND);
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"));
        libraries.ifPresent(folder -> builder.environment().put("LD_LIBRARY_PATH", folder.toString()));
        try {
            return builder.start();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A running sink. */
    record Running(Process process) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
