package makewhole.allocation.deal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static makewhole.allocation.deal.Uploads.NDJSON;
import static makewhole.allocation.testing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever receives an export can tell whether it is all there is. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class BrokenExportSpec {
    private static final int DEALS = 40;
    private static final int COMMITMENTS = 3_035;

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    AgroalDataSource connections;

    @BeforeEach
    void begin() throws SQLException, IOException {
        installation.begin();
        as("operations-1", UUID.randomUUID().toString())
                .contentType("multipart/form-data")
                .multiPart("deals", "deals.csv", scenario("deals.csv"))
                .multiPart("commitments", "commitments.csv", scenario("commitments.csv"))
                .post("/v1/imports")
                .then()
                .statusCode(201);
    }

    @Test
    void an_export_over_a_connection_that_was_just_opened_is_whole() throws Exception {
        connections.flush(AgroalDataSource.FlushMode.ALL);
        assertThat(export("/v1/exports", NDJSON).body().lines()).hasSize(DEALS + COMMITMENTS);
    }

    @Test
    void an_export_that_fails_after_much_was_sent_is_broken_off() throws Exception {
        Future<HttpResponse<String>> export = exportThatFailsAtTheCommitments("/v1/exports", NDJSON);
        assertThatThrownBy(export::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void an_export_that_fails_before_anything_was_sent_is_a_problem() throws Exception {
        HttpResponse<String> answer = exportThatFailsAtTheCommitments("/v1/exports/commitments", "text/csv")
                .get();
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("internal-error").doesNotContain("investor_id");
    }

    /** The database ends its session while it waits to read the commitments. */
    private Future<HttpResponse<String>> exportThatFailsAtTheCommitments(String path, String format) throws Exception {
        try (Connection other = database.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE commitment IN ACCESS EXCLUSIVE MODE");
            Future<HttpResponse<String>> export = Meanwhile.start(() -> export(path, format));
            Waiting.until(
                    "the export waits for the commitments",
                    export,
                    () -> database.waiting("%FROM deal d JOIN commitment c%") == 1);
            assertThat(database.countAsService("""
                            SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND query LIKE '%FROM deal d JOIN commitment c%'
                            """)).isOne();
            return export;
        }
    }

    private static HttpResponse<String> export(String path, String format) throws IOException, InterruptedException {
        String account = Base64.getEncoder().encodeToString(("audit-1:" + Accounts.PASSWORD).getBytes(UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                            .header("Authorization", "Basic " + account)
                            .header("Accept", format)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static byte[] scenario(String name) throws IOException {
        try (InputStream file = BrokenExportSpec.class.getResourceAsStream("/scenario/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
