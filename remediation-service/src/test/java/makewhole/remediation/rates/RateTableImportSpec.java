package makewhole.remediation.rates;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.OtherServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tables of rates come in and go out, and what is refused of them. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RateTableImportSpec {
    private static final String HEADER = "effective_from,annual_percent,source\n";

    private static final String WITH_LAST_DAY = "effective_from,effective_to,annual_percent,source\n";

    private static final String BANK_RATE = HEADER
            + "2023-08-03,5.25,Bank of England 2023-08-03\n"
            + "2024-08-01,5.00,Bank of England 2024-08-01\n"
            + "2024-11-07,4.75,Bank of England 2024-11-07\n"
            + "2025-02-06,4.50,Bank of England 2025-02-06\n"
            + "2025-05-08,4.25,Bank of England 2025-05-08\n"
            + "2025-08-07,4.00,Bank of England 2025-08-07\n"
            + "2025-12-18,3.75,\"Bank of England, 2025-12-18\"\n";

    @Test
    void versions_and_rows_are_there_as_csv_and_can_be_imported_again() {
        assertThat(csv("/v1/rate-tables/irs-underpayment-rate").lines().toList())
                .first()
                .asString()
                .startsWith("table,version,confirmed_through,rows,digest,imported_by");
        assertThat(csv("/v1/rate-tables/irs-underpayment-rate"))
                .contains("irs-underpayment-rate,1,2026-09-30,67,sha256:");
        String rows = csv("/v1/rate-tables/irs-underpayment-rate/versions/1");
        assertThat(rows).startsWith(WITH_LAST_DAY.strip()).contains("2026-07-01,2026-09-30,7,");

        String shipped = as("audit-1")
                .get("/v1/rate-tables/irs-underpayment-rate/versions/1")
                .path("digest");
        importing("irs-underpayment-rate", "2026-09-30", rows)
                .statusCode(201)
                .body("digest", equalTo(shipped), "state", equalTo("IMPORTED"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "rate-negative,            2026-01-01;;-0.25,                              3, annual_percent",
        "rate-absurd,              2026-01-01;;475,                                3, annual_percent",
        "rate-days-duplicate,      2025-01-01;;5,                                  3, effective_from",
        "rate-days-unordered,      2024-12-31;;5,                                  3, effective_from",
        "rate-days-unordered,      2026-01-01;2025-12-31;5,                        3, effective_to",
        "rate-days-overlap,        2025-06-30;;5,                                  3, effective_from",
        "rate-days-gap,            2025-07-02;;5,                                  3, effective_from",
        "rate-days-gap,            2025-07-01;2026-11-30;5,                        3, effective_to",
        "rate-confirmed-too-early, 2025-07-01;2026-12-31;5|2027-01-01;2027-12-31;5, 4, effective_from",
    })
    void rows_that_make_no_table_are_refused_each_with_a_problem_of_its_own(
            String problem, String more, int row, String field) {
        String first = problem.equals("rate-days-overlap")
                        || problem.equals("rate-days-gap")
                        || problem.equals("rate-confirmed-too-early")
                ? "2025-01-01,2025-06-30,4,S\n"
                : "2025-01-01,,4,S\n";
        String rows = WITH_LAST_DAY + first + more.replace(";", ",").replace("|", ",S\n") + ",S\n";
        int before = versions("rba-cash-rate");

        importing("rba-cash-rate", "2026-12-31", rows)
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "type", endsWith("/" + problem),
                        "errors[0].file", equalTo("rates.csv"),
                        "errors[0].row", equalTo(row),
                        "errors[0].field", equalTo(field),
                        "detail", startsWith("Nothing was taken: row " + row));
        assertThat(versions("rba-cash-rate")).isEqualTo(before);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        importing("rba-cash-rate", "2026-12-31", HEADER + "2025-01-01,-1,S\n2025-01-01,101,S\n2027-01-01,5,S\n")
                .statusCode(422)
                .body(
                        "type", endsWith("/rate-negative"),
                        "errors.row", equalTo(List.of(2, 3, 3, 4)),
                        "errors.field",
                                equalTo(List.of(
                                        "annual_percent", "annual_percent", "effective_from", "effective_from")));
    }

    @Test
    void rows_that_cannot_be_read_are_refused_row_by_row_and_field_by_field() {
        importing(
                        "rba-cash-rate",
                        "2026-12-31",
                        HEADER + "2025-13-01,four,\n,4,S\n2025-01-01,4.1234567,S\n2025-01-01,4\n")
                .statusCode(422)
                .body(
                        "type", endsWith("/rows-refused"),
                        "errors.row", equalTo(List.of(2, 2, 2, 3, 4, 5)),
                        "errors.field",
                                equalTo(List.of(
                                        "effective_from",
                                        "annual_percent",
                                        "source",
                                        "effective_from",
                                        "annual_percent",
                                        "")));
        importing("rba-cash-rate", "2026-12-31", "effective_from,annual_percent\n2025-01-01,4\n")
                .statusCode(422)
                .body("errors[0].field", equalTo("source"), "errors[0].reason", containsString("missing"));
        importing("rba-cash-rate", "2026-12-31", HEADER).statusCode(422).body("type", endsWith("/rows-refused"));
        importing("rba-cash-rate", "2026-12-31", "").statusCode(422).body("type", endsWith("/rows-refused"));
    }

    @Test
    void the_last_confirmed_day_has_to_be_named() {
        for (String day : List.of("", "soon", "2026-02-30")) {
            importing("rba-cash-rate", day, BANK_RATE)
                    .statusCode(400)
                    .body("type", endsWith("/invalid-request"), "errors[0].field", equalTo("confirmedThrough"));
        }
    }

    @Test
    void a_table_that_no_rule_uses_is_not_known() {
        importing("libor", "2026-12-31", BANK_RATE).statusCode(404).body("type", endsWith("/not-found"));
        as("audit-1").get("/v1/rate-tables/fixed").then().statusCode(404);
        as("audit-1").get("/v1/rate-tables/boe-bank-rate/versions/0").then().statusCode(404);
        confirming("finance-2", "libor", 1, "sha256:0").statusCode(404);
    }

    @Test
    void only_finance_imports_and_everybody_reads() {
        for (String account : List.of("engineering-1", "operations-1", "legal-1", "audit-1", "remediation-service")) {
            as(account)
                    .contentType("text/csv")
                    .body(BANK_RATE)
                    .post("/v1/rate-tables/boe-bank-rate?confirmedThrough=2026-12-31")
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/role-missing"));
            as(account).get("/v1/rate-tables/boe-bank-rate").then().statusCode(200);
        }
    }

    @Test
    void an_import_that_is_sent_twice_is_one_version() {
        String key = UUID.randomUUID().toString();
        int version = keyed(key, BANK_RATE).statusCode(201).extract().path("version");
        keyed(key, BANK_RATE).statusCode(201).body("version", equalTo(version));
        keyed(key, BANK_RATE + "2026-08-06,3.5,S\n").statusCode(422).body("type", endsWith("/idempotency-key-reused"));
    }

    private ValidatableResponse importing(String table, String confirmedThrough, String rows) {
        return as("finance-1")
                .contentType("text/csv")
                .queryParam("confirmedThrough", confirmedThrough)
                .body(rows)
                .post("/v1/rate-tables/{table}", table)
                .then();
    }

    private static ValidatableResponse keyed(String key, String rows) {
        return given().auth()
                .preemptive()
                .basic("finance-1", Accounts.PASSWORD)
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .queryParam("confirmedThrough", "2026-12-31")
                .body(rows)
                .post("/v1/rate-tables/boe-bank-rate")
                .then();
    }

    private static ValidatableResponse confirming(String account, String table, int version, String digest) {
        return as(account)
                .body(Map.of("digest", digest))
                .post("/v1/rate-tables/{table}/versions/{version}/confirmation", table, version)
                .then();
    }

    private static int versions(String table) {
        return as("audit-1")
                .get("/v1/rate-tables/{table}", table)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    private static String csv(String path) {
        return as("audit-1")
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
    }
}
