package makewhole.remediation.investor;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.Story;
import org.junit.jupiter.api.Test;

/** How an investor is written to is corrected by two persons; what stood before is kept, and no amount changes. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class InvestorCorrectionSpec {
    private static final String HEADER = "investor_id,legal_name,email,locale,country,account_kind,account,routing\n";
    private static final String RECORDS_LOCK = "hashtext('makewhole.remediation.import')";
    private static final String ASKED_IBAN = "NL91ABNA0417164300";
    private static final String WRONG =
            "%s,Wrongname Typed,typed@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,\n";
    private static final Map<String, String> ALL_RIGHT = Map.of(
            "legalName", "Rightname Known",
            "email", "known@investors.example",
            "locale", "de-DE",
            "country", "DE",
            "evidence", "Passport, seen on 2026-09-20");

    @Inject
    AllocationStandIn allocation;

    @Inject
    NotificationStandIn notification;

    @Test
    void what_two_persons_corrected_is_told_and_paid_as_before() {
        ReleasedPlan plan = released("IC-TOLD");
        String due = due(plan, "IC-TOLD");
        Requested correction = requested("IC-TOLD", ALL_RIGHT);
        confirming("operations-1", correction).statusCode(200).body("state", equalTo("CONFIRMED"));

        String batch = plan.noticesPosted();
        JsonNode row = notification.row(batch, line(plan, "IC-TOLD"));
        assertThat(row.get("recipient").get("name").asText()).isEqualTo("Rightname Known");
        assertThat(row.get("recipient").get("email").asText()).isEqualTo("known@investors.example");
        assertThat(row.get("recipient").get("locale").asText()).isEqualTo("de-DE");
        assertThat(row.get("amount").get("amount").asText()).isEqualTo(due);
        assertThat(due(plan, "IC-TOLD")).isEqualTo(due);
        plan.paid();
    }

    @Test
    void what_stood_before_stays_readable_beside_what_is_right() {
        known("IC-BEFORE");
        Requested correction =
                requested("IC-BEFORE", Map.of("email", "known@investors.example", "evidence", "Her mail"));
        corrections("IC-BEFORE")
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("REQUESTED"), "items[0].decidedBy", nullValue())
                .body("items[0].before.email", equalTo("typed@investors.example"));
        confirming("finance-1", correction).statusCode(200);
        Requested second = requested("IC-BEFORE", Map.of("locale", "fr-FR", "evidence", "Her call"));
        as("finance-1")
                .body(Map.of("reason", "She speaks English"))
                .post("/v1/investor-corrections/{correction}/refusal", second.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));

        corrections("IC-BEFORE")
                .body("items", hasSize(2))
                .body("items[0].before.email", equalTo("typed@investors.example"))
                .body("items[0].becomes.email", equalTo("known@investors.example"))
                .body("items[0].becomes.legalName", equalTo("Wrongname Typed"))
                .body("items[0].requestedBy", equalTo("customer-success-1"), "items[0].decidedBy", equalTo("finance-1"))
                .body("items[1].before.email", equalTo("known@investors.example"))
                .body("items[1].becomes.locale", equalTo("fr-FR"), "items[1].reason", equalTo("She speaks English"));
        assertThat(AsOwner.count("SELECT count(*) FROM investor WHERE id = 'IC-BEFORE' AND locale = 'en-US'"))
                .isEqualTo(1);
    }

    @Test
    void one_person_alone_corrects_nothing_and_the_second_names_what_they_have_read() {
        known("IC-TWO");
        Requested correction = requested("IC-TWO", ALL_RIGHT);
        requesting("IC-TWO", Map.of("locale", "fr-FR", "evidence", "Her call"))
                .statusCode(409)
                .body("type", endsWith("/investor-correction-open"), "detail", containsString(correction.id()));
        confirming("customer-success-1", correction).statusCode(403).body("type", endsWith("/second-person-required"));
        as("finance-1")
                .body(Map.of("digest", "sha256:another"))
                .post("/v1/investor-corrections/{correction}/confirmation", correction.id())
                .then()
                .statusCode(409)
                .body("type", endsWith("/investor-correction-stale"));
        assertThat(AsOwner.count("SELECT count(*) FROM investor WHERE id = 'IC-TWO' AND email LIKE 'typed@%'"))
                .isEqualTo(1);
        confirming("finance-1", correction).statusCode(200);
        confirming("finance-2", correction).statusCode(409).body("type", endsWith("/investor-correction-decided"));
        as("engineering-1")
                .body(ALL_RIGHT)
                .post("/v1/investors/IC-TWO/corrections")
                .then()
                .statusCode(403);
    }

    @Test
    void what_is_no_correction_is_refused_by_field() {
        known("IC-FIELDS");
        for (Map.Entry<String, String> wrong : Map.of(
                        "email", "not-an-address", "locale", "english", "country", "USA", "legalName", " ")
                .entrySet()) {
            Map<String, String> body = new HashMap<>(ALL_RIGHT);
            body.put(wrong.getKey(), wrong.getValue());
            requesting("IC-FIELDS", body).statusCode(400).body("errors.field", hasItem(endsWith(wrong.getKey())));
        }
        requesting("IC-FIELDS", Map.of("email", "typed@investors.example", "evidence", "Letter"))
                .statusCode(400)
                .body("errors.field", hasItem("becomes"));
        requesting("IC-FIELDS", Map.of("email", "known@investors.example")).statusCode(400);
        requesting("IC-NOBODY", ALL_RIGHT).statusCode(404);
    }

    @Test
    void an_export_that_was_not_mended_is_refused_and_one_that_was_is_taken() {
        known("IC-IMPORT");
        confirming("finance-1", requested("IC-IMPORT", ALL_RIGHT)).statusCode(200);

        importing("operations-1", Map.of("investors", HEADER + WRONG.formatted("IC-IMPORT")))
                .statusCode(422)
                .body("errors[0].reason", containsString("known with other values"));
        imported(Map.of(
                "investors",
                HEADER + "IC-IMPORT,Rightname Known,known@investors.example,de-DE,DE,IBAN,GB33BUKB20201555555555,\n"));
    }

    @Test
    void the_journal_says_which_fields_and_nothing_of_the_person_and_former_names_stay_personal_data() {
        imported(
                Map.of(
                        "investors",
                        HEADER
                                + "IC-QUIET,Formername Unheardof,former@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,\n"));
        confirming("finance-1", requested("IC-QUIET", ALL_RIGHT)).statusCode(200);

        assertThat(AsOwner.count("""
                        SELECT count(*) FROM journal_entry WHERE event = 'investor-corrected' AND about_id = 'IC-QUIET'
                        AND facts ->> 'fields' = 'country email legalName locale'
                        """)).isEqualTo(1);
        for (String said : new String[] {"former@", "known@", "Formername", "Rightname", "Passport"}) {
            assertThat(AsOwner.count(
                            "SELECT count(*) FROM journal_entry WHERE about_id = 'IC-QUIET' AND (facts::text || reason) LIKE '%%%s%%'"
                                    .formatted(said)))
                    .as(said)
                    .isZero();
        }
        String incident = postMortem();
        for (String text : new String[] {"Formername Unheardof wrote to us", "It went to former@investors.example"}) {
            writing(incident, text)
                    .statusCode(409)
                    .body("type", endsWith("/names-a-person"), "detail", containsString("IC-QUIET"));
        }
    }

    @Test
    void what_somebody_asked_for_is_personal_data_whatever_becomes_of_it() {
        known("IC-ASKED");
        Requested correction = requested(
                "IC-ASKED",
                Map.of("legalName", "Askedname Pending", "email", "asked@investors.example", "evidence", "Her letter"));
        JsonPath change = as("customer-success-1")
                .body(Map.of("kind", "IBAN", "number", ASKED_IBAN, "evidence", "Her letter"))
                .post("/v1/investors/IC-ASKED/account-changes")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String incident = postMortem();
        String[] texts = {
            "Askedname  Pending wrote", "It went to Asked@investors.example", "To NL91 ABNA 0417 1643 00, then"
        };
        for (String text : texts) {
            writing(incident, text)
                    .statusCode(409)
                    .body("type", endsWith("/names-a-person"), "detail", containsString("IC-ASKED"));
        }
        as("finance-1")
                .body(Map.of("reason", "The letter is of somebody else"))
                .post("/v1/investor-corrections/{correction}/refusal", correction.id())
                .then()
                .statusCode(200);
        as("finance-1")
                .body(Map.of("reason", "The letter is of somebody else"))
                .post("/v1/account-changes/{change}/refusal", change.getString("change"))
                .then()
                .statusCode(200);
        for (String text : texts) {
            writing(incident, text).statusCode(409);
        }
        AsOwner.execute("UPDATE account_change SET sealed = 'of another key' WHERE investor = 'IC-ASKED'");
        writing(incident, texts[2]).statusCode(200);
    }

    @Test
    void nothing_is_corrected_while_the_notice_is_being_handed_over() {
        ReleasedPlan plan = released("IC-BUSY");
        Requested correction = requested("IC-BUSY", ALL_RIGHT);
        notification.down();
        try {
            ordering(plan).statusCode(202);
            beingTold(confirming("finance-1", correction), plan);
        } finally {
            notification.up();
        }
        assertThat(told(plan, "IC-BUSY")).isEqualTo("Wrongname Typed");
        confirming("finance-1", correction).statusCode(200);
    }

    @Test
    void notices_that_are_ordered_before_a_correction_is_confirmed_keep_it_waiting_and_then_it_is_refused()
            throws SQLException {
        ReleasedPlan plan = released("IC-FIRST");
        Requested correction = requested("IC-FIRST", ALL_RIGHT);
        notification.down();
        try {
            InTurn both = inTurn(() -> ordering(plan), () -> confirming("finance-1", correction));
            both.first().statusCode(202);
            beingTold(both.second(), plan);
        } finally {
            notification.up();
        }
        assertThat(told(plan, "IC-FIRST")).isEqualTo("Wrongname Typed");
    }

    @Test
    void notices_that_are_ordered_while_a_correction_is_confirmed_wait_for_it_and_bear_the_name() throws SQLException {
        ReleasedPlan plan = released("IC-SECOND");
        Requested correction = requested("IC-SECOND", ALL_RIGHT);

        InTurn both = inTurn(() -> confirming("finance-1", correction), () -> ordering(plan));

        both.first().statusCode(200);
        both.second().statusCode(202);
        assertThat(told(plan, "IC-SECOND")).isEqualTo("Rightname Known");
    }

    private record InTurn(ValidatableResponse first, ValidatableResponse second) {}

    /** Has two requests wait for what both need, one behind the other, and then lets them go on. */
    private InTurn inTurn(Supplier<ValidatableResponse> one, Supplier<ValidatableResponse> other) throws SQLException {
        CompletableFuture<ValidatableResponse> first;
        CompletableFuture<ValidatableResponse> second;
        try (Connection connection = AsOwner.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%s)".formatted(RECORDS_LOCK));
            first = CompletableFuture.supplyAsync(one, Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isEqualTo(1));
            second = CompletableFuture.supplyAsync(other, Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isEqualTo(2));
        }
        return new InTurn(first.join(), second.join());
    }

    private static long waiting() {
        return AsOwner.count("""
                SELECT count(*) FROM pg_locks
                WHERE locktype = 'advisory' AND NOT granted AND objsubid = 1
                  AND (classid::bigint << 32 | objid::bigint) = %s::bigint
                """.formatted(RECORDS_LOCK));
    }

    private static ValidatableResponse ordering(ReleasedPlan plan) {
        return as("customer-success-1")
                .post("/v1/plans/{plan}/notices", plan.plan())
                .then();
    }

    private static void beingTold(ValidatableResponse refused, ReleasedPlan plan) {
        refused.statusCode(409).body("type", endsWith("/investor-being-told"), "detail", containsString(plan.plan()));
    }

    /** By which name the investor is told, once the notices are handed over. */
    private String told(ReleasedPlan plan, String investor) {
        return notification
                .row(plan.noticesPosted(), line(plan, investor))
                .get("recipient")
                .get("name")
                .asText();
    }

    private static String postMortem() {
        String incident = Story.declared();
        as("engineering-1")
                .post("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .statusCode(201);
        return incident;
    }

    private static ValidatableResponse writing(String incident, String text) {
        return as("engineering-1")
                .body(Map.of("sections", Map.of("luck", text)))
                .put("/v1/incidents/{incident}/post-mortem", incident)
                .then();
    }

    private ReleasedPlan released(String investor) {
        known(investor);
        return ReleasedPlan.released(
                allocation,
                AuditedBook.of("D-" + investor, "USD")
                        .offering("100.00")
                        .with(investor, "40.00", "1.00", "50.00")
                        .with("P-B", "100.00", "1.00", "50.00"));
    }

    private static void known(String investor) {
        imported(Map.of("investors", HEADER + WRONG.formatted(investor)));
    }

    private static ValidatableResponse requesting(String investor, Map<String, String> body) {
        return as("customer-success-1")
                .body(body)
                .post("/v1/investors/{investor}/corrections", investor)
                .then();
    }

    private static Requested requested(String investor, Map<String, String> body) {
        var answer = requesting(investor, body)
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .extract()
                .jsonPath();
        return new Requested(answer.getString("correction"), answer.getString("digest"));
    }

    private record Requested(String id, String digest) {}

    /** By somebody who has read it. */
    private static ValidatableResponse confirming(String account, Requested correction) {
        return as(account)
                .body(Map.of("digest", correction.digest()))
                .post("/v1/investor-corrections/{correction}/confirmation", correction.id())
                .then();
    }

    private static ValidatableResponse corrections(String investor) {
        return as("audit-1")
                .get("/v1/investors/{investor}/corrections", investor)
                .then()
                .statusCode(200);
    }

    private static String line(ReleasedPlan plan, String investor) {
        return Story.plan(plan.plan()).getString("lines.find { it.investor == '%s' }.line".formatted(investor));
    }

    private static String due(ReleasedPlan plan, String investor) {
        return Story.plan(plan.plan()).getString("lines.find { it.investor == '%s' }.amountDue".formatted(investor));
    }
}
