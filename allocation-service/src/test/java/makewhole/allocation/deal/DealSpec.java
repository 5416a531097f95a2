package makewhole.allocation.deal;

import static io.restassured.RestAssured.given;
import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offer;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class DealSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void a_live_deal_waits_for_its_allocation() {
        offer(aDeal("D-1"))
                .statusCode(201)
                .body("deal", equalTo("D-1"), "state", equalTo("OPEN"), "algorithmVersion", nullValue());
        get("/v1/deals/D-1/book")
                .body("commitments.investor", contains("INV-A", "INV-B"))
                .body("commitments.booked", contains(nullValue(), nullValue()))
                .body("commitments[0].committedAt", equalTo("2026-09-01T10:00:00Z"));
    }

    @Test
    void deals_are_listed_page_by_page() {
        for (String deal : new String[] {"D-3", "D-1", "D-2"}) {
            offered(aDeal(deal));
        }
        get("/v1/deals?limit=2").body("items.deal", contains("D-1", "D-2"), "next", equalTo("D-2"));
        get("/v1/deals?limit=2&after=D-2").body("items.deal", contains("D-3"), "next", nullValue());
        refused(get("/v1/deals?limit=0"), 400, "invalid-request");
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"allocationAmount\":\"100.00\" | \"allocationAmount\":\"-100.00\" | allocationAmount",
                "\"allocationAmount\":\"100.00\" | \"allocationAmount\":\"100.001\" | allocationAmount",
                "\"requested\":\"100.00\",\"weight\":\"300.00\" | \"requested\":\"-1\",\"weight\":\"300.00\" | commitments[0].requested",
                "\"weight\":\"300.00\" | \"weight\":\"3e2\" | commitments[0].weight",
                "\"weight\":\"300.00\" | \"weight\":\"300.00\",\"limit\":\"1\" | commitments[0].limitKind",
                "\"fundedOn\":\"2020-01-12\" | \"fundedOn\":\"2020-01-01\" | fundedOn",
                "\"unitPrice\":\"1\" | \"unitPrice\":\"0\" | unitPrice",
                "\"unitPrice\":\"1\" | \"unitPrice\":\"one\" | unitPrice"
            })
    void what_makes_no_sense_is_refused_by_field(String right, String wrong, String field) throws SQLException {
        String sent = aDeal("D-1").replace(right, wrong);
        assertThat(sent).isNotEqualTo(aDeal("D-1"));
        refused(offer(sent).body("errors[0].field", equalTo(field)), 400, "invalid-request");
        assertThat(database.count("SELECT count(*) FROM deal")).isZero();
    }

    @Test
    void a_currency_that_there_is_not_is_refused_by_its_own_name() throws SQLException {
        String sent = aDeal("D-1").replace("\"USD\"", "\"USX\"");
        refused(offer(sent).body("errors[0].field", equalTo("currency")), 400, "currency-unknown", "USX");
        assertThat(database.count("SELECT count(*) FROM deal")).isZero();
    }

    @Test
    void an_investor_commits_once() {
        refused(offer(aDeal("D-1").replace("INV-B", "INV-A")), 400, "invalid-request", "INV-A");
    }

    @Test
    void a_deal_is_offered_once() {
        offered(aDeal("D-1"));
        refused(offer(aDeal("D-1")), 409, "deal-exists", "D-1");
    }

    @Test
    void only_operations_offers_deals_and_strangers_see_none() {
        refused(as("engineering-1").body(aDeal("D-1")).post("/v1/deals").then(), 403, "role-missing");
        given().get("/v1/deals").then().statusCode(401);
    }
}
