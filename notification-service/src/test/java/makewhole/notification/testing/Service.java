package makewhole.notification.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import makewhole.platform.testing.Accounts;

/** The service as its callers use it, each with the right account. */
public final class Service {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BLINK = Duration.ofMillis(50);

    private Service() {}

    public static RequestSpecification as(String account) {
        return as(account, UUID.randomUUID().toString());
    }

    /** With an Idempotency-Key of one's own. */
    public static RequestSpecification as(String account, String key) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key);
    }

    public static ValidatableResponse send(Rows rows) {
        return as("remediation-service").body(rows.body()).post("/v1/batches").then();
    }

    /** A batch that waits for approval. */
    public static JsonPath created(Rows rows) {
        return send(rows).statusCode(201).extract().jsonPath();
    }

    /** By one who knows that some customers have fewer days to choose than they are promised. */
    public static ValidatableResponse approve(JsonPath batch) {
        return as("customer-success-1")
                .body(Map.of("digest", batch.getString("digest"), "shortChoices", true))
                .post("/v1/batches/{batch}/approval", batch.getString("batch"))
                .then();
    }

    public static ValidatableResponse approve(String account, String batch, String digest) {
        return as(account)
                .body(Map.of("digest", digest))
                .post("/v1/batches/{batch}/approval", batch)
                .then();
    }

    public static JsonPath report(String batch) {
        return as("audit-1")
                .get("/v1/batches/{batch}", batch)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Looks again and again until the report is as expected, or the test has failed. */
    public static JsonPath await(String batch, Predicate<JsonPath> expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonPath report = report(batch);
            if (expected.test(report)) {
                return report;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + report.prettify());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(BLINK.toNanos());
        }
    }

    public static JsonPath awaitDone(String batch) {
        return await(batch, report -> report.getString("state").equals("DONE"));
    }

    public static int count(JsonPath report, String state) {
        return report.getInt("counts." + state);
    }
}
