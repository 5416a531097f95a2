package makewhole.allocation.deal;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
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
}
