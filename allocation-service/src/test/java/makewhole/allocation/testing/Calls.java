package makewhole.allocation.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import makewhole.platform.testing.Accounts;

/** Requests as people make them. */
public final class Calls {
    private Calls() {}

    /** A request of a local account, with an Idempotency-Key of its own. */
    public static RequestSpecification as(String account) {
        return as(account, UUID.randomUUID().toString());
    }

    public static RequestSpecification as(String account, String key) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }

    public static ValidatableResponse get(String path) {
        return given().auth()
                .preemptive()
                .basic("audit-1", Accounts.PASSWORD)
                .get(path)
                .then();
    }

    /** The answer is this problem, with these words in its detail. */
    public static void refused(ValidatableResponse answer, int status, String problem, String... words) {
        answer.statusCode(status).contentType("application/problem+json").body("type", endsWith("/" + problem));
        for (String word : words) {
            answer.body("detail", containsString(word));
        }
    }
}
