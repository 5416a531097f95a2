package makewhole.allocation.audit;

import static makewhole.allocation.audit.ImportedScenario.SCOPE;
import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.deal;
import static makewhole.allocation.audit.ImportedScenario.digest;
import static makewhole.allocation.audit.ImportedScenario.expectedLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an audit finds: the two deals that are wrong, line by line, and nothing else. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class AuditSpec {
    private static final List<String> WRONG = List.of("D-2024-09-09", "D-2026-09-40");

    @Inject
    Audits audits;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @Test
    void of_forty_deals_exactly_two_are_wrong() {
        String audit = audited(SCOPE);
        as("finance-1")
                .get("/v1/audits/" + audit)
                .then()
                .statusCode(200)
                .body("dealsTotal", equalTo(40), "dealsDone", equalTo(40))
                .body("right", equalTo(38), "wrong", equalTo(2))
                .body("roundedOtherwise", equalTo(0), "undecidable", equalTo(0))
                .body("findings", equalTo(215))
                .body("investors", equalTo(expectedInvestors()))
                .body("digest", containsString("sha256:"));
        JsonPath deals = as("legal-1").get("/v1/audits/" + audit + "/deals").jsonPath();
        assertThat(deals.getList("items")).hasSize(40);
        assertThat(deals.getList("items.findAll { it.verdict == 'WRONG' }.deal"))
                .isEqualTo(WRONG.stream().map(ImportedScenario::deal).toList());
        assertThat(deals.getList("items.findAll { it.verdict == 'WRONG' }.findings"))
                .isEqualTo(List.of(153, 62));
        assertThat(deals.getList("items.findAll { it.verdict == 'WRONG' }.investors"))
                .isEqualTo(List.of(230, 96));
        assertThat(deals.getList("items.findAll { it.verdict == 'RIGHT' }")).hasSize(38);
    }

    @Test
    void every_finding_is_the_one_that_was_worked_out_by_hand() {
        String audit = audited(SCOPE);
        Map<String, Map<String, String>> found = new HashMap<>();
        allFindings(audit, 50)
                .forEach(finding -> found.put(finding.get("deal") + " " + finding.get("investor"), finding));
        assertThat(found).hasSize(215);
        for (String wrong : WRONG) {
            for (JsonNode line : expectedLines(wrong)) {
                String investor = line.get("investor_id").asText();
                Map<String, String> finding = found.remove(deal(wrong) + " " + investor);
                assertThat(finding).as(investor).isNotNull();
                assertThat(finding)
                        .containsEntry("currency", "USD")
                        .containsEntry("booked", line.get("booked").asText())
                        .containsEntry("right", line.get("correct").asText())
                        .containsEntry("difference", line.get("delta").asText())
                        .containsEntry("aboveCapBy", line.get("over_cap_by").asText())
                        .containsEntry("limitKind", line.get("limit_kind").asText())
                        .containsEntry("kind", line.get("delta").asText().startsWith("-") ? "OVER" : "UNDER");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void findings_come_as_csv_too_in_the_same_order() throws java.io.IOException {
        String audit = audited(SCOPE);
        String csv = as("audit-1")
                .accept("text/csv")
                .get("/v1/audits/" + audit + "/findings")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        List<Map<String, String>> json = allFindings(audit, 500);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            assertThat(rows.stream().map(row -> row.getField("deal_id") + row.getField("investor_id")))
                    .containsExactlyElementsOf(json.stream()
                            .map(one -> one.get("deal") + one.get("investor"))
                            .toList());
            assertThat(rows.stream().map(row -> row.getField("difference")))
                    .containsExactlyElementsOf(
                            json.stream().map(one -> one.get("difference")).toList());
        }
    }

    @Test
    void the_right_answer_of_a_deal_can_be_read_line_by_line() {
        String audit = audited(SCOPE);
        for (String wrong : WRONG) {
            JsonPath right = as("remediation-service")
                    .get("/v1/audits/%s/deals/%s/right".formatted(audit, deal(wrong)))
                    .then()
                    .statusCode(200)
                    .body("level.numerator", notNullValue(), "level.denominator", notNullValue())
                    .extract()
                    .jsonPath();
            Map<String, String> lines = new HashMap<>();
            right.<Map<String, String>>getList("lines")
                    .forEach(line -> lines.put(line.get("investor"), line.get("right")));
            for (JsonNode line : expectedLines(wrong)) {
                assertThat(lines)
                        .containsEntry(
                                line.get("investor_id").asText(),
                                line.get("correct").asText());
            }
            JsonPath deal = as("audit-1").get("/v1/deals/" + deal(wrong)).jsonPath();
            assertThat(lines.values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(deal.getString("allocationAmount"));
        }
    }

    @Test
    void the_same_deals_give_the_same_digest_again() {
        assertThat(digest(audited(SCOPE))).isEqualTo(digest(audited(SCOPE)));
    }

    @Test
    void an_audit_of_a_period_covers_the_deals_that_closed_in_it_both_days_included() {
        String audit = audited(Map.of("kind", "PERIOD", "from", "2024-03-10", "to", "2024-03-27"));
        assertThat(as("audit-1")
                        .get("/v1/audits/" + audit + "/deals")
                        .jsonPath()
                        .getList("items.deal", String.class))
                .contains(deal("D-2024-03-01"), deal("D-2024-03-02"))
                .doesNotContain(deal("D-2024-04-03"));
    }

    @Test
    void an_audit_of_nothing_is_done_and_has_found_nothing() {
        String audit = audited(Map.of("kind", "VERSION", "version", "never-used"));
        as("audit-1")
                .get("/v1/audits/" + audit)
                .then()
                .body("dealsTotal", equalTo(0), "findings", equalTo(0), "digest", notNullValue());
    }

    @Test
    void a_finding_and_a_verdict_are_never_changed() {
        AuditId audit = new AuditId(UUID.fromString(audited(SCOPE)));
        for (String statement : List.of(
                "UPDATE audit_finding SET right_minor = 0 WHERE audit_id = ?",
                "DELETE FROM audit_finding WHERE audit_id = ?",
                "UPDATE audit_deal SET reason = 'mended' WHERE audit_id = ?",
                "DELETE FROM audit_deal WHERE audit_id = ?",
                "DELETE FROM audit WHERE audit_id = ?")) {
            assertThatThrownBy(() -> jdbi.withHandle(handle -> handle.execute(statement, audit.value())))
                    .as(statement)
                    .isNotNull();
        }
        assertThat(audits.progress(audit).total().findings()).isEqualTo(215);
    }

    private static int expectedInvestors() {
        return (int) WRONG.stream()
                .flatMap(wrong -> {
                    List<String> investors = new ArrayList<>();
                    expectedLines(wrong)
                            .forEach(line ->
                                    investors.add(line.get("investor_id").asText()));
                    return investors.stream();
                })
                .distinct()
                .count();
    }

    private static List<Map<String, String>> allFindings(String audit, int limit) {
        List<Map<String, String>> all = new ArrayList<>();
        @Nullable String next = null;
        do {
            var request = as("audit-1").queryParam("limit", limit);
            JsonPath page = (next == null ? request : request.queryParam("after", next))
                    .get("/v1/audits/" + audit + "/findings")
                    .then()
                    .statusCode(200)
                    .contentType(ContentType.JSON)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);
        return all;
    }
}
