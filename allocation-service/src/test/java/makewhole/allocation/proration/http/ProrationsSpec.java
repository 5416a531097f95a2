package makewhole.allocation.proration.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import makewhole.platform.identity.Role;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class ProrationsSpec {
    private static final String A_COMMITMENT = """
            {"investor":"A","requested":"100.00","weight":"95.00"}""";

    @Test
    void a_book_is_shared_out_in_the_order_of_the_request() {
        shareOut("""
                {"currency":"USD","onOffer":"100.00","commitments":[
                  {"investor":"C","requested":"1.00","weight":"4.00"},
                  {"investor":"A","requested":"100.00","weight":"95.00"},
                  {"investor":"B","requested":"2.00","weight":"1.00"}]}
                """)
                .statusCode(200)
                .body("currency", equalTo("USD"))
                .body("level.numerator", equalTo("33"), "level.denominator", equalTo("32"))
                .body("shares.investor", contains("C", "A", "B"))
                .body("shares.given", contains("1.00", "97.97", "1.03"))
                .body("$", not(hasKey("zeroHistoryLevel")));
    }

    @Test
    void a_limit_below_the_request_is_the_cap() {
        shareOut("""
                {"currency":"USD","onOffer":"100.00","commitments":[
                  {"investor":"A","requested":"100.00","weight":"95.00","limit":"80.00"},
                  {"investor":"B","requested":"50.00","weight":"5.00"}]}
                """).statusCode(200).body("shares.given", contains("80.00", "20.00"));
    }

    @Test
    void where_everyone_is_filled_there_is_no_level() {
        shareOut("""
                {"currency":"USD","onOffer":"500.00","commitments":[%s]}
                """.formatted(A_COMMITMENT))
                .statusCode(200)
                .body("level", nullValue())
                .body("shares.given", contains("100.00"));
    }

    @Test
    void investors_without_history_come_last_and_share_by_head() {
        shareOut("""
                {"currency":"JPY","onOffer":"110","commitments":[
                  {"investor":"new-1","requested":"100","weight":"0"},
                  {"investor":"new-2","requested":"3","weight":"0"},
                  {"investor":"old","requested":"100","weight":"5"}]}
                """)
                .statusCode(200)
                .body("level", nullValue())
                .body("zeroHistoryLevel.numerator", equalTo("7"), "zeroHistoryLevel.denominator", equalTo("1"))
                .body("shares.given", contains("7", "3", "100"));
    }

    @Test
    void an_earlier_place_in_the_request_wins_a_tie() {
        shareOut("""
                {"currency":"KWD","onOffer":"0.001","commitments":[
                  {"investor":"Z","requested":"1.000","weight":"1"},
                  {"investor":"A","requested":"1.000","weight":"1"}]}
                """).statusCode(200).body("shares.given", contains("0.001", "0.000"));
    }

    @Test
    void tiers_carve_outs_holders_and_policies_are_shared_out_as_in_a_deal() {
        shareOut("""
                {"currency":"USD","onOffer":"100.00",
                 "terms":{"zeroHistory":"REQUEST_AS_WEIGHT","lotMinor":10,"minimumMinor":500,
                          "tiers":[{"name":"first","carveOutMinor":6000},{"name":"rest"}],
                          "holders":{"rule":"CONTRACTUAL","most":4,"reserve":1}},
                 "commitments":[
                  {"investor":"A","requested":"100.00","weight":"1.00","tier":"first"},
                  {"investor":"B","requested":"100.00","weight":"2.00","tier":"first"},
                  {"investor":"C","requested":"30.00","weight":"0.00","tier":"rest"},
                  {"investor":"D","requested":"20.00","weight":"0.00","tier":"rest"}]}
                """)
                .statusCode(200)
                .body("level", nullValue(), "tiers.tier", contains("first", "rest"))
                .body("tiers[0].level.numerator", equalTo("20"), "tiers[0].level.denominator", equalTo("1"))
                .body("tiers[1].level", nullValue())
                .body("shares.given", contains("20.00", "40.00", "30.00", "0.00"))
                .body("dropOuts.investor", contains("D"), "dropOuts.tier", contains("rest"))
                .body("dropOuts.reason", contains("HOLDER_LIMIT"));
    }

    @Test
    void declared_overrides_are_given_first_and_the_rule_shares_out_the_rest() {
        shareOut("""
                {"currency":"USD","onOffer":"100.00","commitments":[
                  {"investor":"A","requested":"100.00","weight":"1.00","override":"40.00"},
                  {"investor":"B","requested":"100.00","weight":"1.00"},
                  {"investor":"C","requested":"100.00","weight":"2.00"},
                  {"investor":"D","requested":"100.00","weight":"9.00","override":"0.00"}]}
                """).statusCode(200).body("shares.given", contains("40.00", "20.00", "40.00", "0.00"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            100.01 | above the cap
            -1.00  | is negative
            90.00  | more than the
            """)
    void declared_overrides_that_cannot_be_kept_are_refused(String amount, String why) {
        shareOut("""
                {"currency":"USD","onOffer":"80.00","commitments":[
                  {"investor":"A","requested":"100.00","weight":"1.00","override":"%s"}]}
                """.formatted(amount))
                .statusCode(400)
                .body("type", endsWith("/invalid-request"), "detail", containsString(why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "lotMinor":1                        | "lotMinor":0                               | must be greater than or equal to 1
            "minimumMinor":0                    | "minimumMinor":-1                          | must be greater than or equal to 0
            "zeroHistory":"ZERO_HISTORY_LAST"   | "zeroHistory":"FIRST"                      | ZERO_HISTORY_LAST
            "minimumMinor":0                    | "minimumMinor":0,"tiers":[{"name":"x"}]    | A is in tier all
            "minimumMinor":0                    | "minimumMinor":0,"holders":{"rule":"SECTION_3C1"} | terms.holders.most: is missing
            "minimumMinor":0                    | "minimumMinor":0,"holders":{"rule":"CONTRACTUAL","most":1,"reserve":2} | places of them kept free
            """)
    void terms_that_cannot_be_are_refused(String right, String wrong, String reason) {
        String book = """
                {"currency":"USD","onOffer":"100.00",
                 "terms":{"zeroHistory":"ZERO_HISTORY_LAST","lotMinor":1,"minimumMinor":0},"commitments":[%s]}
                """.formatted(A_COMMITMENT);
        shareOut(book).statusCode(200);
        shareOut(book.replace(right, wrong))
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body("detail", containsString(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "currency":"USD" -> "currency":null           | currency                | is missing
            "onOffer":"100.00" -> "onOffer":"-1.00"       | onOffer                 | is negative
            "onOffer":"100.00" -> "onOffer":"1.001"       | onOffer                 | has 3 digits after the point
            "onOffer":"100.00" -> "onOffer":"much"        | onOffer                 | is not a plain decimal
            "requested":"7.00" -> "requested":"-7.00"     | commitments[1].requested | is negative
            "requested":"7.00" -> "requested":"7.001"     | commitments[1].requested | has 3 digits after the point
            "requested":"7.00" -> "requested":"1e3"       | commitments[1].requested | is not a plain decimal
            "requested":"7.00", ->                        | commitments[1].requested | is missing
            "weight":"3.00" -> "weight":"-3.00"           | commitments[1].weight    | is negative
            "weight":"3.00" -> "weight":"NaN"             | commitments[1].weight    | is not a plain decimal
            "weight":"3.00" -> "weight":"3.00","limit":"-1" | commitments[1].limit   | is negative
            "investor":"B" -> "investor":"A"              | commitments[1].investor  | is already the investor of commitments[0]
            "investor":"B" -> "investor":" "              | commitments[1].investor  | printable characters
            "requested":"7.00" -> "requested":"92233720368547757.00" | commitments  | add up to more than
            """)
    void what_is_wrong_is_refused_by_its_place(String change, String field, String reason) {
        String[] fromTo = change.split(" ->", 2);
        String right = """
                {"currency":"USD","onOffer":"100.00","commitments":[
                  {"investor":"A","requested":"100.00","weight":"95.00"},
                  {"investor":"B","requested":"7.00","weight":"3.00"}]}
                """;
        shareOut(right.replace(fromTo[0].strip(), fromTo[1].strip()))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/invalid-request"))
                .body("errors[0].field", equalTo(field))
                .body("detail", containsString(reason));
    }

    @Test
    void a_currency_that_there_is_not_is_refused_by_its_own_name() {
        shareOut("""
                {"currency":"XYZ","onOffer":"100.00","commitments":[%s]}
                """.formatted(A_COMMITMENT))
                .statusCode(400)
                .body("type", endsWith("/currency-unknown"))
                .body("errors[0].field", equalTo("currency"))
                .body("detail", containsString("is not an ISO 4217 currency"));
    }

    @Test
    void a_book_without_commitments_is_refused() {
        shareOut("""
                {"currency":"USD","onOffer":"100.00","commitments":[]}
                """).statusCode(400).body("errors[0].field", equalTo("commitments"));
        shareOut("""
                {"currency":"USD","onOffer":"100.00","commitments":[null]}
                """).statusCode(400).body("errors[0].field", equalTo("commitments[0]"));
        shareOut("""
                {"currency":"USD","onOffer":"100.00"}
                """).statusCode(400).body("errors[0].field", equalTo("commitments"));
        shareOut("null").statusCode(400);
    }

    @Test
    void an_unknown_field_is_refused_rather_than_passed_over() {
        shareOut("""
                {"currency":"USD","onOffer":"100.00","commitments":[%s],"minimum":"5.00"}
                """.formatted(A_COMMITMENT)).statusCode(400).body("type", endsWith("/invalid-request"));
    }

    @Test
    void an_engaged_kill_switch_does_not_stop_it() {
        String engagement =
                switching("engineering-1", "", """
                {"scope":{"kind":"ALL"},"incident":"INC-PRORATIONS","reason":"a test"}""").statusCode(201).extract().path("id");
        try {
            shareOut("""
                    {"currency":"USD","onOffer":"1.00","commitments":[%s]}
                    """.formatted(A_COMMITMENT)).statusCode(200);
        } finally {
            switching("operations-1", "/" + engagement + "/release-request", "{\"reason\":\"done\"}");
            switching("operations-2", "/" + engagement + "/release-confirmation", "{\"reason\":\"done\"}")
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_role_may_ask(Role role) {
        given().auth()
                .preemptive()
                .basic(Accounts.of(role).getFirst(), Accounts.PASSWORD)
                .contentType(ContentType.JSON)
                .body("""
                        {"currency":"USD","onOffer":"1.00","commitments":[%s]}
                        """.formatted(A_COMMITMENT))
                .when()
                .post("/v1/prorations")
                .then()
                .statusCode(200);
    }

    @Test
    void a_stranger_may_not() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .when()
                .post("/v1/prorations")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse shareOut(String body) {
        return given().auth()
                .preemptive()
                .basic("customer-success-1", Accounts.PASSWORD)
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/v1/prorations")
                .then();
    }

    private static ValidatableResponse switching(String account, String step, String body) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/v1/kill-switch/engagements" + step)
                .then();
    }
}
