package makewhole.allocation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import makewhole.allocation.testing.Calls;
import makewhole.allocation.testing.GeneratedDeals;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged service, killed on the way through an audit: another replica ends it, and nobody can tell. */
class AuditCrashIT {
    private static final GeneratedDeals DEALS = new GeneratedDeals("CRASH", 4_000, 100, 10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedDatabase database = new EmbeddedDatabase();
    private final List<Process> processes = new ArrayList<>();
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void start() {
        settings = database.start();
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        database.stop();
    }

    @Test
    void an_audit_whose_replica_is_killed_ends_with_the_same_bytes_as_one_that_is_left_alone() throws Exception {
        Process first = launch();
        try (Connection owner = DriverManager.getConnection(
                setting("makewhole.database.url"),
                setting("makewhole.database.owner"),
                setting("makewhole.database.owner-password"))) {
            DEALS.fill(owner);
        }
        String killed = started(4);
        JsonPath before = await(killed, seen -> seen.getLong("dealsDone") > 0);
        assertThat(before.getString("state")).isEqualTo("RUNNING");
        first.destroyForcibly().waitFor();

        launch();
        JsonPath goingOn = read(killed);
        assertThat(goingOn.getString("state")).isEqualTo("RUNNING");
        JsonPath resumed = await(killed, seen -> seen.getString("state").equals("DONE"));
        String alone = started(1);
        JsonPath uninterrupted = await(alone, seen -> seen.getString("state").equals("DONE"));

        assertThat(resumed.getLong("dealsDone")).isEqualTo(DEALS.deals());
        assertThat(resumed.getLong("findings")).isPositive().isEqualTo(uninterrupted.getLong("findings"));
        assertThat(resumed.getString("digest")).isEqualTo(uninterrupted.getString("digest"));
        assertThat(export(killed, "findings", "text/csv")).isEqualTo(export(alone, "findings", "text/csv"));
        assertThat(allDeals(killed)).isEqualTo(allDeals(alone));
    }

    private static String started(int shards) {
        return Calls.as("engineering-1")
                .body(Map.of("scope", Map.of("kind", "VERSION", "version", DEALS.version()), "shards", shards))
                .post("/v1/audits")
                .then()
                .statusCode(202)
                .extract()
                .path("audit");
    }

    private static JsonPath read(String audit) {
        return Calls.get("/v1/audits/" + audit).statusCode(200).extract().jsonPath();
    }

    private static JsonPath await(String audit, Predicate<JsonPath> condition) throws Exception {
        Waiting.until("the audit gets there", PATIENCE, () -> condition.test(read(audit)));
        return read(audit);
    }

    private static String export(String audit, String list, String type) {
        return Calls.as("audit-1")
                .accept(type)
                .get("/v1/audits/%s/%s".formatted(audit, list))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> allDeals(String audit) {
        List<String> pages = new ArrayList<>();
        String after = "";
        while (after != null) {
            String page = export(audit, "deals?limit=1000&after=" + after, "application/json");
            pages.add(page);
            after = JsonPath.from(page).getString("next");
        }
        return pages;
    }

    private Process launch() throws Exception {
        int port = freePort();
        RestAssured.port = port;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dmakewhole.jobs.heartbeat-every=PT0.5S");
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "audit-crash-it-%d.log".formatted(processes.size()))
                        .toFile())
                .start();
        processes.add(process);
        Waiting.until("the service is ready; see target/audit-crash-it-*.log", PATIENCE, () -> isReady(port));
        return process;
    }

    private static boolean isReady(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected() && RestAssured.get("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String setting(String name) {
        return Objects.requireNonNull(settings.get(name));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
