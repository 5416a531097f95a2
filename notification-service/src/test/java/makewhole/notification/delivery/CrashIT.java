package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged service, killed at the worst moment: the mail server has the whole message and has not answered. */
class CrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedDatabase database = new EmbeddedDatabase();
    private final Remediation remediation = new Remediation(0);
    private final List<Process> processes = new ArrayList<>();
    private final int port = Surroundings.freePort();
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void start() {
        settings = database.start();
        RestAssured.port = port;
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        remediation.close();
        database.stop();
    }

    @Test
    void a_service_that_is_killed_between_the_message_and_the_answer_leaves_a_doubt_and_sends_no_second_mail()
            throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        try (ScriptedMailServer mailServer = new ScriptedMailServer(0)) {
            mailServer.on(".", to -> {
                arrived.countDown();
                hold(killed);
                return ScriptedMailServer.HANG_UP;
            });
            Process first = launch(mailServer.port());
            Rows rows = Rows.of(1);
            remediation.knows(rows.plan(), rows.authority());
            JsonPath batch = created(rows);
            approve(batch).statusCode(200);
            assertThat(arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            first.destroyForcibly().waitFor();
            killed.countDown();

            mailServer.on(".", to -> "250 taken");
            launch(mailServer.port());
            JsonPath doubtful = await(batch.getString("batch"), report -> count(report, "UNCERTAIN") == 1);
            assertThat(doubtful.getString("state")).isEqualTo("SENDING");

            // The new process is at work: another batch goes out, the doubtful notice does not.
            Rows others = Rows.of(3);
            remediation.knows(others.plan(), others.authority());
            JsonPath other = created(others);
            approve(other).statusCode(200);
            await(other.getString("batch"), report -> count(report, "SENT") == 3);
            assertThat(mailServer.received()).hasSize(4);
            assertThat(count(await(batch.getString("batch"), report -> true), "UNCERTAIN"))
                    .isEqualTo(1);
        }
    }

    private Process launch(int mailPort) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dmakewhole.notices.from=Northgate Investor Care <care@northgate.example>");
        command.add("-Dmakewhole.notices.lease=PT5S");
        command.add("-Dquarkus.mailer.port=" + mailPort);
        command.add("-Dquarkus.rest-client.remediation.url=http://localhost:" + remediation.port());
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "crash-it-%d.log".formatted(processes.size()))
                            .toFile())
                    .start();
            processes.add(process);
            awaitReady(process);
            return process;
        } catch (IOException unstartable) {
            throw new IllegalStateException(unstartable);
        }
    }

    private static void awaitReady(Process process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive()).as("see target/crash-it-*.log").isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean isReady() {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            return socket.isConnected() && RestAssured.get("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody was killed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
