package makewhole.remediation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import makewhole.platform.testing.FreePort;

/** The packaged service as a process of its own. */
public final class PackagedService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path LOG = Path.of("target", "packaged-service.log");

    private final Process process;
    private final int port;

    private PackagedService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on a virtual machine with options of its own, and returns when it is ready. */
    public static PackagedService start(List<String> options, Map<String, String> settings) {
        int port = FreePort.any();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        try {
            PackagedService service = new PackagedService(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(LOG.toFile())
                            .start(),
                    port);
            service.awaitReady();
            return service;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    public int port() {
        return port;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive()).as("see " + LOG).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean isReady() {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected()
                    && RestAssured.get("http://localhost:%d/q/health/ready".formatted(port))
                                    .statusCode()
                            == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
