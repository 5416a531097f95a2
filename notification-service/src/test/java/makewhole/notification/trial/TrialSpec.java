package makewhole.notification.trial;

import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class TrialSpec {
    private static final String ALLOWED = "proof@northgate.example";

    @Test
    void a_trial_looks_like_the_mail_of_a_customer_and_says_that_it_is_none() throws Exception {
        try (Mailbox mailbox = new Mailbox()) {
            trial(ALLOWED, Rows.of(1).fields(1)).statusCode(200).body("reply", containsString("250"));
            assertThat(mailbox.only().getSubject()).startsWith("[TRIAL] ").contains("Harbour Robotics");
            assertThat(mailbox.only().getAllRecipients()).hasSize(1);
            assertThat(Mailbox.source(mailbox.only())).contains(ALLOWED);
            assertThat(Mailbox.statement(mailbox.only()).getValue())
                    .as("the letter is attached, as it would be")
                    .isNotEmpty();
        }
    }

    @Test
    void nobody_but_those_who_were_allowed_gets_one() {
        try (Mailbox mailbox = new Mailbox()) {
            for (String other : List.of(
                    "ada.1@investors.example",
                    "Proof@northgate.example",
                    "proof@northgate.example.evil.example",
                    "proof@northgate.example,ada.1@investors.example",
                    "proof@northgate.example\r\nBcc: ada.1@investors.example")) {
                trial(other, Rows.of(1).fields(1))
                        .statusCode(409)
                        .body(
                                "type",
                                endsWith("/trial-address-not-allowed"),
                                "detail",
                                containsString("trial-addresses"));
            }
            assertThat(mailbox.messages()).isEmpty();
        }
    }

    @Test
    void wrong_fields_are_named_and_a_silent_mail_server_is_told() {
        trial(ALLOWED, Map.of()).statusCode(422).body("errors.field", hasItem("fields.dealName"));
        trial(ALLOWED, Rows.of(1).fields(1))
                .statusCode(503)
                .body("type", endsWith("/trial-not-sent"), "detail", containsString("not-reached"));
    }

    private static ValidatableResponse trial(String to, Map<String, Object> fields) {
        return as("customer-success-1")
                .body(Map.of("to", to, "locale", "en-US", "fields", fields))
                .post("/v1/templates/refund/versions/2/trial")
                .then();
    }
}
