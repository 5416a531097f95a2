package makewhole.remediation.interest;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.OtherServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class InterestSpec {
    @Test
    void finance_checks_a_figure_and_sees_every_step() {
        JsonPath answer =
                calculating("IRC_6621_A2_DAILY").statusCode(200).extract().jsonPath();

        assertThat(answer.getString("interest")).isEqualTo("1537.51");
        assertThat(answer.getString("total")).isEqualTo("11537.51");
        assertThat(answer.getString("unrounded")).isEqualTo("1537.512536521659338690702669454632457905");
        assertThat(answer.getString("rounding")).isEqualTo("Half up to 0.01 USD");
        assertThat(answer.getString("rule.rule")).isEqualTo("IRC_6621_A2_DAILY");
        assertThat(answer.getInt("rule.version")).isEqualTo(1);
        assertThat(answer.getString("rule.legalBasis")).contains("6621(a)(2)", "6622");
        assertThat(answer.getInt("days")).isEqualTo(744);
        assertThat(answer.getString("firstBearingDay")).isEqualTo("2024-09-17");
        assertThat(answer.getString("lastBearingDay")).isEqualTo("2026-09-30");
        assertThat(answer.getString("rateTable.table")).isEqualTo("irs-underpayment-rate");
        assertThat(answer.getString("rateTable.state")).isEqualTo("CONFIRMED");
        assertThat(answer.getString("rateTable.confirmedThrough")).isEqualTo("2026-09-30");
        assertThat(answer.getString("rateTable.digest")).startsWith("sha256:");
        assertThat(answer.getList("steps.from", String.class))
                .containsExactly("2024-09-17", "2025-01-01", "2026-01-01", "2026-04-01", "2026-07-01");
        assertThat(answer.getList("steps.yearLength", Integer.class)).containsExactly(366, 365, 365, 365, 365);
        assertThat(answer.getList("steps.annualPercent", String.class)).containsExactly("8", "7", "7", "6", "7");
        assertThat(answer.getString("steps[0].opening")).isEqualTo("10000");
        // 10,000 × ((1 + 0.08 ÷ 366)^106 − 1)
        assertThat(answer.getString("steps[0].interest")).startsWith("234.3730331554");
        assertThat(answer.getString("steps[4].closing")).startsWith("11537.51253652165933869070266945463245");
    }

    @ParameterizedTest
    @CsvSource({
        "SEC_201_600,         1423.48",
        "NY_CPLR_5004_SIMPLE, 1834.52",
    })
    void the_other_figures_of_the_specification(String rule, String interest) {
        calculating(rule).statusCode(200).body("interest", equalTo(interest));
    }

    @Test
    void a_fixed_percentage_comes_with_the_request() {
        calculating(with("SIMPLE_FIXED", "annualPercent", "9"))
                .statusCode(200)
                .body(
                        "interest", equalTo("1834.52"),
                        "annualPercent", equalTo("9"),
                        "rateTable", nullValue(),
                        "steps", hasSize(1),
                        "steps[0].days", equalTo(744),
                        "steps[0].yearLength", equalTo(365),
                        "steps[0].bearing", equalTo("10000"));
    }

    @Test
    void a_quarter_of_the_commission_shows_what_was_booked() {
        calculating("SEC_201_600")
                .statusCode(200)
                .body(
                        "firstBearingDay", equalTo("2024-10-01"),
                        "lastBearingDay", equalTo("2026-08-31"),
                        "steps", hasSize(8),
                        "steps[0].booked", equalTo("201.09"),
                        "steps[0].closing", equalTo("10201.09"),
                        "steps[7].booked", equalTo("134.23"),
                        "steps[7].closing", equalTo("11423.48"));
    }

    @Test
    void a_table_that_nobody_confirmed_can_be_looked_at_and_says_so() {
        Map<String, Object> body = body("RBA_CASH_PLUS_6");
        body.put("from", "2024-12-15");
        body.put("to", "2025-03-01");
        calculating(body)
                .statusCode(200)
                .body(
                        "interest",
                        equalTo("214.63"),
                        "rateTable.state",
                        equalTo("IMPORTED"),
                        "rateTable.version",
                        equalTo(1));

        Map<String, Object> uk = body("UK_BANK_RATE_PLUS_1");
        uk.put("to", "2025-02-28");
        uk.put("rateTableVersion", 1);
        calculating(uk).statusCode(200).body("interest", equalTo("261.38"), "rateTable.version", equalTo(1));
        uk.put("rateTableVersion", 9999);
        calculating(uk).statusCode(404).body("type", endsWith("/not-found"));
    }

    @Test
    void yen_have_no_minor_unit_and_dinars_three_digits() {
        Map<String, Object> yen = body("IRC_6621_A2_DAILY");
        yen.putAll(Map.of("principal", "10000", "currency", "JPY"));
        calculating(yen).statusCode(200).body("interest", equalTo("1538"), "rounding", equalTo("Half up to 1 JPY"));
        Map<String, Object> dinars = body("IRC_6621_A2_DAILY");
        dinars.putAll(Map.of("principal", "10000.000", "currency", "BHD"));
        calculating(dinars).statusCode(200).body("interest", equalTo("1537.513"));
        // Quarters are rounded to whole yen as well: 201, 176, 181, 186, 190, 189, 166, 134.
        yen.put("rule", "SEC_201_600");
        calculating(yen).statusCode(200).body("interest", equalTo("1423"), "steps[0].booked", equalTo("201"));
    }

    @Test
    void half_a_cent_is_rounded_up() {
        Map<String, Object> body = with("SIMPLE_FIXED", "annualPercent", "5");
        body.putAll(Map.of("principal", "36.50", "from", "2025-01-01", "to", "2025-01-02"));
        calculating(body).statusCode(200).body("unrounded", equalTo("0.005"), "interest", equalTo("0.01"));
    }

    @Test
    void nothing_bears_nothing() {
        Map<String, Object> sameDay = body("IRC_6621_A2_DAILY");
        sameDay.put("to", "2024-09-16");
        calculating(sameDay)
                .statusCode(200)
                .body("interest", equalTo("0.00"), "unrounded", equalTo("0"), "days", equalTo(0), "steps", hasSize(0));
        calculating(with("IRC_6621_A2_DAILY", "principal", "0"))
                .statusCode(200)
                .body("interest", equalTo("0.00"), "total", equalTo("0.00"));
        calculating(with("SIMPLE_FIXED", "annualPercent", "0")).statusCode(200).body("interest", equalTo("0.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "IRC_6621_A2_DAILY, 2026-09-01, 2026-10-21, irs-underpayment-rate, 2026-10-01, 2026-10-21",
        "IRC_6621_C1_DAILY, 2026-09-01, 2026-10-01, irs-underpayment-rate, 2026-10-01, 2026-10-01",
        "SEC_201_600,       2026-09-01, 2026-12-31, irs-underpayment-rate, 2026-10-01, 2026-11-30",
        "IRC_6621_A2_DAILY, 1974-06-28, 1980-01-01, irs-underpayment-rate, 1974-06-29, 1974-06-30",
        "IRC_6621_A2_DAILY, 1960-01-01, 2030-01-01, irs-underpayment-rate, 1960-01-02, 2030-01-01",
        "RBA_CASH_PLUS_6,   2016-08-01, 2016-09-01, rba-cash-rate,         2016-08-02, 2016-08-02",
    })
    void days_without_a_confirmed_rate_are_refused_by_name(
            String rule, String from, String to, String table, String first, String last) {
        Map<String, Object> body = body(rule);
        body.putAll(Map.of("from", from, "to", to));
        calculating(body)
                .statusCode(409)
                .contentType("application/problem+json")
                .body(
                        "type",
                        endsWith("/rates-missing"),
                        "detail",
                        allOf(
                                containsString(rule),
                                containsString(table),
                                containsString("first missing day is " + first),
                                containsString("the last " + last)));
    }

    @ParameterizedTest
    @CsvSource({
        "rule,          GUESSED,       interest-rule-unknown",
        "rule,          SEC_17_CFR,    interest-rule-unknown",
        "currency,      USDX,          currency-unknown",
        "currency,      XAU,           currency-unknown",
        "principal,     10000.001,     principal-too-precise",
        "principal,     -1,            principal-negative",
        "principal,     1e4,           principal-unreadable",
        "principal,     '10,000.00',   principal-unreadable",
        "principal,     ten,           principal-unreadable",
        "principal,     99999999999999999999.00, principal-too-large",
        "from,          16.09.2024,    day-unreadable",
        "to,            2026-09-31,    day-unreadable",
        "from,          1500-01-01,    day-out-of-range",
        "to,            +10000-01-01,  day-out-of-range",
        "to,            2024-09-15,    days-reversed",
        "annualPercent, 9,             annual-percent-superfluous",
    })
    void each_senseless_field_has_a_problem_of_its_own(String field, String value, String problem) {
        refused(with("IRC_6621_A2_DAILY", field, value), field, problem);
    }

    @ParameterizedTest
    @CsvSource({
        "9 percent, annual-percent-unreadable",
        "0.1234567, annual-percent-unreadable",
        "-1,        annual-percent-out-of-range",
        "100.01,    annual-percent-out-of-range",
    })
    void a_percentage_that_makes_no_sense_is_refused(String percent, String problem) {
        refused(with("SIMPLE_FIXED", "annualPercent", percent), "annualPercent", problem);
    }

    @Test
    void a_rule_without_a_table_needs_a_percentage_and_takes_no_version() {
        refused(body("SIMPLE_FIXED"), "annualPercent", "annual-percent-missing");
        Map<String, Object> body = with("SIMPLE_FIXED", "annualPercent", "9");
        body.put("rateTableVersion", 1);
        refused(body, "rateTableVersion", "rate-table-version-superfluous");
    }

    @Test
    void fractions_of_a_yen_are_refused() {
        Map<String, Object> body = with("IRC_6621_A2_DAILY", "currency", "JPY");
        refused(body, "principal", "principal-too-precise");
    }

    @ParameterizedTest
    @CsvSource({"rule", "principal", "currency", "from", "to"})
    void a_field_that_is_missing_is_named(String field) {
        Map<String, Object> body = body("IRC_6621_A2_DAILY");
        body.remove(field);
        calculating(body)
                .statusCode(400)
                .body("type", endsWith("/invalid-request"), "errors.field", hasItems(endsWith(field)));
    }

    @Test
    void a_field_that_nobody_knows_is_refused() {
        calculating(with("IRC_6621_A2_DAILY", "compounding", "NEVER"))
                .statusCode(400)
                .body("type", endsWith("/invalid-request"), "errors[0].field", containsString("compounding"));
    }

    @Test
    void half_a_century_on_the_largest_principal_is_exact() {
        Map<String, Object> body = body("IRC_6621_A2_DAILY");
        body.putAll(Map.of("principal", "92233720368547758.07", "from", "1974-06-30", "to", "2026-09-30"));
        JsonPath answer = calculating(body).statusCode(200).extract().jsonPath();

        // Worked out with another program, day by day, with 80 digits.
        assertThat(answer.getString("unrounded")).isEqualTo("4178368423283703862.01434643490431325122");
        assertThat(answer.getString("interest")).isEqualTo("4178368423283703862.01");
    }

    @Test
    void eight_thousand_years_of_a_fixed_percentage_are_one_step() {
        Map<String, Object> body = with("SIMPLE_FIXED", "annualPercent", "8");
        body.putAll(Map.of("principal", "92233720368547758.07", "from", "1583-01-01", "to", "9999-12-31"));
        calculating(body).statusCode(200).body("steps", hasSize(1), "days", equalTo(3074245));
    }

    @Test
    void every_rule_is_told_in_words_with_its_law() {
        as("legal-1")
                .get("/v1/interest-rules")
                .then()
                .statusCode(200)
                .body(
                        "items.rule",
                        equalTo(List.of(
                                "IRC_6621_A2_DAILY",
                                "IRC_6621_C1_DAILY",
                                "SEC_201_600",
                                "SIMPLE_FIXED",
                                "NY_CPLR_5004_SIMPLE",
                                "UK_BANK_RATE_PLUS_1",
                                "RBA_CASH_PLUS_6")),
                        "items.version",
                        everyItem(equalTo(1)),
                        "items.legalBasis",
                        everyItem(not(equalTo(""))),
                        "items[1].rate",
                        endsWith("irs-underpayment-rate has for it, plus 2 percentage points."),
                        "items[2].days",
                        containsString("first day of the month after"),
                        "items[2].roundingInside",
                        containsString("each quarter"),
                        "items[0].yearLength",
                        containsString("366"),
                        "items[3].rateTable",
                        equalTo("fixed"));
    }

    @Test
    void every_role_may_calculate_and_nobody_else() {
        for (String account : List.of(
                "engineering-1",
                "customer-success-1",
                "legal-1",
                "operations-1",
                "finance-1",
                "audit-1",
                "notification-service")) {
            as(account)
                    .body(body("IRC_6621_A2_DAILY"))
                    .post("/v1/interest-calculations")
                    .then()
                    .statusCode(200);
        }
        given().contentType(ContentType.JSON)
                .body(body("IRC_6621_A2_DAILY"))
                .post("/v1/interest-calculations")
                .then()
                .statusCode(401);
        given().get("/v1/interest-rules").then().statusCode(401);
    }

    private static void refused(Map<String, Object> body, String field, String problem) {
        calculating(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "type", endsWith("/" + problem),
                        "errors[0].field", equalTo(field),
                        "errors[0].reason", not(equalTo("")),
                        "detail", containsString(field));
    }

    private static ValidatableResponse calculating(String rule) {
        return calculating(body(rule));
    }

    private static ValidatableResponse calculating(Map<String, Object> body) {
        return as("finance-1").body(body).post("/v1/interest-calculations").then();
    }

    private static Map<String, Object> with(String rule, String field, String value) {
        Map<String, Object> body = body(rule);
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> body(String rule) {
        return new HashMap<>(Map.of(
                "rule", rule,
                "principal", "10000.00",
                "currency", "USD",
                "from", "2024-09-16",
                "to", "2026-09-30"));
    }
}
