package makewhole.notification.contact;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.ReturnedNotices;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.Test;

/** From a notice that came back to a customer who is told after all, or cannot be found. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ContactTaskSpec extends ReturnedNotices {
    @Test
    void two_persons_find_another_address_and_the_customer_is_told_there() {
        server.on("RCPT", to -> to.startsWith("ada.1@") ? "550 5.1.1 no such user" : "250 ok");
        String batch = done(Rows.of(1));
        JsonPath notice = notice(batch, 1);
        String attempt = tried("customer-success-1", notice, otherAddress("ada@new.example"))
                .statusCode(201)
                .body("attempts", hasSize(2))
                .extract()
                .path("attempts[1].attempt");
        assertThat(server.received()).as("one person is not enough").isEmpty();
        confirm("customer-success-1", notice, attempt)
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        confirm("operations-1", notice, attempt)
                .statusCode(200)
                .body("attempts[1].confirmedBy", equalTo("operations-1"));
        await(
                batch,
                state -> count(state, "SENT") == 1 && state.getString("state").equals("DONE"));
        assertThat(server.received()).containsExactly("ada@new.example");
        confirm("operations-1", notice, attempt).statusCode(409).body("type", endsWith("/address-not-awaited"));
        close("customer-success-1", notice, "REACHED").statusCode(200).body("state", equalTo("REACHED"));
        tried("customer-success-1", notice, otherAddress("ada@third.example"))
                .statusCode(409)
                .body("type", endsWith("/contact-task-closed"));
    }

    @Test
    void what_comes_back_late_from_the_old_address_leaves_a_notice_alone_that_went_to_another_one() {
        String batch = sent(Rows.of(1));
        JsonPath notice = notice(batch, 1);
        String messageId = notice.getString("messageId");
        post(ReturnedMail.bounce(messageId, "failed", "5.1.1")).statusCode(200).body("effect", equalTo("MOVED"));
        String other = attemptOf(tried("customer-success-1", notice, otherAddress("Ada@new.example")), 1);
        confirm("operations-1", notice, other).statusCode(200);
        awaitDone(batch);
        close("customer-success-1", notice, "REACHED").statusCode(200);
        post(ReturnedMail.bounce(messageId, "failed", "5.4.7")).statusCode(200).body("effect", equalTo("NONE"));
        post(ReturnedMail.bounce(messageId, "delivered", "2.1.5"))
                .statusCode(200)
                .body("effect", equalTo("NONE"));
        assertThat(count(report(batch), "SENT")).isEqualTo(1);
        task(notice).body("state", equalTo("REACHED"));
        String ofTheOther = ReturnedMail.bounce(messageId, "failed", "5.2.1")
                .replace("rfc822; ada.1@investors.example", "rfc822; <ada@NEW.example>");
        post(ofTheOther).statusCode(200).body("effect", equalTo("MOVED"));
        task(notice).body("state", equalTo("OPEN"));
    }

    @Test
    void another_address_of_a_notice_that_was_not_given_back_is_not_used() {
        String batch = sent(Rows.of(1));
        JsonPath notice = notice(batch, 1);
        post(ReturnedMail.bounce(notice.getString("messageId"), "failed", "5.1.1"))
                .statusCode(200);
        String first = attemptOf(tried("customer-success-1", notice, otherAddress("ada@new.example")), 1);
        String second = attemptOf(tried("customer-success-1", notice, otherAddress("ada@newer.example")), 2);
        confirm("customer-success-2", notice, first).statusCode(200);
        await(batch, state -> count(state, "SENT") == 1);
        confirm("customer-success-2", notice, second)
                .statusCode(409)
                .body("type", endsWith("/notice-not-readdressable"));
        assertThat(server.received()).containsExactly("ada.1@investors.example", "ada@new.example");
    }

    @Test
    void a_customer_is_given_up_only_after_a_letter_and_tracing() {
        server.on("RCPT", to -> "550 5.1.1 no such user");
        JsonPath notice = notice(done(Rows.of(1)), 1);
        close("operations-1", notice, "UNCLAIMED")
                .statusCode(409)
                .body("type", endsWith("/contact-not-exhausted"), "detail", containsString("LETTER, TRACING"));
        tried("operations-1", notice, by("LETTER")).statusCode(201);
        close("operations-1", notice, "UNCLAIMED")
                .statusCode(409)
                .body("detail", not(containsString("LETTER")), "detail", containsString("TRACING"));
        tried("operations-1", notice, by("TRACING")).statusCode(201);
        close("operations-1", notice, "UNCLAIMED").statusCode(200).body("state", equalTo("UNCLAIMED"));
        task(notice).body("closedBecause", equalTo("nobody knows them there any more"));
        String events = Journaled.entries().toString();
        assertThat(events)
                .contains("customer-not-found")
                .doesNotContain("registered letter 42", "nobody knows them there any more");
        close("operations-1", notice, "REACHED").statusCode(409).body("type", endsWith("/contact-task-closed"));
    }

    @Test
    void a_customer_whose_notice_has_gone_to_another_address_is_not_given_up() {
        server.on("RCPT", to -> to.startsWith("ada.1@") ? "550 5.1.1 no such user" : "250 ok");
        String batch = done(Rows.of(1));
        JsonPath notice = notice(batch, 1);
        String attempt = attemptOf(tried("customer-success-1", notice, otherAddress("ada@new.example")), 1);
        tried("operations-1", notice, by("LETTER")).statusCode(201);
        tried("operations-1", notice, by("TRACING")).statusCode(201);
        confirm("operations-1", notice, attempt).statusCode(200);
        await(batch, state -> count(state, "SENT") == 1);
        close("operations-1", notice, "UNCLAIMED")
                .statusCode(409)
                .body("type", endsWith("/customer-not-untold"), "detail", containsString("the notice is SENT"));
        task(notice).body("state", equalTo("OPEN"));
        post(ReturnedMail.bounce(notice.getString("messageId"), "failed", "5.1.1")
                        .replace("rfc822; ada.1@investors.example", "rfc822; ada@new.example"))
                .statusCode(200)
                .body("effect", equalTo("MOVED"));
        close("operations-1", notice, "UNCLAIMED").statusCode(200).body("state", equalTo("UNCLAIMED"));
    }

    @Test
    void a_notice_that_came_back_from_a_batch_that_was_called_off_goes_to_another_address_alone() {
        server.on("RCPT", to -> to.startsWith("ada.1@") ? "250 ok" : "452 4.2.2 full");
        String batch = approved(Rows.of(3));
        await(batch, state -> count(state, "SENT") == 1 && count(state, "TEMPORARY_FAILURE") == 2);
        as("customer-success-1")
                .body(Map.of("reason", "the deal's name is wrong"))
                .post("/v1/batches/{batch}/cancellation", batch)
                .then()
                .statusCode(200);
        await(batch, state -> count(state, "CANCELLED") == 2);
        JsonPath notice = notice(batch, 1);
        post(ReturnedMail.bounce(notice.getString("messageId"), "failed", "5.1.1"))
                .statusCode(200)
                .body("effect", equalTo("MOVED"));
        server.on("RCPT", to -> "250 ok");
        String attempt = attemptOf(tried("customer-success-1", notice, otherAddress("ada@new.example")), 1);
        confirm("operations-1", notice, attempt).statusCode(200);
        JsonPath told = await(batch, state -> count(state, "SENT") == 1);
        assertThat(told.getString("state")).isEqualTo("CANCELLED");
        assertThat(count(told, "CANCELLED")).isEqualTo(2);
        assertThat(server.received()).containsExactly("ada.1@investors.example", "ada@new.example");
    }

    @Test
    void the_letter_of_a_notice_can_be_had_and_the_journal_says_who_had_it() {
        Rows rows = Rows.of(1);
        JsonPath waiting = created(rows);
        String id = notice(waiting.getString("batch"), 1).getString("notice");
        as("operations-1")
                .get("/v1/notices/{notice}/letter", id)
                .then()
                .statusCode(409)
                .body("type", endsWith("/batch-not-open"));
        remediation.knows(rows.plan(), rows.authority());
        approve(waiting).statusCode(200);
        awaitDone(waiting.getString("batch"));
        byte[] letter = as("operations-1")
                .get("/v1/notices/{notice}/letter", id)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", equalTo("attachment; filename=\"%s.pdf\"".formatted(id)))
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .asByteArray();
        assertThat(new String(letter, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(Journaled.entries())
                .anyMatch(entry -> "letter-fetched".equals(entry.get("event"))
                        && id.equals(entry.get("aboutId"))
                        && "operations-1".equals(entry.get("subject")));
        as("engineering-1").get("/v1/notices/{notice}/letter", id).then().statusCode(403);
        as("operations-1")
                .get("/v1/notices/{notice}/letter", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void what_is_tried_must_be_told_in_full_and_an_address_must_be_one() {
        JsonPath nobody = JsonPath.from("{\"notice\":\"%s\"}".formatted(UUID.randomUUID()));
        tried("operations-1", nobody, by("LETTER")).statusCode(404).body("type", endsWith("/not-found"));
        for (Map<String, Object> wrong : java.util.List.of(
                otherAddress("not an address"),
                otherAddress("a@b.example\r\nRCPT TO:<c@d.example>"),
                by("OTHER_ADDRESS"),
                by("MAIL"),
                by("PIGEON"))) {
            tried("operations-1", nobody, wrong).statusCode(400).body("type", endsWith("/invalid-request"));
        }
        tried("audit-1", nobody, by("LETTER")).statusCode(403);
    }

    private static Map<String, Object> by(String kind) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("note", "registered letter 42 to the address in the file");
        body.put("evidence", "post office receipt RR 42");
        return body;
    }

    private static Map<String, Object> otherAddress(String email) {
        Map<String, Object> body = by("OTHER_ADDRESS");
        body.put("email", email);
        return body;
    }

    private static ValidatableResponse tried(String account, JsonPath notice, Map<String, Object> body) {
        return as(account)
                .body(body)
                .post("/v1/contact-tasks/{notice}/attempts", notice.getString("notice"))
                .then();
    }

    private static String attemptOf(ValidatableResponse answer, int index) {
        return answer.statusCode(201).extract().path("attempts[%d].attempt".formatted(index));
    }

    private static ValidatableResponse confirm(String account, JsonPath notice, String attempt) {
        return as(account)
                .post("/v1/contact-tasks/{notice}/attempts/{attempt}/confirmation", notice.getString("notice"), attempt)
                .then();
    }
}
