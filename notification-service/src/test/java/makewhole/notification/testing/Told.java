package makewhole.notification.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recipients who have been told, by mail, and what they do with the link in it. */
public final class Told {
    /** A link may end a sentence; the full stop is none of it. */
    private static final Pattern LINK =
            Pattern.compile("https://care\\.northgate\\.example/answer/([A-Za-z0-9]+\\.[A-Za-z0-9_-]+)");

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final long PATIENCE_NANOS = 40_000_000_000L;
    private static final long BLINK_NANOS = 50_000_000L;

    private Told() {}

    /** Sends a batch, and gives the link in each mail, in the order of the rows. */
    public static List<String> links(Rows rows, Remediation remediation, Mailbox mailbox) {
        sent(rows, remediation);
        return links(rows, mailbox);
    }

    /** Sends a batch, and gives its id. */
    public static String sent(Rows rows, Remediation remediation) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = Service.created(rows);
        Service.approve(batch).statusCode(200);
        Service.awaitDone(batch.getString("batch"));
        return batch.getString("batch");
    }

    /** The link in each mail of a batch that was sent, in the order of the rows. */
    public static List<String> links(Rows rows, Mailbox mailbox) {
        List<String> links = new ArrayList<>();
        for (int row = 1; row <= rows.all().size(); row++) {
            String to = String.valueOf(rows.recipient(row).get("email"));
            links.add(mailbox.messages().stream()
                    // A receipt of an earlier test may have come late; it has no link.
                    .filter(mail -> Mailbox.source(mail).contains(to))
                    .flatMap(mail -> link(mail).stream())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no mail to %s has a link".formatted(to))));
        }
        return links;
    }

    /** The link in a mail, if it has one. */
    public static Optional<String> link(MimeMessage mail) {
        // Quoted-printable breaks lines with "=" at their end.
        String source = Mailbox.source(mail).replace("=\r\n", "");
        Matcher matcher = LINK.matcher(source);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    public static Response open(String token) {
        return given().redirects().follow(false).get("/answer/{token}", token);
    }

    /** What the form of a page opened just now would send. */
    public static Response answer(String token, Map<String, String> fields) {
        return answer(token, form(token), fields);
    }

    /** The form of a page that is opened now. */
    public static String form(String token) {
        Matcher form = FORM.matcher(open(token).asString());
        if (!form.find()) {
            throw new AssertionError("the page has no form");
        }
        return form.group(1);
    }

    public static Response answer(String token, String form, Map<String, String> fields) {
        return given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("form", form)
                .formParams(fields)
                .post("/answer/{token}", token);
    }

    public static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still waiting for " + what);
            }
            LockSupport.parkNanos(BLINK_NANOS);
        }
    }
}
