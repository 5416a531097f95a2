package makewhole.notification.testing;

import static io.restassured.RestAssured.given;
import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import makewhole.platform.testing.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Notices that go through a mail server which does as a test wants, and what people do about those that come back. */
public abstract class ReturnedNotices {
    protected Remediation remediation;
    protected ScriptedMailServer server;

    @BeforeEach
    protected void start() {
        remediation = new Remediation();
        server = new ScriptedMailServer();
    }

    @AfterEach
    protected void stop() {
        remediation.close();
        server.close();
    }

    protected String approved(Rows rows) {
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        approve(batch).statusCode(200);
        return batch.getString("batch");
    }

    protected String done(Rows rows) {
        String batch = approved(rows);
        awaitDone(batch);
        return batch;
    }

    protected String sent(Rows rows) {
        String batch = done(rows);
        assertThat(count(report(batch), "SENT")).isEqualTo(rows.all().size());
        return batch;
    }

    protected static JsonPath notice(String batch, int position) {
        JsonPath page = as("audit-1")
                .get("/v1/batches/{batch}/notices?after={before}&limit=1", batch, position - 1)
                .jsonPath();
        return as("audit-1")
                .get("/v1/notices/{notice}", page.getString("items[0].notice"))
                .jsonPath();
    }

    public static ValidatableResponse post(String mail) {
        return postAs("operations-1", mail);
    }

    protected static ValidatableResponse postAs(String account, String mail) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("message/rfc822", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .contentType("message/rfc822")
                .body(ReturnedMail.bytes(mail))
                .post("/v1/delivery-reports")
                .then();
    }

    protected static ValidatableResponse task(JsonPath notice) {
        return as("audit-1")
                .get("/v1/contact-tasks/{notice}", notice.getString("notice"))
                .then();
    }

    protected static ValidatableResponse close(String account, JsonPath notice, String state) {
        return as(account)
                .body(Map.of("state", state, "reason", "nobody knows them there any more"))
                .post("/v1/contact-tasks/{notice}/closing", notice.getString("notice"))
                .then();
    }
}
