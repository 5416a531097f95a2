package makewhole.notification.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import makewhole.platform.testing.FreePort;

/** The packaged service as a process of its own; it can be killed and frozen. */
public final class PackagedReplica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final int port;
    private final Path log;

    private PackagedReplica(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it and returns when it is ready. */
    public static PackagedReplica start(Map<String, String> settings, int mailPort, int remediationPort) {
        int port = FreePort.any();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dmakewhole.notices.from=Northgate Investor Care <care@northgate.example>");
        command.add("-Dmakewhole.notices.lease=PT12S");
        command.add("-Dmakewhole.jobs.heartbeat-every=PT1S");
        command.add("-Dmakewhole.database.silence-ends-transaction-after-millis=5000");
        command.add("-Dmakewhole.smtp.answer-timeout=PT120S");
        command.add("-Dquarkus.mailer.port=" + mailPort);
        command.add("-Dquarkus.rest-client.remediation.url=http://localhost:" + remediationPort);
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        Path log = Path.of("target", "replica-%d.log".formatted(STARTED.incrementAndGet()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            PackagedReplica replica = new PackagedReplica(process, port, log);
            replica.awaitReady();
            return replica;
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

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive()).as("see " + log).isTrue();
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
        kill();
    }
}
