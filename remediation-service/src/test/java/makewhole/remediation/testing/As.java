package makewhole.remediation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import makewhole.platform.testing.Accounts;

/** Requests by account: {@code as("legal-1").post(…)}. Each has an Idempotency-Key of its own. */
public final class As {
    private As() {}

    public static RequestSpecification as(String account) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }
}
