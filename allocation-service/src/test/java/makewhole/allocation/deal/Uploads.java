package makewhole.allocation.deal;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import makewhole.platform.testing.Accounts;

/** A past deal as two files, and how they are sent. */
final class Uploads {
    static final String DEALS = """
            deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,correction_window_ends_on,algorithm_version
            D-1,Alder Seed,USD,1,100.00,2024-03-10,2024-03-12,2024-04-09,long-ago-1
            """;
    static final String COMMITMENTS = """
            deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked
            D-1,INV-1,80.00,50.00,60.00,STATUTORY,2024-02-18T20:00:00Z,60.00
            D-1,INV-2,80.00,0.00,,,2024-02-18T21:00:00Z,40.00
            """;

    static final String NDJSON = "application/x-ndjson";
    static final String JSON = "application/json";
    static final String DEAL = """
            "deal_id":"D-1","name":"Alder Seed","currency":"USD","unit_price":"1","allocation_amount":"100.00",\
            "closed_on":"2024-03-10","funded_on":"2024-03-12","correction_window_ends_on":"2999-04-09\"""";
    static final String COMMITMENT = """
            "deal_id":"D-1","investor_id":"INV-1","requested":"80.00","average":"50.00","limit":"60.00",\
            "limit_kind":"STATUTORY","committed_at":"2024-02-18T20:00:00Z\"""";

    private Uploads() {}

    static String key() {
        return UUID.randomUUID().toString();
    }

    static ValidatableResponse upload(String deals, String commitments) {
        return upload(deals.getBytes(StandardCharsets.UTF_8), commitments.getBytes(StandardCharsets.UTF_8), key());
    }

    static ValidatableResponse upload(byte[] deals, byte[] commitments, String key) {
        return given().auth()
                .preemptive()
                .basic("operations-1", Accounts.PASSWORD)
                .header("Idempotency-Key", key)
                .multiPart("deals", "deals.csv", deals)
                .multiPart("commitments", "commitments.csv", commitments)
                .post("/v1/imports")
                .then();
    }

    /** Without a character set in the type of its body. */
    static RequestSpecification as(String account, String key) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(NDJSON, io.restassured.http.ContentType.TEXT)))
                .auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .header("Idempotency-Key", key);
    }

    static ValidatableResponse send(String path, String format, String body) {
        return send(path, format, body, UUID.randomUUID().toString());
    }

    static ValidatableResponse send(String path, String format, byte[] body) {
        return send(path, format, new String(body, StandardCharsets.UTF_8));
    }

    static ValidatableResponse send(String path, String format, String body, String key) {
        return as("operations-1", key)
                .contentType(format)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }
}
