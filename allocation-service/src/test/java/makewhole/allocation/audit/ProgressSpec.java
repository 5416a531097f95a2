package makewhole.allocation.audit;

import static makewhole.allocation.audit.ImportedScenario.audited;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import java.util.stream.Stream;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-sent events, read by a plain client. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class ProgressSpec {
    private static final Map<String, String> OF_SCENARIO =
            Map.of("kind", "VERSION", "version", ImportedScenario.VERSION);

    @Inject
    RunningAudits running;

    @Inject
    RunAudit runAudit;

    @Inject
    MeterRegistry metrics;

    @Inject
    InstantSource clock;

    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @Test
    void an_audit_that_is_done_is_told_once() throws Exception {
        List<JsonNode> events = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer =
                    client.send(progressOf(audited(OF_SCENARIO, 2)), BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            answer.body()
                    .filter(line -> line.startsWith("data:"))
                    .map(ProgressSpec::json)
                    .forEach(events::add);
        }
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().get("state").asText()).isEqualTo("DONE");
        assertThat(events.getFirst().get("dealsDone").asLong()).isEqualTo(40);
    }

    @Test
    void an_audit_is_told_at_once_and_until_it_is_done() throws Exception {
        AuditId audit = aRunningAudit();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(progressOf(audit.toString()), BodyHandlers.ofInputStream());
            try (Scanner lines = new Scanner(answer.body(), StandardCharsets.UTF_8)) {
                JsonNode first = next(lines);
                assertThat(first.get("state").asText()).isEqualTo("RUNNING");
                assertThat(first.get("dealsDone").asLong()).isZero();
                assertThat(first.get("secondsLeft").isNull()).isTrue();
                runAudit.run(new RunAudit.Work(audit.value(), 0));
                JsonNode last = next(lines);
                while (!last.get("state").asText().equals("DONE")) {
                    last = next(lines);
                }
                assertThat(last.get("commitmentsDone").asLong()).isEqualTo(3_035);
                assertThat(lines.hasNextLine() && lines.nextLine().startsWith("data:"))
                        .isFalse();
            }
        }
    }

    @Test
    void a_listener_who_goes_is_not_looked_for_any_more() throws Exception {
        AuditId audit = aRunningAudit();
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<InputStream> answer = client.send(progressOf(audit.toString()), BodyHandlers.ofInputStream());
        next(new Scanner(answer.body(), StandardCharsets.UTF_8));
        Waiting.until("somebody listens", () -> listeners() == 1);
        client.shutdownNow();
        Waiting.until("nobody listens", () -> listeners() == 0);
        runAudit.run(new RunAudit.Work(audit.value(), 0));
    }

    @Test
    void the_progress_of_an_unknown_audit_is_not_found() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(progressOf(UUID.randomUUID().toString()), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private long listeners() {
        return (long) metrics.get("makewhole.audit.progress.listeners").gauge().value();
    }

    private AuditId aRunningAudit() {
        AuditId id = new AuditId(UUID.randomUUID());
        Selection scope = new Selection.OfVersion(new VersionName(ImportedScenario.VERSION));
        Audit audit = Audit.started(id, scope, Shards.ONE, new Audit.Start("engineering-1", clock.instant()));
        QuarkusTransaction.requiringNew().run(() -> running.add(audit));
        return id;
    }

    private HttpRequest progressOf(String audit) {
        String account = "audit-1:" + Accounts.PASSWORD;
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/v1/audits/%s/progress".formatted(RestAssured.port, audit)))
                .header("Accept", "text/event-stream")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static JsonNode next(Scanner lines) {
        String line = lines.nextLine();
        while (!line.startsWith("data:")) {
            line = lines.nextLine();
        }
        return json(line);
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line.substring("data:".length()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
