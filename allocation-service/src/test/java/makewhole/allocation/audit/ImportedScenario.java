package makewhole.allocation.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import makewhole.platform.testing.Accounts;

/**
 * The scenario's forty deals, imported once into the database that all specifications share. Deals and version carry
 * names of their own, so that the deals of other specifications are told apart from them.
 */
public final class ImportedScenario {
    /** The version that the forty deals were allocated by, and no others. */
    public static final String VERSION = "audited-1";

    /** What an audit of these forty deals asks for. */
    public static final Map<String, String> SCOPE = Map.of("kind", "VERSION", "version", VERSION);

    private static final String PREFIX = "AUDITED-";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private ImportedScenario() {}

    /** Makes sure that they are there. */
    public static synchronized void arrange() {
        int status = as("operations-1").get("/v1/deals/" + deal("D-2024-03-01")).getStatusCode();
        if (status == 404) {
            as("operations-1")
                    .contentType(ContentType.MULTIPART)
                    .multiPart("deals", "deals.csv", renamed("/scenario/deals.csv"), "text/csv")
                    .multiPart("commitments", "commitments.csv", renamed("/scenario/commitments.csv"), "text/csv")
                    .post("/v1/imports")
                    .then()
                    .statusCode(201);
        }
    }

    /** The name under which a deal of the scenario is imported. */
    public static String deal(String ofScenario) {
        return PREFIX + ofScenario;
    }

    /** The expected findings of a deal of the scenario. */
    public static JsonNode expectedLines(String ofScenario) {
        try (InputStream content = resource("/scenario/expected.json")) {
            return new ObjectMapper()
                    .readTree(content)
                    .get("deals")
                    .get(ofScenario)
                    .get("lines");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Starts an audit and waits until it is done. */
    public static String audited(Map<String, ?> scope) {
        return audited(scope, 1);
    }

    /** Starts an audit of so many shards and waits until it is done. */
    public static String audited(Map<String, ?> scope, int shards) {
        String audit = as("engineering-1")
                .contentType(ContentType.JSON)
                .body(Map.of("scope", scope, "shards", shards))
                .post("/v1/audits")
                .then()
                .statusCode(202)
                .extract()
                .path("audit");
        awaited(
                () -> as("audit-1").get("/v1/audits/" + audit).jsonPath(),
                body -> body.getString("state").equals("DONE"));
        return audit;
    }

    /** The digest over all findings of an audit. */
    public static String digest(String audit) {
        return as("audit-1").get("/v1/audits/" + audit).jsonPath().getString("digest");
    }

    /** All findings of an audit. */
    public static String findingsAsCsv(String audit) {
        return as("audit-1")
                .accept("text/csv")
                .get("/v1/audits/" + audit + "/findings")
                .asString();
    }

    /** Polls until a condition holds. */
    public static JsonPath awaited(Supplier<JsonPath> poll, Predicate<JsonPath> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonPath seen = poll.get();
        while (!condition.test(seen)) {
            assertThat(System.nanoTime()).as("still %s", seen.prettify()).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = poll.get();
        }
        return seen;
    }

    /** A request of an account, with a key of its own. */
    public static RequestSpecification as(String account) {
        return as(account, UUID.randomUUID().toString());
    }

    /** A request of an account, with a given key. */
    public static RequestSpecification as(String account, String key) {
        return given().auth().preemptive().basic(account, Accounts.PASSWORD).header("Idempotency-Key", key);
    }

    private static byte[] renamed(String resource) {
        try (InputStream content = resource(resource)) {
            return new String(content.readAllBytes(), UTF_8)
                    .replaceAll("(?m)^D-", PREFIX + "D-")
                    .replace(",proration-1", "," + VERSION)
                    .getBytes(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ImportedScenario.class.getResourceAsStream(name));
    }
}
