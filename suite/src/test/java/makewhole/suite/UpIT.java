package makewhole.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.Ports;
import makewhole.suite.machine.Service;
import makewhole.suite.rest.Answer;
import makewhole.suite.rest.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up}: a person's own deals, which are still there after Ctrl-C and a new start. */
class UpIT {
    private static final Path SCENARIO = Path.of("src/main/resources/scenario").toAbsolutePath();
    private static final String READY = "Ctrl-C stops everything.";

    @TempDir
    Path folder = Path.of("");

    @Test
    void own_deals_last_across_restarts_and_ctrl_c_leaves_nothing_behind() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            try (Run first = Run.start("up", "--ports", "0,0,0", "--data-dir", folder.toString())) {
                first.awaitLine(READY::equals);
                Person operations = person(http, first, "operations-1", "OPERATIONS");
                for (Service service : Service.values()) {
                    assertThat(operations
                                    .get(service, "/q/swagger-ui/", "text/html")
                                    .text())
                            .as("the page to try calls out")
                            .contains("/q/openapi");
                }
                Answer taken = operations.upload(
                        Service.ALLOCATION,
                        "/v1/imports",
                        Map.of(
                                "deals", SCENARIO.resolve("deals.csv"),
                                "commitments", SCENARIO.resolve("commitments.csv")));
                assertThat(taken.status()).as(taken.text()).isEqualTo(201);
                stopped(first, folder);
            }
            try (Run second = Run.start("up", "--ports", "0,0,0", "--data-dir", folder.toString())) {
                second.awaitLine(READY::equals);
                Person auditor = person(http, second, "audit-1", "AUDIT");
                assertThat(auditor.get(Service.ALLOCATION, "/v1/deals/D-2024-09-09")
                                .json()
                                .path("allocationAmount")
                                .asText())
                        .isEqualTo("5731000.00");
                assertThat(auditor.get(Service.ALLOCATION, "/v1/versions").text())
                        .as("a fresh installation has the right version active")
                        .contains("\"proration-2\"", "ACTIVE");
                stopped(second, folder);
            }
        }
    }

    private static void stopped(Run run, Path data) {
        List<ProcessHandle> processes = run.processes();
        assertThat(processes).as("launcher and three services").hasSizeGreaterThanOrEqualTo(4);
        run.interrupt();
        assertThat(run.awaitEnd()).isNotZero();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(Run.processesOn(data)).as("the database is stopped too").isEmpty();
        assertThat(run.said()).endsWith("Stopped.");
    }

    private static Person person(HttpClient http, Run run, String name, String role) {
        String ports =
                "%d,%d,%d".formatted(port(run, "allocation"), port(run, "remediation"), port(run, "notification"));
        String line = run.awaitLine(one -> one.strip().startsWith(name + " "));
        String password = line.strip().substring(name.length()).strip();
        return new Person(http, Ports.parse(ports), new Account(name, role), password);
    }

    private static int port(Run run, String service) {
        String line = run.awaitLine(one -> one.strip().startsWith(service + "-service"));
        Matcher port = Pattern.compile("localhost:(\\d+)").matcher(line);
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }
}
