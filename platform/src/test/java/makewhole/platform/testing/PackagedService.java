package makewhole.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A service as it is packaged, in a process of its own that can be killed and frozen. */
public final class PackagedService implements AutoCloseable {
    /** For a process that lives for seconds: what a better compiler costs at the start it never earns. */
    public static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LONGEST_ANSWER_MILLIS = 10_000;
    private static final int OK = 200;
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final int port;
    private final Path log;

    private PackagedService(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the service of the module that is being tested, and returns when it is ready.
     *
     * @param name of its log in {@code target}
     * @param options of its virtual machine
     */
    public static PackagedService start(String name, List<String> options, Map<String, String> settings) {
        int port = FreePort.any();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        settings.forEach((setting, value) -> command.add("-D%s=%s".formatted(setting, value)));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        Path log = Path.of("target", "%s-%d.log".formatted(name, STARTED.incrementAndGet()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            PackagedService service = new PackagedService(process, port, log);
            service.awaitReady();
            return service;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    public int port() {
        return port;
    }

    /** SIGKILL; returns when it is dead. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGSTOP. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** All that it has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            assertThat(kill.onExit().join().exitValue()).isZero();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try {
            while (!isReady()) {
                assertThat(process.isAlive()).as("see " + log).isTrue();
                assertThat(System.nanoTime()).as("see " + log).isLessThan(deadline);
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (AssertionError notReady) {
            kill();
            throw notReady;
        }
    }

    private boolean isReady() {
        try {
            var ready = (HttpURLConnection) URI.create("http://localhost:%d/q/health/ready".formatted(port))
                    .toURL()
                    .openConnection();
            ready.setReadTimeout(LONGEST_ANSWER_MILLIS);
            return ready.getResponseCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
