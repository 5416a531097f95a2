package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.created;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;

/** The batches of one test. What it leaves over is called off, or it would be sent to the mail server of the next. */
final class OpenBatches implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Remediation remediation = new Remediation();
    private final List<String> batches = new ArrayList<>();

    Remediation remediation() {
        return remediation;
    }

    void add(String batch) {
        batches.add(batch);
    }

    /** Has rows approved, and gives their batch. */
    String approved(Rows rows) {
        return approved(rows, Map.of());
    }

    /** The same at a pace. */
    String approved(Rows rows, int perMinute) {
        return approved(rows, Map.of("perMinute", perMinute));
    }

    /** The same, not to be sent before an hour has passed. */
    String approvedForLater(Rows rows) {
        return approved(
                rows, Map.of("sendFrom", Instant.now().plus(Duration.ofHours(1)).toString()));
    }

    private String approved(Rows rows, Map<String, Object> terms) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        add(batch.getString("batch"));
        Map<String, Object> body = new HashMap<>(terms);
        body.put("digest", batch.getString("digest"));
        as("customer-success-1")
                .body(body)
                .post("/v1/batches/{batch}/approval", batch.getString("batch"))
                .then()
                .statusCode(200);
        return batch.getString("batch");
    }

    static void steer(String batch, String way) {
        as("customer-success-1")
                .body(Map.of("reason", "the call centre is full"))
                .post("/v1/batches/{batch}/{way}", batch, way)
                .then()
                .statusCode(200);
    }

    /** A notice by its row, counted from 1. */
    static JsonPath notice(String batch, int position) {
        String id = as("audit-1")
                .get("/v1/batches/{batch}/notices?after={before}&limit=1", batch, position - 1)
                .jsonPath()
                .getString("items[0].notice");
        return as("audit-1")
                .get("/v1/notices/{notice}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Settles a doubt about the first notice of a batch. */
    static ValidatableResponse settle(String account, String batch, String outcome) {
        return settleNotice(account, notice(batch, 1).getString("notice"), outcome);
    }

    static ValidatableResponse settleNotice(String account, String notice, String outcome) {
        return as(account)
                .body(Map.of(
                        "outcome",
                        outcome,
                        "reason",
                        "the mail server's log says so",
                        "evidence",
                        "mx1, 10:02:11, 4F2A"))
                .post("/v1/notices/{notice}/settlement", notice)
                .then();
    }

    /** Takes the only notice of a batch, as a replica does that is never heard of again. */
    static Claim takeOnly(TakeNotices take, String batch) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<Claim> claims = take.next(UUID.fromString(batch), new Reach(InstantSource.system()));
            if (!claims.isEmpty()) {
                return claims.getFirst();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the notice could not be taken");
    }

    @Override
    public void close() {
        remediation.close();
        for (String batch : batches) {
            as("customer-success-1")
                    .body(Map.of("reason", "the test is over"))
                    .post("/v1/batches/{batch}/cancellation", batch);
        }
    }
}
