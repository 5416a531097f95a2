package makewhole.allocation.allocation;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.OfferedDeals.Asked;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every sentence that explains tiers, lots, drop-outs, holders, policies, overrides and limits by law. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class WholeModelExplanationSpec {
    private static final LocalDate LATER = LocalDate.of(2999, 1, 31);
    private static final String LAST = "ZERO_HISTORY_LAST";

    @Inject
    FreshInstallation installation;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        installation.begin();
    }

    @Test
    void tiers_are_told_with_what_was_left_and_set_aside_for_them() {
        deal(
                "100.00",
                terms(
                        LAST,
                        1,
                        0,
                        "\"tiers\":[{\"name\":\"pro-rata right\",\"carveOutMinor\":6000},{\"name\":\"rest\"}]"),
                Asked.of("A", "100.00", "100.00"),
                Asked.of("B", "100.00", "200.00"),
                Asked.of("C", "100.00", "100.00"),
                Asked.of("Z", "100.00", "0.00"));
        String allocation = published();
        line(allocation, "A")
                .body("tier", equalTo("pro-rata right"), "carveOut", equalTo("60.00"), "given", equalTo("20.00"))
                .body("level.numerator", equalTo("1"), "level.denominator", equalTo("5"))
                .body(
                        "sentences",
                        contains(
                                "You asked for 100.00 USD.",
                                "You have no limit in this deal, so the most you could be given is what you asked for.",
                                "Your weight is your average past investment, 100.00 USD.",
                                "Investors of this deal are served in 2 tiers, one after the other. You are in tier"
                                        + " \"pro-rata right\", number 1.",
                                "Of the 100.00 USD on offer, 100.00 USD were left when it was the turn of your tier.",
                                "60.00 USD are set aside for your tier, and it is given no more.",
                                "So your tier could share 60.00 USD.",
                                "There was less than was asked for. The level of your tier is 0.200000 for each 1 of"
                                        + " weight (exactly 1/5).",
                                "Your weight times the level is 20.00000000 USD.",
                                "That is a whole number of units, so there was nothing to round.",
                                "You were given 20.00 USD."));
        line(allocation, "C")
                .body("tier", equalTo("rest"), "carveOut", nullValue(), "given", equalTo("40.00"))
                .body(
                        "sentences",
                        hasItems(
                                "Investors of this deal are served in 2 tiers, one after the other. You are in tier"
                                        + " \"rest\", number 2.",
                                "Of the 100.00 USD on offer, 40.00 USD were left when it was the turn of your tier.",
                                "So your tier could share 40.00 USD."));
        line(allocation, "Z")
                .body("given", equalTo("0.00"))
                .body(
                        "sentences",
                        hasItem("Investors with past investments asked for all that was on offer, so nothing"
                                + " was left for others."));
        get("/v1/allocations/" + allocation)
                .body("level", nullValue(), "tiers.tier", contains("pro-rata right", "rest"))
                .body("tiers.level.numerator", contains("1", "2"), "tiers.level.denominator", contains("5", "5"));
    }

    @Test
    void a_tier_for_which_nothing_is_left_is_told_so() {
        deal(
                "100.00",
                terms(LAST, 1, 0, "\"tiers\":[{\"name\":\"pro-rata right\"},{\"name\":\"rest\"}]"),
                Asked.of("A", "100.00", "100.00"),
                Asked.of("B", "100.00", "200.00"),
                Asked.of("C", "100.00", "100.00"));
        line(published(), "C")
                .body("given", equalTo("0.00"))
                .body(
                        "sentences",
                        hasItems(
                                "Of the 100.00 USD on offer, 0.00 USD were left when it was the turn of your tier.",
                                "So nothing was left for your tier."));
    }

    @Test
    void lots_are_told_with_what_they_make_of_the_most() {
        deal(
                "100.00",
                terms(LAST, 10, 0, ""),
                Asked.of("A", "100.05", "1.00"),
                Asked.of("B", "100.05", "1.00"),
                Asked.of("C", "100.05", "1.00"));
        line(published(), "A")
                .body("given", equalTo("33.40"), "roundedDown", equalTo("33.30"))
                .body(
                        "sentences",
                        hasItems(
                                "This deal is given in whole lots of 0.10 USD. The most you could be given comes to 100.00"
                                        + " USD in whole lots.",
                                "Your weight times the level is 33.33333333 USD.",
                                "Rounded down to whole lots of 0.10 USD that is 33.30 USD.",
                                "Rounding down left some over. It goes to the largest remainders, one each, and of equal"
                                        + " ones to those who committed earlier; one went to you."));
    }

    @Test
    void who_left_for_the_smallest_ticket_is_told_their_share_and_their_turn() {
        deal(
                "100.00",
                terms(LAST, 1, 2_000, ""),
                Asked.of("A", "100.00", "80.00"),
                Asked.of("B", "100.00", "15.00"),
                Asked.of("C", "100.00", "5.00"));
        String allocation = published();
        line(allocation, "B")
                .body("given", equalTo("0.00"), "leftOut", equalTo("MINIMUM_TICKET"))
                .body(
                        "sentences",
                        hasItems(
                                "Your share before rounding was 15.78947368 USD.",
                                "The smallest ticket in this deal is 20.00 USD, which you did not reach. Those below it"
                                        + " leave one at a time, the smallest share first, and the others share again.",
                                "You were number 2 of the 2 who had to leave.",
                                "You were given 0.00 USD."));
        line(allocation, "C")
                .body(
                        "sentences",
                        hasItems(
                                "Your share before rounding was 5.00000000 USD.",
                                "You were number 1 of the 2 who had to leave."));
        line(allocation, "A").body("given", equalTo("100.00"));
    }

    @Test
    void who_left_for_the_holder_limit_is_told_how_many_there_may_be() {
        deal(
                "100.00",
                terms(LAST, 1, 0, "\"holders\":{\"rule\":\"SECTION_3C1\",\"most\":3,\"reserve\":1}"),
                Asked.of("A", "100.00", "50.00"),
                Asked.of("B", "100.00", "30.00"),
                Asked.of("C", "100.00", "20.00"));
        line(published(), "C")
                .body("given", equalTo("0.00"), "leftOut", equalTo("HOLDER_LIMIT"))
                .body(
                        "sentences",
                        hasItems(
                                "Your share before rounding was 20.00000000 USD.",
                                "The law (section 3(c)(1) of the Investment Company Act) allows at most 3 investors to"
                                        + " hold something in this deal, and one of those places is kept free.",
                                "More would have held something, so those with the smallest shares had to leave, one at a"
                                        + " time, and the others shared again.",
                                "You were number 1 of the 1 who had to leave."));
    }

    @Test
    void a_request_that_counts_as_weight_is_told() {
        deal(
                "50.00",
                terms("REQUEST_AS_WEIGHT", 1, 0, ""),
                Asked.of("A", "100.00", "40.00"),
                Asked.of("Z", "60.00", "0.00"));
        line(published(), "Z")
                .body("zeroHistory", equalTo("REQUEST_AS_WEIGHT"), "given", equalTo("30.00"))
                .body(
                        "sentences",
                        hasItems(
                                "You have no past investments with us; in this deal your weight is what you asked for.",
                                "Your weight times the level is 30.00000000 USD."));
    }

    @Test
    void a_mean_that_counts_as_weight_is_told() {
        deal(
                "50.00",
                terms("MEAN_AS_WEIGHT", 1, 0, ""),
                Asked.of("A", "100.00", "40.00"),
                Asked.of("B", "100.00", "20.00"),
                Asked.of("Z", "60.00", "0.00"));
        line(published(), "Z")
                .body("given", equalTo("16.67"))
                .body(
                        "sentences",
                        hasItems(
                                "You have no past investments with us; in this deal your weight is the average of those who"
                                        + " have some, 30.00000000 USD.",
                                "Your weight times the level is 16.66666666 USD."));
    }

    @Test
    void a_mean_of_nobody_is_told_as_sharing_by_head() {
        deal(
                "50.00",
                terms("MEAN_AS_WEIGHT", 1, 0, ""),
                Asked.of("Y", "60.00", "0.00"),
                Asked.of("Z", "60.00", "0.00"));
        line(published(), "Z")
                .body("given", equalTo("25.00"))
                .body(
                        "sentences",
                        hasItems(
                                "Nobody in this deal has past investments with us, so all have the same weight.",
                                "There was less than was asked for, and it was shared equally.",
                                "An equal part of it is 25.00000000 USD."));
    }

    @Test
    void an_override_is_told_with_its_reason_and_without_names() {
        deal("100.00", terms(LAST, 1, 0, ""), Asked.of("A", "100.00", "300.00"), Asked.of("B", "100.00", "100.00"));
        String override = as("engineering-1")
                .body("{\"investor\":\"B\",\"amount\":\"40.00\",\"reason\":\"Promised in writing.\"}")
                .post("/v1/deals/D-1/overrides")
                .then()
                .statusCode(201)
                .extract()
                .path("override");
        as("operations-2")
                .body("{\"reason\":\"seen\"}")
                .post("/v1/deals/D-1/overrides/%s/confirmation".formatted(override))
                .then()
                .statusCode(200);
        String allocation = published();
        line(allocation, "B")
                .body("override", equalTo("40.00"), "given", equalTo("40.00"))
                .body(
                        "sentences",
                        hasItem("Two authorised persons decided that you are given 40.00 USD, whatever the rule"
                                + " would have given you. The reason: Promised in writing."))
                .body("sentences", everyItem(not(containsString("-1"))))
                .body("sentences", everyItem(not(containsString("-2"))));
        line(allocation, "A").body("given", equalTo("60.00"));
    }

    @Test
    void a_limit_from_facts_is_told_by_its_figures() {
        String facts = """
                "limitRule":"REGULATION_CF","facts":{"accredited":false,"naturalPerson":true,
                 "annualIncome":"10000.00","netWorth":"1000.00","alreadyInvested":"2150.00","asOf":"2020-01-01"},
                """;
        offered(aDeal("D-1").replace("\"investor\":\"INV-A\",", "\"investor\":\"INV-A\"," + facts));
        line(published(), "INV-A")
                .body("limit", equalTo("50.00"), "limitBasis.figuresSince", equalTo("2017-04-12"))
                .body(
                        "sentences",
                        hasItems(
                                "Regulation Crowdfunding limits what you may invest. Your limit was worked out from what was"
                                        + " known about you on 2020-01-01, by the figures in force since 2017-04-12.",
                                "Your statutory limit in this deal is 50.00 USD, so the most you could be given is 50.00"
                                        + " USD."));
    }

    @Test
    void who_is_not_limited_is_told_by_which_rule() {
        String facts = """
                "limitRule":"REGULATION_A_TIER_2","facts":{"accredited":true,"naturalPerson":true,
                 "annualIncome":"10000.00","netWorth":"1000.00","asOf":"2020-01-01"},
                """;
        offered(aDeal("D-1").replace("\"investor\":\"INV-A\",", "\"investor\":\"INV-A\"," + facts));
        line(published(), "INV-A")
                .body(
                        "sentences",
                        hasItem("Regulation A, tier 2 does not limit you, by what was known about you on"
                                + " 2020-01-01 and the rules in force since 2015-06-19."));
    }

    @Test
    void a_share_without_remainder_is_not_said_to_be_rounded() {
        offered(aDeal("D-1"));
        line(published(), "INV-A")
                .body("given", equalTo("75.00"), "roundedDown", equalTo("75.00"))
                .body("sentences", hasItem("That is a whole number of units, so there was nothing to round."))
                .body("sentences", everyItem(not(containsString("ounding down"))));
    }

    private static void deal(String onOffer, String terms, Asked... asked) {
        String json =
                aDeal("D-1", onOffer, LATER, List.of(asked)).replace("\"commitments\"", terms + ",\"commitments\"");
        if (terms.contains("\"tiers\"")) {
            json = json.replaceAll("\"investor\":\"([AB])\"", "\"investor\":\"$1\",\"tier\":\"pro-rata right\"")
                    .replaceAll("\"investor\":\"([CZ])\"", "\"investor\":\"$1\",\"tier\":\"rest\"");
        }
        offered(json);
    }

    private static String terms(String zeroHistory, long lot, long minimum, String more) {
        return "\"terms\":{\"zeroHistory\":\"%s\",\"lotMinor\":%d,\"minimumMinor\":%d%s%s}"
                .formatted(zeroHistory, lot, minimum, more.isEmpty() ? "" : ",", more);
    }

    private static String published() {
        return publish("D-1").statusCode(201).extract().path("allocation");
    }

    private static ValidatableResponse line(String allocation, String investor) {
        return get("/v1/allocations/%s/lines/%s".formatted(allocation, investor))
                .statusCode(200);
    }
}
