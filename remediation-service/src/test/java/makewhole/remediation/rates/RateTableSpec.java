package makewhole.remediation.rates;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.planning;
import static makewhole.remediation.testing.Story.scoped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.plan.LaterPayment;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AuditedBook;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.StandInAudit;
import makewhole.remediation.testing.Story;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Versions of tables of rates: two persons stand for each, and plans use the newest that they stand for. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RateTableSpec {
    private static final String HEADER = "effective_from,annual_percent,source\n";

    private static final String BANK_RATE = HEADER
            + "2023-08-03,5.25,Bank of England 2023-08-03\n"
            + "2024-08-01,5.00,Bank of England 2024-08-01\n"
            + "2024-11-07,4.75,Bank of England 2024-11-07\n"
            + "2025-02-06,4.50,Bank of England 2025-02-06\n"
            + "2025-05-08,4.25,Bank of England 2025-05-08\n"
            + "2025-08-07,4.00,Bank of England 2025-08-07\n"
            + "2025-12-18,3.75,\"Bank of England, 2025-12-18\"\n";

    @Inject
    AllocationStandIn allocation;

    @Inject
    Plans plans;

    @Inject
    LaterPayment laterPayment;

    @Inject
    Jdbi jdbi;

    @Test
    void a_plan_uses_a_version_only_after_a_second_person_of_finance_confirmed_it() {
        String incident = aSmallIncident("D-R-PLAN");
        Map<String, String> terms = new HashMap<>(Story.TERMS);
        terms.put("interestRule", "UK_BANK_RATE_PLUS_1");
        planning(incident, terms)
                .statusCode(409)
                .body("type", endsWith("/rate-table-not-confirmed"), "detail", containsString("boe-bank-rate"));

        JsonPath imported = importing("boe-bank-rate", "2026-12-31", BANK_RATE)
                .statusCode(201)
                .body(
                        "state", equalTo("IMPORTED"),
                        "importedBy", equalTo("finance-1"),
                        "confirmedBy", nullValue(),
                        "confirmedThrough", equalTo("2026-12-31"),
                        "rows", hasSize(7),
                        "rows[0].effectiveTo", equalTo("2024-07-31"),
                        "rows[6].effectiveTo", equalTo("2026-12-31"),
                        "rows[6].source", equalTo("Bank of England, 2025-12-18"))
                .extract()
                .jsonPath();
        int version = imported.getInt("version");
        String digest = imported.getString("digest");
        assertThat(version).isGreaterThan(1);
        planning(incident, terms).statusCode(409).body("type", endsWith("/rate-table-not-confirmed"));

        confirming("finance-1", "boe-bank-rate", version, digest)
                .statusCode(403)
                .body("type", endsWith("/second-person-required"));
        confirming("legal-1", "boe-bank-rate", version, digest).statusCode(403).body("type", endsWith("/role-missing"));
        confirming("finance-2", "boe-bank-rate", version, "sha256:" + "0".repeat(64))
                .statusCode(409)
                .body("type", endsWith("/digest-stale"), "detail", containsString(digest));
        planning(incident, terms).statusCode(409);
        confirming("finance-2", "boe-bank-rate", version, digest)
                .statusCode(201)
                .body("state", equalTo("CONFIRMED"), "confirmedBy", equalTo("finance-2"));
        confirming("finance-2", "boe-bank-rate", version, digest)
                .statusCode(409)
                .body("type", endsWith("/rate-table-confirmed"));

        JsonPath plan = planning(incident, terms)
                .statusCode(201)
                .body(
                        "rateTable.name", equalTo("boe-bank-rate"),
                        "rateTable.digest", equalTo(digest),
                        "rateTable.confirmedThrough", equalTo("2026-12-31"))
                .extract()
                .jsonPath();
        laterPaymentsFollowOnlyWhatStillSaysTheSame(PlanId.fromString(plan.getString("plan")));
        assertThat(Journaled.entries())
                .filteredOn(entry -> String.valueOf(entry.get("facts")).contains(digest))
                .extracting("event")
                .contains("rate-table-imported", "rate-table-confirmed");
    }

    @Test
    void an_older_version_is_not_confirmed_after_a_newer_one() {
        String longer = HEADER + "1981-06-25,9,CPLR 5004(a)\n";
        JsonPath older =
                importing("ny-cplr-5004", "2027-06-30", longer).extract().jsonPath();
        JsonPath newer =
                importing("ny-cplr-5004", "2027-12-31", longer).extract().jsonPath();
        confirming("finance-2", "ny-cplr-5004", newer.getInt("version"), newer.getString("digest"))
                .statusCode(201);

        confirming("finance-2", "ny-cplr-5004", older.getInt("version"), older.getString("digest"))
                .statusCode(409)
                .body("type", endsWith("/rate-table-superseded"));
        as("finance-1")
                .body(Map.of(
                        "rule", "NY_CPLR_5004_SIMPLE",
                        "principal", "10000.00",
                        "currency", "USD",
                        "from", "2024-09-16",
                        "to", "2027-09-16"))
                .post("/v1/interest-calculations")
                .then()
                .statusCode(200)
                .body("interest", equalTo("2700.00"), "rateTable.version", equalTo(newer.getInt("version")));
    }

    @Test
    void the_shipped_tables_are_version_1() {
        as("audit-1")
                .get("/v1/rate-tables")
                .then()
                .statusCode(200)
                .body(
                        "items.table",
                        equalTo(List.of("boe-bank-rate", "irs-underpayment-rate", "ny-cplr-5004", "rba-cash-rate")));
        as("audit-1")
                .get("/v1/rate-tables/irs-underpayment-rate")
                .then()
                .statusCode(200)
                .body(
                        "items[0].version", equalTo(1),
                        "items[0].state", equalTo("CONFIRMED"),
                        "items[0].importedBy", equalTo("makewhole"),
                        "items[0].rowCount", equalTo(67),
                        "items[0].rows", nullValue());
        as("audit-1")
                .get("/v1/rate-tables/rba-cash-rate/versions/1")
                .then()
                .statusCode(200)
                .body("state", equalTo("IMPORTED"), "rows", hasSize(25), "rows[24].annualPercent", equalTo("4.1"));
    }

    @Test
    void the_service_itself_cannot_rewrite_a_version() {
        for (String sql : List.of(
                "UPDATE rate_table_row SET annual_percent = 99",
                "DELETE FROM rate_table_version",
                "UPDATE rate_table_confirmation SET confirmed_by = 'somebody'")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
                    .hasMessageContaining("permission denied");
        }
    }

    private void laterPaymentsFollowOnlyWhatStillSaysTheSame(PlanId id) {
        Plan plan = plans.require(id);
        PlanLine sold = plans.line(id, LineId.at(1)).orElseThrow();
        assertThat(laterPayment.on(plan, sold, plan.terms().paymentDay())).isEqualTo(sold.split());

        confirmed("2027-03-31", BANK_RATE + "2026-05-07,3.75,the same rate in a row of its own\n");
        assertThat(laterPayment.on(plan, sold, plan.terms().paymentDay())).isEqualTo(sold.split());
        assertThat(laterPayment.on(plan, sold, LocalDate.parse("2027-03-31")).total())
                .isGreaterThan(sold.split().total());

        confirmed("2027-03-31", BANK_RATE.replace("2023-08-03,5.25", "2023-08-03,5.20"));
        assertThat(laterPayment.on(plan, sold, plan.terms().paymentDay()))
                .as("the days before the deal were corrected")
                .isEqualTo(sold.split());

        confirmed("2027-03-31", BANK_RATE.replace("2025-08-07,4.00", "2025-08-07,4.25"));
        assertThatThrownBy(() -> laterPayment.on(plan, sold, plan.terms().paymentDay()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(PlanRefusal.RatesChanged.class));
        as("audit-1")
                .accept("application/json")
                .get("/v1/plans/{plan}/lines/L-0001/statement", id.toString())
                .then()
                .statusCode(409)
                .body("type", containsString("/rates-changed"), "detail", containsString("boe-bank-rate"));
        confirmed("2027-03-31", BANK_RATE);
        assertThat(laterPayment.on(plan, sold, plan.terms().paymentDay())).isEqualTo(sold.split());
    }

    private void confirmed(String confirmedThrough, String rows) {
        JsonPath version = importing("boe-bank-rate", confirmedThrough, rows)
                .statusCode(201)
                .extract()
                .jsonPath();
        confirming("finance-2", "boe-bank-rate", version.getInt("version"), version.getString("digest"))
                .statusCode(201);
    }

    private ValidatableResponse importing(String table, String confirmedThrough, String rows) {
        return as("finance-1")
                .contentType("text/csv")
                .queryParam("confirmedThrough", confirmedThrough)
                .body(rows)
                .post("/v1/rate-tables/{table}", table)
                .then();
    }

    private static ValidatableResponse confirming(String account, String table, int version, String digest) {
        return as(account)
                .body(Map.of("digest", digest))
                .post("/v1/rate-tables/{table}/versions/{version}/confirmation", table, version)
                .then();
    }

    private String aSmallIncident(String deal) {
        imported(Map.of(
                "investors",
                """
                investor_id,legal_name,email,locale,country,account_kind,account,routing
                R-A,Ada Example,ada@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
                R-B,Ben Example,ben@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
                """,
                "valuations",
                "deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate\n%s,2026-06-30,1.20,0.04,0.20\n"
                        .formatted(deal)));
        String incident = declared();
        AuditedBook book = AuditedBook.of(deal, "USD")
                .offering("100.00")
                .with("R-A", "40.00", "1.00", "50.00")
                .with("R-B", "100.00", "1.00", "50.00");
        scoped(incident, StandInAudit.of(allocation, List.of(book)));
        return incident;
    }
}
