package makewhole.allocation.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.FreePort;

/** The service as it is packaged, in a process of its own that can be killed. */
public final class PackagedService {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final int OK = 200;

    private final Process process;
    private final int port;

    private PackagedService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and returns when it is ready; what it says goes to a log of that name in {@code target}. */
    public static PackagedService start(String name, Map<String, String> settings) throws Exception {
        int port = FreePort.any();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        settings.forEach((setting, value) -> command.add("-D%s=%s".formatted(setting, value)));
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of(
                "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        Path log = Path.of("target", name + ".log");
        PackagedService service = new PackagedService(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                port);
        try {
            Waiting.until("the service is ready; see " + log, LONGEST_START, service::isReady);
            return service;
        } catch (Exception | AssertionError notReady) {
            service.kill();
            throw notReady;
        }
    }

    /** SIGKILL. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** A request with JSON, by an account, with a key of its own. */
    public RequestSpecification as(String account) {
        return RestAssured.given()
                .port(port)
                .auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** What an auditor reads there. */
    public String get(String path, String type) {
        return as("audit-1")
                .accept(type)
                .get(path)
                .then()
                .statusCode(OK)
                .extract()
                .asString();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service has stopped with exit code " + process.exitValue());
        }
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected()
                    && RestAssured.given().port(port).get("/q/health/ready").statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
