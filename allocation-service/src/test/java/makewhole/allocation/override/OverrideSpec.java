package makewhole.allocation.override;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import makewhole.allocation.Refusal.OverrideRefusal.PersonRequired;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class OverrideSpec {
    /** 100.00 in lots of 0.10 with a smallest ticket of 5.00; at most one investor may hold something. */
    private static final String TERMS = """
            "terms":{"zeroHistory":"ZERO_HISTORY_LAST","lotMinor":10,"minimumMinor":500,
                     "holders":{"rule":"CONTRACTUAL","most":2,"reserve":1}},"commitments\"""";

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    DecideOverride decideOverride;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
        offered(aDeal("D-1"));
        offered(aDeal("D-2").replace("\"commitments\"", TERMS));
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        installation.begin();
    }

    @Test
    void only_what_a_second_person_confirmed_is_in_the_book() throws SQLException {
        assertThat(digest()).isEqualTo(1);
        String override = requested("D-1", "INV-B", "40.00");
        assertThat(digest()).as("the digest of the book").isZero();
        get("/v1/deals/D-1/book").body("commitments[1].override", nullValue());
        confirm("operations-1", "D-1", override)
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("requested.by", equalTo("engineering-1"), "confirmed.by", equalTo("operations-1"));
        get("/v1/deals/D-1/book")
                .body("commitments[1].override.amount", equalTo("40.00"))
                .body("commitments[1].override.reason", equalTo("promised"));
        withdraw("operations-2", "D-1", override).statusCode(200).body("state", equalTo("WITHDRAWN"));
        get("/v1/deals/D-1/book").body("commitments[1].override", nullValue());
        get("/v1/deals/D-1/overrides")
                .body("items.state", contains("WITHDRAWN"))
                .body("items[0].withdrawn.by", equalTo("operations-2"));
    }

    @Test
    void every_change_takes_the_digest_of_the_book_away() throws SQLException {
        String override = requested("D-1", "INV-B", "40.00");
        database.execute("UPDATE deal SET book_digest = 'sha256:x' WHERE deal_id = 'D-1'");
        confirm("operations-1", "D-1", override).statusCode(200);
        assertThat(digest()).isZero();
        database.execute("UPDATE deal SET book_digest = 'sha256:x' WHERE deal_id = 'D-1'");
        withdraw("operations-1", "D-1", override).statusCode(200);
        assertThat(digest()).isZero();
    }

    @Test
    void the_first_person_does_not_confirm() {
        String override = requested("D-1", "INV-B", "40.00");
        refused(confirm("engineering-1", "D-1", override), 403, "second-person-required", "engineering-1");
        get("/v1/deals/D-1/overrides").body("items.state", contains("REQUESTED"));
    }

    @Test
    void a_service_is_no_person() {
        assertThatThrownBy(() -> decideOverride.request(
                        new DealId("D-1"),
                        new DecideOverride.Wanted(new InvestorId("INV-B"), 100, "because"),
                        new Subject("remediation-service", Role.SERVICE)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new PersonRequired()));
    }

    @ParameterizedTest(name = "{1} for {0}: {2}")
    @CsvSource({
        "INV-Z, 10.00, override-investor-unknown, INV-Z",
        "INV-B, 100.10, override-above-cap, 100.00 USD",
        "INV-B, 10.05, override-not-in-lots, 0.10 USD",
        "INV-B, 4.90, override-below-minimum, 5.00 USD"
    })
    void what_the_terms_do_not_allow_is_refused(String investor, String amount, String problem, String word) {
        refused(request("engineering-1", "D-2", investor, amount), 409, problem, word);
    }

    @Test
    void overrides_together_give_no_more_than_is_on_offer() {
        confirm("operations-1", "D-1", requested("D-1", "INV-A", "70.00")).statusCode(200);
        refused(request("engineering-1", "D-1", "INV-B", "30.01"), 409, "overrides-above-offer", "30.00 USD");
        String both = requested("D-1", "INV-B", "30.00");
        confirm("operations-1", "D-1", both).statusCode(200);
    }

    @Test
    void a_confirmation_looks_at_what_was_confirmed_meanwhile() {
        String first = requested("D-1", "INV-A", "70.00");
        String second = requested("D-1", "INV-B", "70.00");
        confirm("operations-1", "D-1", first).statusCode(200);
        refused(confirm("operations-1", "D-1", second), 409, "overrides-above-offer", "30.00 USD");
    }

    @Test
    void overrides_fill_no_more_places_than_there_are() {
        confirm("operations-1", "D-2", requested("D-2", "INV-A", "70.00")).statusCode(200);
        refused(request("engineering-1", "D-2", "INV-B", "10.00"), 409, "overrides-above-places", "1 holders");
        requested("D-2", "INV-B", "0.00");
    }

    @Test
    void an_investor_has_one_override_at_a_time() {
        String override = requested("D-1", "INV-B", "40.00");
        refused(request("engineering-1", "D-1", "INV-B", "50.00"), 409, "override-exists", "withdraw it");
        withdraw("engineering-1", "D-1", override).statusCode(200);
        requested("D-1", "INV-B", "50.00");
    }

    @Test
    void what_is_decided_is_not_decided_again() {
        String override = requested("D-1", "INV-B", "40.00");
        withdraw("engineering-1", "D-1", override).statusCode(200);
        refused(confirm("operations-1", "D-1", override), 409, "override-not-open", "WITHDRAWN");
        refused(withdraw("operations-1", "D-1", override), 409, "override-not-open", "WITHDRAWN");
    }

    @Test
    void an_allocated_deal_takes_no_override() {
        publish("D-1").statusCode(201);
        refused(request("engineering-1", "D-1", "INV-B", "40.00"), 409, "deal-already-allocated", "D-1");
    }

    @Test
    void bad_input_is_refused_by_name() {
        refused(request("engineering-1", "D-1", "INV-B", "-1.00"), 400, "invalid-request");
        refused(request("engineering-1", "D-1", "INV-B", "1.001"), 400, "invalid-request");
        refused(request("engineering-1", "D-9", "INV-B", "1.00"), 404, "not-found", "D-9");
        refused(request("finance-1", "D-1", "INV-B", "1.00"), 403, "role-missing");
        refused(confirm("operations-1", "D-1", "nonsense"), 404, "not-found");
        String override = requested("D-1", "INV-B", "40.00");
        refused(confirm("operations-1", "D-2", override), 404, "not-found");
        as("engineering-1")
                .body("{\"investor\":\"INV-A\",\"amount\":\"1.00\",\"reason\":\" \"}")
                .post("/v1/deals/D-1/overrides")
                .then()
                .statusCode(400);
    }

    private long digest() throws SQLException {
        return database.count("SELECT count(book_digest) FROM deal WHERE deal_id = 'D-1'");
    }

    private static String requested(String deal, String investor, String amount) {
        return request("engineering-1", deal, investor, amount)
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .extract()
                .path("override");
    }

    private static ValidatableResponse request(String account, String deal, String investor, String amount) {
        return as(account)
                .body("{\"investor\":\"%s\",\"amount\":\"%s\",\"reason\":\"promised\"}".formatted(investor, amount))
                .post("/v1/deals/%s/overrides".formatted(deal))
                .then();
    }

    private static ValidatableResponse confirm(String account, String deal, String override) {
        return decide(account, deal, override, "confirmation");
    }

    private static ValidatableResponse withdraw(String account, String deal, String override) {
        return decide(account, deal, override, "withdrawal");
    }

    private static ValidatableResponse decide(String account, String deal, String override, String what) {
        return as(account)
                .body("{\"reason\":\"agreed\"}")
                .post("/v1/deals/%s/overrides/%s/%s".formatted(deal, override, what))
                .then();
    }
}
