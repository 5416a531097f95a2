package makewhole.allocation.limit;

import static makewhole.allocation.testing.Calls.as;
import static makewhole.allocation.testing.Calls.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class LimitSpec {
    private static final String ASKED = """
            {"rule":"REGULATION_CF","day":"2026-09-07","facts":{"accredited":false,"naturalPerson":true,
             "annualIncome":"80000.00","netWorth":"200000.00","alreadyInvested":"1000.00","asOf":"2026-08-31"}}
            """;

    @Test
    void a_limit_comes_with_its_figures_source_and_steps() {
        ask(ASKED)
                .statusCode(200)
                .body("limit", equalTo("9000.00"), "currency", equalTo("USD"))
                .body("figuresSince", equalTo("2022-09-20"), "factsAsOf", equalTo("2026-08-31"))
                .body("source", equalTo("87 FR 57394"))
                .body("steps", hasItem("So the limit is 9000.00 USD."));
    }

    @Test
    void a_past_deal_is_judged_by_the_figures_of_its_day() {
        ask(ASKED.replace("2026-09-07", "2017-04-12").replace("2026-08-31", "2017-04-01"))
                .statusCode(200)
                .body("limit", equalTo("3000.00"), "figuresSince", equalTo("2017-04-12"));
    }

    @Test
    void who_is_not_limited_is_told_so() {
        ask(ASKED.replace("\"accredited\":false", "\"accredited\":true"))
                .statusCode(200)
                .body("limit", nullValue())
                .body("steps", hasItem("So there is no limit by this rule."));
    }

    @Test
    void a_day_before_the_first_figures_is_refused_by_name() {
        refused(
                ask(ASKED.replace("2026-09-07", "2016-05-15").replace("2026-08-31", "2016-05-01")),
                400,
                "limit-figures-unknown",
                "REGULATION_CF",
                "2016-05-16",
                "give the limit itself");
    }

    @Test
    void facts_of_a_later_day_are_refused() {
        refused(ask(ASKED.replace("2026-08-31", "2026-09-08")), 400, "facts-too-late", "2026-09-08", "2026-09-07");
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"annualIncome\":\"80000.00\" | \"annualIncome\":\"-1\" | facts.annualIncome",
                "\"netWorth\":\"200000.00\" | \"netWorth\":\"much\" | facts.netWorth",
                "\"alreadyInvested\":\"1000.00\" | \"alreadyInvested\":\"0.001\" | facts.alreadyInvested",
                "\"accredited\":false | \"accredited\":null | asked.facts.accredited",
                "\"asOf\":\"2026-08-31\" | \"asOf\":null | asked.facts.asOf",
                "\"REGULATION_CF\" | null | asked.rule",
                "\"REGULATION_CF\" | \"REGULATION_D\" | rule"
            })
    void what_makes_no_sense_is_refused_by_field(String right, String wrong, String field) {
        refused(ask(ASKED.replace(right, wrong)).body("errors[0].field", equalTo(field)), 400, "invalid-request");
    }

    private static ValidatableResponse ask(String body) {
        return as("legal-1").body(body).post("/v1/limit-calculations").then();
    }
}
