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
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.link.Asked;
import makewhole.notification.link.Invitation;
import makewhole.notification.link.TestLinks;
import makewhole.notification.testing.Recipients;
import makewhole.notification.testing.Rows;
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
}
