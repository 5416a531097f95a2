package makewhole.allocation.deal;

import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offer;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers, holder limits and limits by law, as a live deal is offered with them. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class OfferedTermsSpec {
    private static final String TIERS = "{\"name\":\"pro-rata right\",\"carveOutMinor\":6000},{\"name\":\"rest\"}";
    private static final String FACTS = """
            "limitRule":"REGULATION_CF","facts":{"accredited":false,"naturalPerson":true,
             "annualIncome":"80123.45","netWorth":"200000.00","alreadyInvested":"0.00","asOf":"2020-01-01"},
            """;

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        installation.begin();
    }

    @Test
    void a_deal_without_tiers_looks_as_it_always_did() {
        offered(aDeal("D-1"));
        get("/v1/deals/D-1")
                .body("terms.zeroHistory", equalTo("ZERO_HISTORY_LAST"), "terms.lotMinor", equalTo(1))
                .body("terms", not(hasKey("tiers")))
                .body("terms", not(hasKey("holders")));
        get("/v1/deals/D-1/book").body("commitments[0]", not(hasKey("tier")));
    }

    @Test
    void tiers_are_served_in_the_order_in_which_they_are_offered() {
        offered(tiered("\"tier\":\"rest\",", TIERS));
        get("/v1/deals/D-1")
                .body("terms.tiers.name", contains("pro-rata right", "rest"))
                .body("terms.tiers.carveOutMinor", contains(6000, null));
        get("/v1/deals/D-1/book").body("commitments.tier", contains("rest", "pro-rata right"));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"tier\":\"first\", | {\"name\":\"pro-rata right\"},{\"name\":\"rest\"} | INV-A is in tier first",
                "\"limit\":\"1\",\"limitKind\":\"STATUTORY\", | {\"name\":\"pro-rata right\"} | INV-A is in tier all",
                "\"tier\":\"pro-rata right\", | {\"name\":\"pro-rata right\"},{\"name\":\"pro-rata right\"} | none twice",
                "\"tier\":\"pro-rata right\", | {\"name\":\"pro-rata right\",\"carveOutMinor\":-1} | greater than or equal to 0",
                "\"tier\":\"pro-rata right\", | {\"name\":\" \"} | must not be blank"
            })
    void tiers_that_cannot_be_are_refused(String tier, String tiers, String word) throws SQLException {
        refused(offer(tiered(tier, tiers)), 400, "invalid-request", word);
        assertThat(database.count("SELECT count(*) FROM deal")).isZero();
    }

    @Test
    void a_holder_limit_takes_its_number_from_the_law_of_the_closing_day() {
        offered(held("\"rule\":\"SECTION_3C1\",\"reserve\":2", "2020-01-10"));
        get("/v1/deals/D-1")
                .body("terms.holders.rule", equalTo("SECTION_3C1"))
                .body("terms.holders.most", equalTo(99), "terms.holders.reserve", equalTo(2));
        offered(held("\"rule\":\"QUALIFYING_VENTURE_FUND\",\"fundSize\":\"11000000.00\"", "2024-09-30")
                .replace("D-1", "D-2"));
        get("/v1/deals/D-2")
                .body("terms.holders.most", equalTo(249), "terms.holders.reserve", equalTo(0))
                .body("terms.holders", not(hasKey("fundSize")));
        offered(held("\"rule\":\"SECTION_3C1\",\"most\":35", "2020-01-10").replace("D-1", "D-3"));
        get("/v1/deals/D-3").body("terms.holders.most", equalTo(35));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rule\":\"QUALIFYING_VENTURE_FUND\",\"fundSize\":\"11000000.00\" | 2024-09-29 | fund-does-not-qualify | 10000000.00 USD",
                "\"rule\":\"QUALIFYING_VENTURE_FUND\" | 2024-09-30 | fund-size-missing | 12000000.00 USD",
                "\"rule\":\"QUALIFYING_VENTURE_FUND\",\"fundSize\":\"1.00\" | 2018-05-23 | limit-figures-unknown | 2018-05-24",
                "\"rule\":\"CONTRACTUAL\" | 2020-01-10 | holder-count-missing | say it as most",
                "\"rule\":\"SECTION_3C1\",\"most\":100 | 2020-01-10 | holders-above-law | 99",
                "\"rule\":\"CONTRACTUAL\",\"most\":5,\"reserve\":6 | 2020-01-10 | invalid-request | 6 places"
            })
    void a_holder_limit_that_the_law_does_not_allow_is_refused(
            String holders, String day, String problem, String word) {
        refused(offer(held(holders, day)), 400, problem, word);
    }

    @Test
    void a_limit_is_worked_out_from_facts_and_the_facts_are_forgotten() throws SQLException {
        offered(aDeal("D-1").replace("\"investor\":\"INV-B\",", "\"investor\":\"INV-B\"," + FACTS));
        get("/v1/deals/D-1/book")
                .body("commitments[1].limit", equalTo("4006.17"), "commitments[1].limitKind", equalTo("STATUTORY"))
                .body("commitments[1].limitBasis.rule", equalTo("REGULATION_CF"))
                .body("commitments[1].limitBasis.figuresSince", equalTo("2017-04-12"))
                .body("commitments[1].limitBasis.factsAsOf", equalTo("2020-01-01"));
        for (String table : new String[] {"deal", "commitment", "idempotent_answer", "journal_entry"}) {
            assertThat(database.count(
                            "SELECT count(*) FROM %s t WHERE t::text LIKE '%%8012345%%' OR t::text LIKE '%%80123.45%%'"
                                    .formatted(table)))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void who_is_not_limited_has_no_limit_but_a_reason_for_it() {
        String facts = FACTS.replace("REGULATION_CF", "REGULATION_A_TIER_2")
                .replace("\"accredited\":false", "\"accredited\":true");
        offered(aDeal("D-1").replace("\"investor\":\"INV-B\",", "\"investor\":\"INV-B\"," + facts));
        get("/v1/deals/D-1/book")
                .body("commitments[1].limit", nullValue())
                .body("commitments[1].limitBasis.rule", equalTo("REGULATION_A_TIER_2"));
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-01 | 2020-01-11 | facts-too-late | 2020-01-10",
                "\"limitRule\":\"REGULATION_CF\", | \"limitRule\":null, | invalid-request | facts need the rule",
                "\"limitRule\" | \"limit\":\"1.00\",\"limitKind\":\"STATUTORY\",\"limitRule\" | invalid-request | not both",
                "80123.45 | -1.00 | invalid-request | negative",
                "\"currency\":\"USD\" | \"currency\":\"EUR\" | invalid-request | give the limit itself",
                "\"closedOn\":\"2020-01-10\" | \"closedOn\":\"2016-05-15\" | facts-too-late | 2016-05-15",
                "2020-01-01 | 2016-01-01 | limit-figures-unknown | 2016-05-16"
            })
    void facts_that_cannot_be_judged_are_refused(String right, String wrong, String problem, String word)
            throws SQLException {
        String deal = aDeal("D-1").replace("\"investor\":\"INV-B\",", "\"investor\":\"INV-B\"," + FACTS);
        String sent = deal.replace(right, wrong);
        if (problem.equals("limit-figures-unknown")) {
            sent = sent.replace("\"closedOn\":\"2020-01-10\"", "\"closedOn\":\"2016-05-15\"");
        }
        assertThat(sent).isNotEqualTo(deal);
        refused(offer(sent), 400, problem, word);
        assertThat(database.count("SELECT count(*) FROM deal")).isZero();
    }

    @Test
    void weights_that_are_too_large_for_the_policy_are_refused_before_anything_is_shared_out() {
        String deal = withTerms("\"holders\":null")
                .replace("ZERO_HISTORY_LAST", "MEAN_AS_WEIGHT")
                .replace("\"weight\":\"300.00\"", "\"weight\":\"92233720368547758.07\"")
                .replace("\"weight\":\"100.00\"", "\"weight\":\"0.00\"");
        refused(offer(deal), 400, "invalid-request", "MEAN_AS_WEIGHT", "effective weights");
    }

    private static String tiered(String tierOfA, String tiers) {
        return withTerms("\"tiers\":[%s]".formatted(tiers))
                .replace("\"investor\":\"INV-A\",", "\"investor\":\"INV-A\"," + tierOfA)
                .replace("\"investor\":\"INV-B\",", "\"investor\":\"INV-B\",\"tier\":\"pro-rata right\",");
    }

    private static String held(String holders, String closedOn) {
        return withTerms("\"holders\":{%s}".formatted(holders))
                .replace("\"closedOn\":\"2020-01-10\"", "\"closedOn\":\"%s\"".formatted(closedOn))
                .replace("\"fundedOn\":\"2020-01-12\"", "\"fundedOn\":\"2999-01-01\"");
    }

    private static String withTerms(String more) {
        return aDeal("D-1")
                .replace(
                        "\"commitments\"",
                        "\"terms\":{\"zeroHistory\":\"ZERO_HISTORY_LAST\",\"lotMinor\":1,\"minimumMinor\":0,%s},\"commitments\""
                                .formatted(more));
    }
}
