package makewhole.notification.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.testing.PackagedReplica;
import makewhole.notification.testing.Service;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.PackagedService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged service with a heap of 160 MB, of which it needs half for itself, takes a batch in, as lines and as a table,
 * compares it with its plan and calls it off. With {@code -Dbatch.rows=1000000} upload and plan are each larger than that heap; this takes some
 * minutes. Every build does the same with fewer.
 */
class BatchInFlatMemoryIT {
    private static final int MANY = Integer.getInteger("batch.rows", 20_000);
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String PLAN = UUID.randomUUID().toString();
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @TempDir
    Path folder = Path.of("");

    private final EmbeddedDatabase database = new EmbeddedDatabase();
    private HttpServer remediation;
    private PackagedService service;

    @BeforeEach
    void start() throws IOException {
        remediation = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        remediation.createContext("/v1/plans/", BatchInFlatMemoryIT::authority);
        remediation.start();
        service = PackagedReplica.start(
                List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                database.start(),
                9,
                remediation.getAddress().getPort());
        RestAssured.port = service.port();
    }

    @AfterEach
    void stop() {
        service.close();
        remediation.stop(0);
        database.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {NDJSON, CSV})
    void a_very_large_batch_is_taken_compared_with_its_plan_and_called_off(String type) throws Exception {
        HttpResponse<String> taken = upload(type.equals(CSV) ? table() : lines(), type);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        String batch = taken.body().replaceAll("(?s).*\"batch\":\"([0-9a-f-]{36})\".*", "$1");
        String digest = taken.body().replaceAll("(?s).*\"digest\":\"(sha256:[0-9a-f]{64})\".*", "$1");
        // Nothing is sent before tomorrow, so that calling it off has everything to call off.
        as("customer-success-1")
                .body(Map.of(
                        "digest",
                        digest,
                        "sendFrom",
                        Instant.now().plus(Duration.ofDays(1)).toString()))
                .post("/v1/batches/{batch}/approval", batch)
                .then()
                .statusCode(200);
        as("customer-success-1")
                .body(Map.of("reason", "the plan is worked out anew"))
                .post("/v1/batches/{batch}/cancellation", batch)
                .then()
                .statusCode(200);
        assertThat(Service.count(Service.report(batch), "CANCELLED")).isEqualTo(MANY);
    }

    private static HttpResponse<String> upload(Path file, String type) throws Exception {
        String account = "remediation-service:" + Accounts.PASSWORD;
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:%d/v1/batches?plan=%s&planDigest=%s&incident=INC-1"
                                            .formatted(RestAssured.port, PLAN, DIGEST)))
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8)))
                            .header("Content-Type", type)
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(BodyPublishers.ofFile(file))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private Path lines() throws IOException {
        Path file = folder.resolve("rows.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= MANY; i++) {
                out.write("""
                        {"line":"L-%07d","template":"explanation","recipient":{"investor":"INV-%07d","name":"Ada Sample %d",\
                        "email":"ada.%d@investors.example","locale":"en-US"},"amount":{"amount":"0.00","currency":"USD"},\
                        "fields":{"dealName":"Harbour Robotics","dealId":"D-2026-09-40",\
                        "booked":{"amount":"900.00","currency":"USD"},"right":{"amount":"1000.00","currency":"USD"},\
                        "difference":{"amount":"-100.00","currency":"USD"},"planDay":"2026-09-21",\
                        "reference":"INC-1 / L-%07d","contactEmail":"care@northgate.example"}}
                        """.formatted(i, i, i, i, i));
            }
        }
        return file;
    }

    private Path table() throws IOException {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("line,template,investor,name,email,locale,amount,fields.dealName,fields.dealId,fields.booked,"
                    + "fields.right,fields.difference,fields.planDay,fields.reference,fields.contactEmail\n");
            for (int i = 1; i <= MANY; i++) {
                out.write("""
                        L-%07d,explanation,INV-%07d,Ada Sample %d,ada.%d@investors.example,en-US,0.00 USD,Harbour Robotics,\
                        D-2026-09-40,900.00 USD,1000.00 USD,-100.00 USD,2026-09-21,INC-1 / L-%07d,care@northgate.example
                        """.formatted(i, i, i, i, i));
            }
        }
        return file;
    }

    /** The plan behind it, line by line. */
    private static void authority(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (Writer out = new BufferedWriter(new OutputStreamWriter(exchange.getResponseBody(), UTF_8))) {
            out.write("""
                    {"plan":"%1$s","incident":"INC-1","digest":"%2$s","state":"RELEASED","author":"engineering-1",
                    "approvalsNeeded":{"LEGAL":1,"OPERATIONS":1,"FINANCE":1},"approvals":[
                    {"role":"LEGAL","subject":"legal-1","digest":"%2$s"},
                    {"role":"OPERATIONS","subject":"operations-1","digest":"%2$s"},
                    {"role":"FINANCE","subject":"finance-1","digest":"%2$s"}],"rebookings":[],
                    "noticeTotals":{"USD":{"due":"0.00","count":%3$d}},"lines":[
                    """.formatted(PLAN, DIGEST, MANY));
            for (int i = 1; i <= MANY; i++) {
                out.write("""
                        %s{"line":"L-%07d","investor":"INV-%07d","remedy":"EXPLAIN","currency":"USD","amountDue":"0.00"}
                        """.formatted(i == 1 ? "" : ",", i, i));
            }
            out.write("]}");
        }
    }
}
