package makewhole.notification.recipient.http;

import static io.restassured.RestAssured.given;
import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.link.Asked;
import makewhole.notification.link.Invitation;
import makewhole.notification.link.TestLinks;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.OwnerOfDatabase;
import makewhole.notification.testing.Recipients;
import makewhole.notification.testing.ReturnedMail;
import makewhole.notification.testing.ReturnedNotices;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Service;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is behind a link, and for whom. */
@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class RecipientPageSpec extends Recipients {
    @Test
    void the_link_in_a_mail_leads_to_its_notice_and_the_page_is_kept_from_everybody_else() {
        List<String> links = Told.links(rows(), remediation, mailbox);
        assertThat(links).doesNotHaveDuplicates();
        Told.open(links.getFirst())
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", containsString("noindex"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'none'; style-src 'sha256-"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(containsString("Dear Ada Sample 1,"))
                .body(containsString("How we worked it out"))
                .body(not(containsString("Ada Sample 2")))
                .body(not(containsString("<script")))
                .body(not(containsString("style=\"")));
        Told.open(links.get(1)).then().body(containsString("Dear Ada Sample 2,"));
    }

    @Test
    void whoever_may_buy_is_told_that_their_money_has_to_come_in_time_and_that_a_purchase_is_final() {
        Told.open(offer())
                .then()
                .body(containsString("your money must reach us by then, too"))
                .body(containsString("as long as we have not bought your part, you may change your answer"));
        Told.open(choice())
                .then()
                .body(containsString("You may change your answer until then"))
                .body(not(containsString("your money must reach us")));
    }

    @Test
    void whoever_opens_the_page_has_got_the_notice_and_nobody_else_has() {
        Rows rows = rows();
        String batch = Told.sent(rows, remediation);
        Told.open(Told.links(rows, mailbox).get(3)).then().statusCode(200);
        Told.open(Told.links(rows, mailbox).get(3)).then().statusCode(200);
        JsonPath report = Service.report(batch);
        assertThat(Service.count(report, "DELIVERED")).isEqualTo(1);
        assertThat(Service.count(report, "SENT")).isEqualTo(5);
        assertThat(report.getString("state")).isEqualTo("DONE");
    }

    @Test
    void mail_that_comes_back_after_its_page_was_opened_leaves_a_customer_to_be_reached() {
        Rows rows = rows();
        String batch = Told.sent(rows, remediation);
        // A program that follows every link in a mail, before it finds that there is no such mailbox.
        Told.open(Told.links(rows, mailbox).get(3)).then().statusCode(200);
        JsonPath notice = notice(batch, 4);
        assertThat(notice.getString("state")).isEqualTo("DELIVERED");
        ReturnedNotices.post(ReturnedMail.bounce(notice.getString("messageId"), "failed", "5.1.1"))
                .statusCode(200)
                .body("effect", equalTo("MOVED"));
        assertThat(Service.count(Service.report(batch), "PERMANENT_FAILURE")).isEqualTo(1);
        as("audit-1")
                .get("/v1/contact-tasks/{notice}", notice.getString("notice"))
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"));
    }

    @Test
    void whoever_opens_the_page_of_a_notice_that_was_to_be_sent_again_gets_it_no_second_time() {
        Rows rows = rows();
        mailbox.close();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on(".", to -> to.startsWith("ada.5@") ? "451 4.3.0 taken, and then not" : "250 taken");
            remediation.knows(rows.plan(), rows.authority());
            JsonPath made = Service.created(rows);
            String batch = made.getString("batch");
            String token = TestLinks.token(new Invitation(
                    UUID.fromString(notice(batch, 5).getString("notice")),
                    Asked.NOTHING,
                    Optional.empty(),
                    0,
                    today().plusDays(9)));
            Told.open(token).then().statusCode(200);
            assertThat(notice(batch, 5).getString("state"))
                    .as("what was never sent has not arrived")
                    .isEqualTo("CREATED");
            Service.approve(made).statusCode(200);
            Service.await(
                    batch,
                    report -> Service.count(report, "SENT") == 5 && Service.count(report, "TEMPORARY_FAILURE") == 1);
            steer(batch, "pause");
            Service.await(batch, report -> Service.count(report, "SENDING") == 0);
            int tried = server.received().size();
            Told.open(token).then().statusCode(200);
            assertThat(notice(batch, 5).getString("state")).isEqualTo("DELIVERED");
            server.on(".", to -> "250 taken");
            steer(batch, "resumption");
            assertThat(Service.count(Service.awaitDone(batch), "DELIVERED")).isEqualTo(1);
            assertThat(server.received()).hasSize(tried);
        }
        mailbox = new Mailbox();
    }

    @Test
    void a_notice_that_was_reworded_after_it_was_approved_is_shown_to_nobody() {
        Rows rows = rows();
        String batch = Told.sent(rows, remediation);
        String token = Told.links(rows, mailbox).getFirst();
        OwnerOfDatabase.changes(
                "UPDATE notice SET body_html = replace(body_html, 'Dear Ada', 'Send us your money, Ada') WHERE id = ?",
                notice(batch, 1).getString("notice"));
        Told.open(token).then().statusCode(404).body(not(containsString("Ada Sample")));
        Told.open(Told.links(rows, mailbox).get(1)).then().statusCode(200);
    }

    private static JsonPath notice(String batch, int row) {
        String id = as("audit-1")
                .get("/v1/batches/{batch}/notices?after={before}&limit=1", batch, row - 1)
                .path("items[0].notice");
        return as("audit-1").get("/v1/notices/{notice}", id).jsonPath();
    }

    private static void steer(String batch, String way) {
        as("customer-success-1")
                .body(Map.of("reason", "the call centre is full"))
                .post("/v1/batches/{batch}/{way}", batch, way)
                .then()
                .statusCode(200);
    }

    @Test
    void whoever_has_not_the_link_learns_nothing_not_even_that_there_is_one() {
        String token = offer();
        String nowhere = Told.open("k2.AAAA").then().statusCode(404).extract().asString();
        Invitation noSuchNotice =
                new Invitation(UUID.randomUUID(), Asked.NOTHING, Optional.empty(), 0, today().plusDays(9));
        for (String wrong : List.of(
                "x",
                token.substring(0, token.length() - 1),
                token.replace("k2.", "k1."),
                "k9" + token.substring(2),
                TestLinks.token(noSuchNotice))) {
            Response answer = Told.open(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(404);
            assertThat(answer.asString()).as(wrong).isEqualTo(nowhere);
        }
    }

    @ParameterizedTest
    @CsvSource({"de-AT, Hier ist nichts", "'fr-CA,en;q=0.5', Il n", "en-AU, There is nothing", "it-IT, There is nothing"
    })
    void whoever_has_no_link_is_told_so_in_their_language_wherever_they_speak_it(String languages, String told) {
        given().header("Accept-Language", languages)
                .get("/answer/{token}", "k2.AAAA")
                .then()
                .statusCode(404)
                .body(containsString(told));
    }

    @Test
    void a_link_that_has_expired_says_so_and_shows_nothing() {
        Invitation real = TestLinks.links().read(offer()).orElseThrow();
        Invitation expired =
                new Invitation(real.notice(), real.asked(), real.lastDay(), real.most(), today().minusDays(1));
        Told.open(TestLinks.token(expired))
                .then()
                .statusCode(410)
                .body(containsString("This link has expired"))
                .body(not(containsString("Ada Sample")))
                .body(not(containsString("Harbour Robotics")))
                .header("Cache-Control", "no-store");
    }

    @Test
    void people_at_work_see_the_notice_without_the_link() {
        Rows rows = rows();
        String batch = Service.created(rows).getString("batch");
        as("customer-success-1")
                .get("/v1/batches/{batch}/samples", batch)
                .then()
                .statusCode(200)
                .body("items.text", hasItem(containsString("https://care.northgate.example/answer/...")));
    }

    @Test
    void a_page_that_is_opened_too_often_asks_for_patience() {
        String token = choice();
        Response last = Told.open(token);
        for (int i = 0; i < 130 && last.statusCode() == 200; i++) {
            last = Told.open(token);
        }
        last.then().statusCode(429).body(containsString("Please wait a moment"));
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        given().get("/answer/{token}", offer()).then().statusCode(equalTo(200));
    }

    @Test
    void behind_an_ingress_wrong_links_of_one_visitor_have_nobody_else_wait() {
        int status = missed("203.0.113.7");
        for (int i = 0; i < 430 && status == 404; i++) {
            status = missed("203.0.113.7");
        }
        assertThat(status).isEqualTo(429);
        assertThat(missed("203.0.113.8")).isEqualTo(404);
    }

    private static int missed(String visitor) {
        return given().header("X-Forwarded-For", visitor)
                .get("/answer/{token}", "k2.nothing")
                .statusCode();
    }
}
