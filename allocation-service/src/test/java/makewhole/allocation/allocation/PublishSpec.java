package makewhole.allocation.allocation;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.aDealThatProrationOneGetsWrong;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.OfferedDeals.Asked;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class PublishSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void a_live_deal_is_allocated_by_the_active_version() throws SQLException {
        offered(aDeal("D-1"));
        get("/v1/deals/D-1").body("state", equalTo("OPEN"), "algorithmVersion", nullValue());
        String allocation = publish("D-1")
                .statusCode(201)
                .body("deal", equalTo("D-1"), "algorithmVersion", equalTo("proration-2"))
                .body("level.numerator", equalTo("1"), "level.denominator", equalTo("4"))
                .body("lines.investor", contains("INV-A", "INV-B"))
                .body("lines.given", contains("75.00", "25.00"))
                .extract()
                .path("allocation");
        get("/v1/deals/D-1").body("state", equalTo("CLOSED"), "algorithmVersion", equalTo("proration-2"));
        get("/v1/deals/D-1/book").body("commitments.booked", contains("75.00", "25.00"));
        get("/v1/allocations/" + allocation)
                .body("state", equalTo("PUBLISHED"), "origin", equalTo("PUBLISHED"))
                .body("lines.given", contains("75.00", "25.00"), "publishedBy", equalTo("operations-1"));
        assertThat(database.count(
                        "SELECT count(*) FROM journal_entry WHERE event = 'allocation-published' AND facts ->> 'allocation' = ?",
                        allocation))
                .isOne();
    }

    @Test
    void a_large_deal_is_answered_without_its_lines_which_come_in_pages() {
        int many = 1_001;
        List<Asked> asked = IntStream.range(0, many)
                .mapToObj(i -> Asked.of("INV-%04d".formatted(i), "100.00", "1.00"))
                .toList();
        offered(aDeal("D-LARGE", "1001.00", LocalDate.of(2999, 1, 31), asked));
        String allocation = publish("D-LARGE")
                .statusCode(201)
                .body("investors", equalTo(many), "lines", nullValue())
                .extract()
                .path("allocation");
        get("/v1/allocations/%s/lines?limit=5000".formatted(allocation))
                .body("items.given", everyItem(equalTo("1.00")), "items", hasSize(many));
    }

    @Test
    void without_a_body_the_active_version_is_used_too() {
        offered(aDeal("D-1"));
        as("engineering-1").post("/v1/deals/D-1/allocations").then().statusCode(201);
    }

    @Test
    void a_deal_is_allocated_once() {
        offered(aDeal("D-1"));
        publish("D-1").statusCode(201);
        refused(publish("D-1"), 409, "deal-already-allocated", "D-1");
    }

    @Test
    void the_same_key_gives_the_same_answer_and_another_body_is_refused() throws SQLException {
        offered(aDeal("D-1"));
        String body = "{\"algorithmVersion\":\"proration-2\"}";
        String first = publishing("key-1", body).statusCode(201).extract().asString();
        String again = publishing("key-1", body).statusCode(201).extract().asString();
        assertThat(again).isEqualTo(first);
        assertThat(database.count("SELECT count(*) FROM allocation")).isOne();
        refused(publishing("key-1", "{\"algorithmVersion\":\"proration-1\"}"), 422, "idempotency-key-reused");
        refused(publishing("", body), 400, "idempotency-key-missing");
    }

    @Test
    void a_version_that_is_not_active_does_not_publish() {
        offered(aDeal("D-1"));
        refused(publishing("k", "{\"algorithmVersion\":\"proration-1\"}"), 409, "version-not-active", "RETIRED");
        refused(publishing("k", "{\"algorithmVersion\":\"proration-9\"}"), 404, "not-found", "proration-9");
    }

    @Test
    void without_an_active_version_nothing_is_published_and_people_are_told_to_activate_one() throws SQLException {
        installation.begin("proration-2=CANDIDATE", "proration-1=RETIRED");
        offered(aDeal("D-1"));
        refused(publish("D-1"), 409, "version-not-active", "No version", "activate one");
    }

    @Test
    void a_version_whose_code_is_not_in_the_release_publishes_nothing_active_or_not() throws SQLException {
        installation.begin("prorata-0=ACTIVE", "proration-2=CANDIDATE");
        offered(aDeal("D-1"));
        refused(publish("D-1"), 409, "version-not-executable", "prorata-0", "deploy one that has it");
    }

    @Test
    void who_does_not_say_who_they_are_or_not_truly_is_told_to_say_so() {
        offered(aDeal("D-1"));
        refused(
                given().contentType(JSON)
                        .header("Idempotency-Key", "k")
                        .body("{}")
                        .post("/v1/deals/D-1/allocations")
                        .then(),
                401,
                "authentication-required");
        refused(
                given().auth()
                        .preemptive()
                        .basic("operations-1", "not the password")
                        .get("/v1/deals/D-1")
                        .then(),
                401,
                "authentication-required");
        get("/v1/deals/D-1").body("state", equalTo("OPEN"));
    }

    @Test
    void a_deal_that_is_not_there_is_not_found() {
        refused(publish("D-404"), 404, "not-found", "D-404");
    }

    @Test
    void legal_and_audit_do_not_publish() {
        offered(aDeal("D-1"));
        for (String account : new String[] {"legal-1", "audit-1", "remediation-service", "finance-1"}) {
            refused(as(account).body("{}").post("/v1/deals/D-1/allocations").then(), 403, "role-missing");
        }
    }

    @Test
    void a_wrong_result_is_never_published_and_halts_its_version() throws SQLException {
        installation.begin("proration-1=ACTIVE", "proration-2=CANDIDATE");
        offered(aDealThatProrationOneGetsWrong("D-1"));
        refused(publish("D-1"), 500, "certificate-rejected", "proration-1", "D-1");
        assertThat(database.count("SELECT count(*) FROM allocation")).isZero();
        get("/v1/deals/D-1").body("state", equalTo("OPEN"));
        get("/v1/versions").body("items.find { it.version == 'proration-1' }.state", equalTo("SUSPECT"));
        get("/v1/kill-switch")
                .body("engaged", is(true))
                .body("engagements[0].scope.kind", equalTo("VERSION"))
                .body("engagements[0].scope.name", equalTo("proration-1"))
                .body("engagements[0].engagedBy", equalTo("allocation-service"));
        assertThat(Journaled.entries()).extracting(entry -> entry.get("event")).contains("certificate-rejected");

        offered(aDeal("D-2"));
        refused(
                publishing("D-2", "k", "{\"algorithmVersion\":\"proration-1\"}"),
                503,
                "kill-switch-engaged",
                "AUTO-proration-1");
    }

    @Test
    void a_book_that_changes_while_it_is_published_is_not_published() throws Exception {
        offered(aDeal("D-1"));
        try (Connection other = database.asService();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE commitment SET requested_minor = 5000 WHERE investor_id = 'INV-A'");
            Future<String> publishing =
                    Meanwhile.start(() -> publish("D-1").extract().asString());
            Waiting.until(
                    "the publisher waits for the deal",
                    publishing,
                    () -> database.waiting("%FROM deal WHERE%FOR NO KEY UPDATE%") == 1);
            other.commit();
            assertThat(publishing.get()).contains("/book-changed");
        }
        assertThat(database.count("SELECT count(*) FROM allocation WHERE state = 'PUBLISHED'"))
                .isZero();
        publish("D-1").statusCode(201).body("lines.given", contains("50.00", "50.00"));
    }

    @Test
    void a_publisher_that_is_held_up_is_ended_by_the_database_and_publishes_nothing() throws Exception {
        offered(aDeal("D-1"));
        try (Connection other = database.asService();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM deal WHERE deal_id = 'D-1' FOR NO KEY UPDATE");
            refused(publish("D-1"), 503, "publishing-timed-out", "D-1");
            other.rollback();
        }
        assertThat(database.count("SELECT count(*) FROM allocation WHERE state = 'PUBLISHED'"))
                .isZero();
        publish("D-1").statusCode(201);
    }

    @Test
    void the_database_keeps_what_was_certified_from_being_rewritten() throws SQLException {
        offered(aDeal("D-1"));
        publish("D-1").statusCode(201);
        for (String rewriting : new String[] {
            "UPDATE allocation_line SET given_minor = given_minor + 1",
            "DELETE FROM allocation_line",
            "INSERT INTO allocation_line SELECT allocation_id, 'INV-X', 1, 1 FROM allocation",
            "UPDATE allocation SET lines_digest = 'sha256:0'",
            "UPDATE allocation SET state = 'STAGED', published_at = NULL, published_by = NULL",
            "DELETE FROM allocation",
            "UPDATE commitment SET requested_minor = 1",
            "INSERT INTO commitment SELECT deal_id, 'INV-X', 1, 1, NULL, NULL, committed_at FROM commitment LIMIT 1",
            "DELETE FROM commitment",
            "UPDATE deal SET on_offer_minor = 1",
            "UPDATE deal SET allocation_in_force = NULL",
            "TRUNCATE allocation CASCADE",
            "ALTER TABLE allocation_line DISABLE TRIGGER ALL"
        }) {
            try (Connection service = database.asService();
                    Statement statement = service.createStatement()) {
                assertThatThrownBy(() -> statement.execute(rewriting))
                        .as(rewriting)
                        .isInstanceOf(SQLException.class);
            }
        }
        get("/v1/deals/D-1/allocations").body("items", hasSize(1));
    }

    @Test
    void the_database_takes_no_line_without_its_allocation_and_no_commitment_without_its_deal() throws SQLException {
        offered(aDeal("D-1"));
        Map<String, String> wrong = Map.of(
                "INSERT INTO allocation_line VALUES (gen_random_uuid(), 'INV-X', 1, 1)",
                "lines are written in the transaction that stages their allocation",
                "INSERT INTO commitment SELECT 'D-0', 'INV-X', 1, 1, NULL, NULL, committed_at FROM commitment LIMIT 1",
                "a commitment is to a deal that is known");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            try (Connection service = database.asService();
                    Statement statement = service.createStatement()) {
                assertThatThrownBy(() -> statement.execute(each.getKey())).hasMessageContaining(each.getValue());
            }
        }
    }

    private static ValidatableResponse publishing(String key, String body) {
        return publishing("D-1", key, body);
    }

    private static ValidatableResponse publishing(String deal, String key, String body) {
        return as("operations-1", key)
                .body(body)
                .post("/v1/deals/%s/allocations".formatted(deal))
                .then();
    }
}
