package makewhole.allocation.deal;

import static io.restassured.RestAssured.given;
import static makewhole.allocation.deal.Uploads.COMMITMENTS;
import static makewhole.allocation.deal.Uploads.DEALS;
import static makewhole.allocation.deal.Uploads.upload;
import static makewhole.allocation.testing.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Surroundings;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class RefusedUploadSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    ForgetRefusedUploads forgetRefusedUploads;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void every_error_is_counted_the_first_thousand_are_listed_and_ten_thousand_can_be_read_as_a_file() {
        StringBuilder commitments = new StringBuilder(COMMITMENTS);
        for (int i = 0; i < 10_500; i++) {
            commitments.append("D-1,INV-X%d,1.00,1.00,,,2024-02-18T20:00:00Z,-1\n".formatted(i));
        }
        ValidatableResponse answer = upload(DEALS, commitments.toString());
        refused(answer.body("errors", hasSize(1_000), "errorCount", is(10_500), "more", is(true)), 422, "rows-refused");
        String file = answer.extract().path("errorFile");
        String csv = errorFile("operations-1", file, "text/csv")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines())
                .hasSize(10_001)
                .startsWith("file,row,field,reason", "commitments.csv,4,booked,''-1' is negative");
        assertThat(errorFile("audit-1", file, "application/x-ndjson")
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .hasSize(10_000)
                .startsWith(
                        "{\"file\":\"commitments.csv\",\"row\":4,\"field\":\"booked\",\"reason\":\"'-1' is negative\"}");
        refused(errorFile("customer-success-1", file, "text/csv"), 403, "role-missing");
        refused(
                errorFile("operations-1", "/v1/imports/%s/errors".formatted(UUID.randomUUID()), "text/csv"),
                404,
                "not-found");
    }

    @Test
    void the_errors_of_a_refused_upload_are_forgotten_when_their_days_are_over() throws SQLException {
        String file =
                upload(DEALS, COMMITMENTS.replace("80.00", "-1")).extract().path("errorFile");
        forgetRefusedUploads.run();
        errorFile("operations-1", file, "text/csv").statusCode(200);
        database.execute("UPDATE refused_upload SET refused_at = refused_at - interval '8 days'");
        forgetRefusedUploads.run();
        errorFile("operations-1", file, "text/csv").statusCode(404);
        assertThat(database.count("SELECT count(*) FROM refused_upload_row")).isZero();
    }

    @Test
    void a_body_that_is_larger_than_is_taken_is_refused_before_it_is_sent() throws IOException {
        assertThat(answerToDeclared("/v1/imports", 2_000_000_000L))
                .contains("413", "/upload-too-large", "several uploads");
        assertThat(answerToDeclared("/v1/deals", 70_000_000L)).contains("413", "/upload-too-large");
    }

    private static String answerToDeclared(String path, long bytes) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("""
                            POST %s HTTP/1.1
                            Host: localhost
                            Content-Type: application/json
                            Content-Length: %d

                            """.replace("\n", "\r\n").formatted(path, bytes).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ValidatableResponse errorFile(String account, String path, String format) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .accept(format)
                .get(path)
                .then();
    }
}
