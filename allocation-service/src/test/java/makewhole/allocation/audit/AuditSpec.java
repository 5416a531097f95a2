package makewhole.allocation.audit;

import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.deal;
import static makewhole.allocation.audit.ImportedScenario.expectedLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.testing.EmbeddedDatabase;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class AuditSpec {
    private static final List<String> WRONG = List.of("D-2024-09-09", "D-2026-09-40");
    private static final Map<String, String> OF_SCENARIO =
            Map.of("kind", "VERSION", "version", ImportedScenario.VERSION);

    @Inject
    Audits audits;

    @Inject
    RunningAudits running;

    @Inject
    RunAudit runAudit;

    @Inject
    PastBooks pastBooks;

    @Inject
    Jdbi jdbi;

    @Inject
    InstantSource clock;

    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @Test
    void of_forty_deals_exactly_two_are_wrong() {
        String audit = audited(OF_SCENARIO);
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
        String audit = audited(OF_SCENARIO);
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
        String audit = audited(OF_SCENARIO);
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
        String audit = audited(OF_SCENARIO);
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
        assertThat(digest(audited(OF_SCENARIO))).isEqualTo(digest(audited(OF_SCENARIO)));
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
    void an_audit_goes_on_where_a_crash_has_stopped_it() {
        AuditId audit = aRunningAudit(2);
        Shard first = new Shard(audit, 0);
        QuarkusTransaction.requiringNew().run(() -> {
            RunningAudits.Batch batch = running.next(first, 1);
            List<ReplayedDeal> replayed = new ArrayList<>();
            pastBooks.forEach(batch.deals(), past -> replayed.add(Replay.of(past)));
            running.record(first, batch, replayed, 1);
        });
        assertThat(audits.progress(audit).total().done()).isEqualTo(1);
        as("audit-1").get("/v1/audits/" + audit).then().body("state", equalTo("RUNNING"), "dealsDone", equalTo(1));

        runAudit.run(new RunAudit.Work(audit.value(), 0));
        runAudit.run(new RunAudit.Work(audit.value(), 0));
        as("audit-1").get("/v1/audits/" + audit).then().body("state", equalTo("RUNNING"));
        runAudit.run(new RunAudit.Work(audit.value(), 1));
        runAudit.run(new RunAudit.Work(audit.value(), 0));

        assertThat(audits.progress(audit).total().findings()).isEqualTo(215);
        assertThat(digest(audit.toString())).isEqualTo(digest(audited(OF_SCENARIO)));
    }

    @Test
    void a_finding_and_a_verdict_are_never_changed() {
        AuditId audit = new AuditId(UUID.fromString(audited(OF_SCENARIO)));
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

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 64})
    void everything_is_the_same_whatever_the_number_of_shards(int shards) {
        String alone = audited(OF_SCENARIO);
        String shared = audited(OF_SCENARIO, shards);
        as("audit-1")
                .get("/v1/audits/" + shared)
                .then()
                .body("shards", equalTo(shards), "commitmentsTotal", equalTo(3_035), "commitmentsDone", equalTo(3_035));
        assertThat(digest(shared)).isEqualTo(digest(alone));
        assertThat(csv(shared)).isEqualTo(csv(alone));
        assertThat(as("audit-1").get("/v1/audits/" + shared + "/deals").asString())
                .isEqualTo(as("audit-1").get("/v1/audits/" + alone + "/deals").asString());
    }

    @Test
    void the_database_puts_each_deal_into_the_shard_that_is_written_down() {
        AuditId audit = aRunningAudit(7);
        Shards shards = new Shards(7);
        Map<String, Integer> shardOf = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT deal_id, shard FROM audit_deal WHERE audit_id = :audit")
                .bind("audit", audit.value())
                .reduceResultSet(new HashMap<String, Integer>(), (map, row, context) -> {
                    map.put(row.getString(1), row.getInt(2));
                    return map;
                }));
        assertThat(shardOf).hasSize(40);
        assertThat(shardOf.values()).contains(0, 1, 2, 3, 4, 5, 6);
        shardOf.forEach((deal, shard) ->
                assertThat(shards.of(new DealId(deal))).as(deal).isEqualTo(shard));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65, -1})
    void no_audit_has_no_or_too_many_shards(int shards) {
        as("engineering-1")
                .contentType(ContentType.JSON)
                .body(Map.of("scope", OF_SCENARIO, "shards", shards))
                .post("/v1/audits")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body("errors[0].field", containsString("shards"));
    }

    @Test
    void progress_is_told_shard_by_shard() {
        String audit = audited(OF_SCENARIO, 3);
        as("audit-1")
                .accept(ContentType.JSON)
                .get("/v1/audits/" + audit + "/progress")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"), "dealsDone", equalTo(40), "secondsLeft", equalTo(0))
                .body("shards.shard", equalTo(List.of(0, 1, 2)))
                .body("shards.dealsDone.sum()", equalTo(40))
                .body("shards.commitmentsDone.sum()", equalTo(3_035));
    }

    @Test
    void deals_and_findings_are_narrowed_down() {
        String audit = audited(OF_SCENARIO);
        assertThat(as("audit-1")
                        .get("/v1/audits/" + audit + "/deals?verdict=WRONG")
                        .jsonPath()
                        .getList("items.deal"))
                .isEqualTo(WRONG.stream().map(ImportedScenario::deal).toList());
        List<String> kinds = as("audit-1")
                .get("/v1/audits/" + audit + "/findings?kind=OVER&limit=5000")
                .jsonPath()
                .getList("items.kind");
        assertThat(kinds).isNotEmpty().containsOnly("OVER").hasSizeLessThan(215);
        assertThat(as("audit-1")
                        .accept("text/csv")
                        .get("/v1/audits/" + audit + "/findings?kind=OVER")
                        .asString()
                        .lines())
                .hasSize(kinds.size() + 1);
        for (String unknown : List.of("deals?verdict=GOOD", "findings?kind=SIDEWAYS")) {
            as("audit-1")
                    .get("/v1/audits/" + audit + "/" + unknown)
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/invalid-request"));
        }
    }

    @Test
    void the_same_key_starts_one_audit() {
        String key = UUID.randomUUID().toString();
        assertThat(startedWith(key)).isEqualTo(startedWith(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"scope":{"kind":"SOME"}}                                                  | kind
            {"scope":{"kind":"VERSION"}}                                               | scope.version
            {"scope":{"kind":"PERIOD","from":"2024-01-01"}}                            | scope.to
            {"scope":{"kind":"PERIOD","from":"2024-02-01","to":"2024-01-01"}}          | scope.to
            {"scope":{"kind":"ALL","version":"proration-1"}}                           | scope.version
            {"scope":{"kind":"VERSION","version":"proration-1","from":"2024-01-01"}}   | scope.from
            {"scope":{}}                                                               | kind
            {}                                                                         | scope
            """)
    void a_scope_that_means_nothing_is_refused_by_field(String body, String field) {
        as("engineering-1")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/audits")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/invalid-request"))
                .body("errors[0].field", containsString(field));
    }

    @Test
    void customer_success_reads_audits_but_starts_none() {
        as("customer-success-1")
                .contentType(ContentType.JSON)
                .body(Map.of("scope", OF_SCENARIO))
                .post("/v1/audits")
                .then()
                .statusCode(403);
        as("customer-success-1")
                .get("/v1/audits/" + audited(OF_SCENARIO))
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_not_there_is_not_found() {
        String audit = audited(OF_SCENARIO);
        as("audit-1").get("/v1/audits/" + UUID.randomUUID()).then().statusCode(404);
        as("audit-1").get("/v1/audits/nonsense/findings").then().statusCode(404);
        as("audit-1")
                .get("/v1/audits/%s/deals/D-0/right".formatted(audit))
                .then()
                .statusCode(404)
                .body("detail", containsString("audited deal 'D-0'"));
        as("audit-1")
                .get("/v1/audits/%s/findings?after=!".formatted(audit))
                .then()
                .statusCode(400);
    }

    /** An audit that nobody carries out, but this test. */
    private AuditId aRunningAudit(int shards) {
        AuditId id = new AuditId(UUID.randomUUID());
        Selection scope = new Selection.OfVersion(new VersionName(ImportedScenario.VERSION));
        Audit.Start start = new Audit.Start("engineering-1", clock.instant());
        QuarkusTransaction.requiringNew().run(() -> running.add(Audit.started(id, scope, new Shards(shards), start)));
        return id;
    }

    private static String startedWith(String key) {
        return as("engineering-1", key)
                .contentType(ContentType.JSON)
                .body(Map.of("scope", OF_SCENARIO))
                .post("/v1/audits")
                .then()
                .statusCode(202)
                .extract()
                .path("audit");
    }

    private static String csv(String audit) {
        return as("audit-1")
                .accept("text/csv")
                .get("/v1/audits/" + audit + "/findings")
                .asString();
    }

    private static String digest(String audit) {
        return as("audit-1").get("/v1/audits/" + audit).jsonPath().getString("digest");
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
