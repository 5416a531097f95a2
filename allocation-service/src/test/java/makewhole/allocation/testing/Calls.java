package makewhole.allocation.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import makewhole.platform.testing.Accounts;

/** Requests as people make them. */
public final class Calls {
    /** A clause of a problem's detail that begins by telling people what to do. */
    public static final Pattern ADVICE = Pattern.compile(
            "(?is)(.*[;:,.(] )?(a different person must|activate|ask|compare|deploy|do not|engage|give|have"
                    + "|leave|mend|name|publish|read|request|say|see|send|take|verify|wait|withdraw|work) .*");

    /** What to do follows from the id or field that is named, or from the reference. */
    public static final Set<String> SAID_ELSEWHERE = Set.of("not-found", "invalid-request", "internal-error");

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

    /** The answer is this problem, with these words in its detail, which says what to do. */
    public static void refused(ValidatableResponse answer, int status, String problem, String... words) {
        answer.statusCode(status).contentType("application/problem+json").body("type", endsWith("/" + problem));
        if (!SAID_ELSEWHERE.contains(problem)) {
            answer.body("detail", matchesPattern(ADVICE));
        }
        for (String word : words) {
            answer.body("detail", containsString(word));
        }
    }
}
