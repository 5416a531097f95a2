package makewhole.allocation.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import makewhole.allocation.testing.Database;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an audit says of deals whose export knows less than it should, or says how it was rounded. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class JudgedSpec {
    private static final String DEALS =
            "deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,correction_window_ends_on,"
                    + "algorithm_version,rounding\n";
    private static final String COMMITMENTS =
            "deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked,booked_currency\n";

    @Inject
    Database database;

    private final String version = "judged-" + UUID.randomUUID();
    private final String deal = "D-" + version;

    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @Test
    void a_deal_with_an_unknown_weight_is_taken_in_and_not_decidable() {
        imported("", line("A", "", "0.01", ""), line("B", "2.00", "0.03", ""), line("C", "2.00", "0.03", ""))
                .statusCode(201);
        as("audit-1")
                .get("/v1/deals/" + deal + "/book")
                .then()
                .body("commitments[0].weight", nullValue(), "commitments[1].weight", equalTo("2.00"));
        String audit = audited(Map.of("kind", "VERSION", "version", version));
        verdict(audit)
                .body("items[0].verdict", equalTo("NOT_DECIDABLE"), "items[0].because", equalTo("MISSING_WEIGHT"))
                .body("items[0].reason", equalTo("the weight of 1 of 3 commitments is not known"));
        as("audit-1").get("/v1/audits/" + audit).then().body("undecidable", equalTo(1), "findings", equalTo(0));
        as("audit-1")
                .get("/v1/audits/%s/deals/%s/right".formatted(audit, deal))
                .then()
                .statusCode(409)
                .body("type", endsWith("/deal-not-decidable"), "detail", containsString("weight"));
    }

    @Test
    void a_deal_booked_in_another_currency_is_not_decidable() {
        imported("", line("A", "1.00", "1", "JPY"), line("B", "2.00", "0.03", "USD"), line("C", "2.00", "0.03", ""))
                .statusCode(201);
        verdict(audited(Map.of("kind", "VERSION", "version", version)))
                .body("items[0].because", equalTo("CURRENCY_CHANGED"))
                .body("items[0].reason", equalTo("1 lines were booked in another currency than USD"));
    }

    @Test
    void a_deal_without_the_lines_of_its_commitments_is_not_decidable() throws java.sql.SQLException {
        imported("", line("A", "1.00", "0.01", ""), line("B", "2.00", "0.03", ""), line("C", "2.00", "0.03", ""))
                .statusCode(201);
        database.execute("""
                ALTER TABLE allocation_line DISABLE TRIGGER lines_come_with_their_allocation;
                INSERT INTO allocation_line (allocation_id, investor_id, given_minor, cap_minor)
                SELECT allocation_in_force, 'STRANGER', 1, 1 FROM deal WHERE deal_id = '%s';
                ALTER TABLE allocation_line ENABLE TRIGGER lines_come_with_their_allocation
                """.formatted(deal));
        verdict(audited(Map.of("kind", "VERSION", "version", version)))
                .body("items[0].because", equalTo("LINES_DO_NOT_MATCH"))
                .body(
                        "items[0].reason",
                        equalTo("0 commitments have no booked line, 1 booked lines have no commitment"));
    }

    @Test
    void a_declared_rounding_is_reported_once_and_makes_no_findings() {
        imported("DOWN", line("A", "1.00", "0.01", ""), line("B", "2.00", "0.02", ""), line("C", "2.00", "0.02", ""))
                .statusCode(201);
        String audit = audited(Map.of("kind", "VERSION", "version", version));
        verdict(audit)
                .body("items[0].verdict", equalTo("ROUNDED_OTHERWISE"), "items[0].because", nullValue())
                .body("items[0].findings", equalTo(0), "items[0].differences", equalTo(2))
                .body("items[0].largestDifferenceMinor", equalTo(1))
                .body("items[0].reason", equalTo("the declared rounding DOWN explains all 2 differences"));
        as("audit-1")
                .get("/v1/audits/" + audit)
                .then()
                .body("roundedOtherwise", equalTo(1), "wrong", equalTo(0), "findings", equalTo(0));
        as("audit-1").get("/v1/deals/" + deal).then().body("rounding", equalTo("DOWN"));
    }

    @Test
    void what_a_declared_rounding_does_not_explain_is_a_finding() {
        imported("HALF_UP", line("A", "1.00", "0.01", ""), line("B", "2.00", "0.02", ""), line("C", "2.00", "0.02", ""))
                .statusCode(201);
        verdict(audited(Map.of("kind", "VERSION", "version", version)))
                .body("items[0].verdict", equalTo("WRONG"), "items[0].findings", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({"rounding, UPWARDS, '', deals.csv", "booked_currency, '', XXQ, commitments.csv"})
    void what_is_not_known_is_refused_by_row(String field, String rounding, String currency, String file) {
        imported(rounding, line("A", "1.00", "0.01", currency))
                .statusCode(422)
                .contentType("application/problem+json")
                .body(containsString(file), containsString(field));
        assertThat(as("audit-1").get("/v1/deals/" + deal).statusCode()).isEqualTo(404);
    }

    private ValidatableResponse verdict(String audit) {
        return as("audit-1").get("/v1/audits/" + audit + "/deals").then().statusCode(200);
    }

    /** Seven cents are shared. */
    private ValidatableResponse imported(String rounding, String... lines) {
        String deals = DEALS
                + "%s,A deal,USD,1,0.07,2026-01-09,2026-01-12,2026-02-09,%s,%s%n".formatted(deal, version, rounding);
        return as("operations-1")
                .contentType(ContentType.MULTIPART)
                .multiPart("deals", "deals.csv", deals.getBytes(UTF_8), "text/csv")
                .multiPart(
                        "commitments",
                        "commitments.csv",
                        (COMMITMENTS + String.join("", lines)).getBytes(UTF_8),
                        "text/csv")
                .post("/v1/imports")
                .then();
    }

    private String line(String investor, String average, String booked, String currency) {
        return "%s,INV-%s,100.00,%s,,,2026-01-05T09:00:00Z,%s,%s%n"
                .formatted(deal, investor, average, booked, currency);
    }
}
