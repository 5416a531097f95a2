package makewhole.allocation.deal;

import static io.restassured.RestAssured.given;
import static makewhole.allocation.deal.BooksOfAllKinds.line;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class BookFormatsSpec {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String DEAL = """
            "deal_id":"D-1","name":"Alder Seed","currency":"USD","unit_price":"1","allocation_amount":"100.00",\
            "closed_on":"2024-03-10","funded_on":"2024-03-12","correction_window_ends_on":"2999-04-09\"""";
    private static final String COMMITMENT = """
            "deal_id":"D-1","investor_id":"INV-1","requested":"80.00","average":"50.00","limit":"60.00",\
            "limit_kind":"STATUTORY","committed_at":"2024-02-18T20:00:00Z\"""";

    private static final String LIVE_DEALS = """
            deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,correction_window_ends_on
            D-1,Alder Seed,USD,1,100.00,2024-03-10,2024-03-12,2999-04-09
            """;
    private static final String LIVE_COMMITMENTS = """
            deal_id,investor_id,requested,average,limit,limit_kind,committed_at
            D-1,INV-1,80.00,50.00,60.00,STATUTORY,2024-02-18T20:00:00Z
            """;

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    Deals deals;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {NDJSON, JSON, "text/csv"})
    void what_goes_out_comes_in_again_as_the_same(String format) throws Exception {
        csv(scenario("deals.csv"), scenario("commitments.csv")).statusCode(201);
        assertComesInAgain(format, 40, 3035);
    }

    @ParameterizedTest(name = "the books of seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void books_of_all_kinds_come_in_again_as_the_same(long seed) throws Exception {
        send("/v1/imports", NDJSON, BooksOfAllKinds.of(seed)).statusCode(201);
        for (String format : List.of("text/csv", NDJSON, JSON)) {
            assertComesInAgain(format, 5, 100);
        }
    }

    private void assertComesInAgain(String format, int deals, int commitments) throws SQLException {
        List<String> before = exported();
        String digests = digests();
        List<byte[]> files = format.equals("text/csv")
                ? List.of(export("/v1/exports/deals", format), export("/v1/exports/commitments", format))
                : List.of(export("/v1/exports", format));
        installation.begin();
        assertThat(database.count("SELECT count(*) FROM deal")).isZero();
        ValidatableResponse taken =
                files.size() == 2 ? csv(files.get(0), files.get(1)) : send("/v1/imports", format, files.get(0));
        taken.statusCode(201).body("deals", is(deals), "commitments", is(commitments));
        assertThat(exported()).isEqualTo(before);
        assertThat(digests()).isEqualTo(digests);
    }

    @Test
    void a_csv_export_of_the_scenario_has_its_rows_by_deal_time_and_investor() throws Exception {
        csv(scenario("deals.csv"), scenario("commitments.csv")).statusCode(201);
        List<String> rows = new String(scenario("commitments.csv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(new String(export("/v1/exports/commitments", "text/csv"), StandardCharsets.UTF_8).lines())
                .startsWith(rows.getFirst() + ",tier,booked_currency,limit_rule,limit_figures_since,limit_facts_as_of,"
                        + "override_amount,override_reason,override_requested_by,override_confirmed_by")
                .endsWith(rows.stream()
                        .skip(1)
                        .sorted(Comparator.comparing(BookFormatsSpec::dealTimeInvestor))
                        .map(row -> row + ",,,,,,,,,")
                        .toArray(String[]::new))
                .hasSameSizeAs(rows);
    }

    private static String dealTimeInvestor(String row) {
        List<String> fields = List.of(row.split(",", -1));
        return String.join(",", fields.get(0), fields.get(6), fields.get(1));
    }

    @Test
    void deals_to_go_out_can_be_chosen_by_id_and_by_version() throws Exception {
        csv(scenario("deals.csv"), scenario("commitments.csv")).statusCode(201);
        assertThat(new String(
                                export("/v1/exports/deals?deal=D-2024-09-09&deal=D-2026-09-40", "text/csv"),
                                StandardCharsets.UTF_8)
                        .lines())
                .hasSize(3);
        assertThat(new String(export("/v1/exports/deals?version=proration-2", "text/csv"), StandardCharsets.UTF_8)
                        .lines())
                .hasSize(1);
        assertThat(new String(export("/v1/exports/deals?state=OPEN", "text/csv"), StandardCharsets.UTF_8).lines())
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {NDJSON, JSON, "multipart/form-data"})
    void a_live_book_comes_in_and_is_allocated(String format) {
        switch (format) {
            case NDJSON ->
                send("/v1/offers", NDJSON, line("deal", DEAL) + line("commitment", COMMITMENT))
                        .statusCode(201);
            case JSON ->
                send("/v1/offers", JSON, "{\"deals\":[{%s}],\"commitments\":[{%s}]}".formatted(DEAL, COMMITMENT))
                        .statusCode(201);
            default ->
                csv("/v1/offers", crlf(LIVE_DEALS), crlf(LIVE_COMMITMENTS)).statusCode(201);
        }
        get("/v1/deals/D-1").body("state", equalTo("OPEN"), "algorithmVersion", nullValue());
        String open = new String(export("/v1/exports?state=OPEN", NDJSON), StandardCharsets.UTF_8);
        assertThat(open.lines()).hasSize(2);
        publish("D-1").statusCode(201).body("lines", hasSize(1), "lines[0].given", equalTo("60.00"));
    }

    @Test
    void a_live_deal_has_neither_a_version_nor_booked_amounts() {
        refused(
                send("/v1/offers", NDJSON, line("deal", DEAL) + line("commitment", COMMITMENT + ",\"booked\":\"1.00\""))
                        .body("errors.field", equalTo(List.of("booked"))),
                422,
                "rows-refused");
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL + ",\"algorithm_version\":\"v\"") + line("commitment", COMMITMENT))
                        .body("errors.field", equalTo(List.of("algorithm_version"))),
                422,
                "rows-refused");
    }

    @Test
    void what_is_wrong_in_lines_of_json_is_told_by_line() {
        refused(
                send(
                                "/v1/imports",
                                NDJSON,
                                line("commitment", COMMITMENT + ",\"booked\":\"60.00\"")
                                        + line("deal", DEAL + ",\"algorithm_version\":\"v-1\"")
                                        + "{broken\n"
                                        + line("commitment", COMMITMENT + ",\"booked\":\"60.001\"")
                                        + line("commitment", COMMITMENT + ",\"booked\":\"60.00\",\"colour\":\"red\"")
                                        + line("commitment", COMMITMENT + ",\"booked\":\"60.00\""))
                        .body("errors.row", equalTo(List.of(1, 3, 4, 5, 6)))
                        .body("errors.field", equalTo(List.of("deal_id", "", "booked", "colour", "investor_id"))),
                422,
                "rows-refused");
    }

    @Test
    void what_is_wrong_in_a_json_document_is_told_by_place() {
        String booked = COMMITMENT + ",\"booked\":\"60.00\"";
        refused(
                send(
                                "/v1/imports",
                                JSON,
                                "{\"deals\":[{%s,\"algorithm_version\":\"v-1\"}],\"commitments\":[{%s},{%s}]}"
                                        .formatted(DEAL, booked, booked))
                        .body("errors[0].file", equalTo("commitments"), "errors[0].row", is(2))
                        .body("errors", hasSize(1), "more", is(false), "errorCount", is(1)),
                422,
                "rows-refused");
    }

    @Test
    void a_tier_that_the_deal_does_not_have_is_refused_and_so_are_tiers_and_holders_that_cannot_be() {
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL + ",\"tiers\":\"first:10.00|rest\"")
                                        + line("commitment", COMMITMENT + ",\"tier\":\"last\""))
                        .body("errors.field", equalTo(List.of("tier"))),
                422,
                "rows-refused");
        for (String terms : List.of(
                "\"tiers\":\"a|a\"",
                "\"tiers\":\"a:-1.00\"",
                "\"tiers\":\"a:1:2\"",
                "\"tiers\":\"a||b\"",
                "\"holder_rule\":\"SECTION_3C1\"",
                "\"holder_rule\":\"CONTRACTUAL\",\"holder_most\":\"5\",\"holder_reserve\":\"6\"")) {
            refused(
                    send("/v1/offers", NDJSON, line("deal", DEAL + "," + terms) + line("commitment", COMMITMENT)),
                    422,
                    "rows-refused");
        }
    }

    @Test
    void what_two_persons_decide_comes_in_with_past_deals_only() {
        String decided = COMMITMENT + ",\"override_amount\":\"10.00\",\"override_reason\":\"Agreed\","
                + "\"override_requested_by\":\"legal-1\",\"override_confirmed_by\":\"legal-2\"";
        refused(
                send("/v1/offers", NDJSON, line("deal", DEAL) + line("commitment", decided))
                        .body("errors.field", equalTo(List.of("override_amount"))),
                422,
                "rows-refused");
        send(
                        "/v1/imports",
                        NDJSON,
                        line("deal", DEAL + ",\"algorithm_version\":\"v-1\"")
                                + line("commitment", decided + ",\"booked\":\"10.00\""))
                .statusCode(201);
        get("/v1/deals/D-1/book")
                .body("commitments[0].override.amount", equalTo("10.00"))
                .body("commitments[0].override.confirmedBy", equalTo("legal-2"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "more than the cap,       60.01, Agreed,   legal-1, legal-2, override_amount",
                "below zero,              -1.00, Agreed,   legal-1, legal-2, override_amount",
                "no reason,               10.00, ``,       legal-1, legal-2, override_reason",
                "an escape of nothing,    10.00, `a\\\\q`, legal-1, legal-2, override_reason",
                "nobody who asked,        10.00, Agreed,   ``,      legal-2, override_requested_by",
                "one person for two,      10.00, Agreed,   legal-1, legal-1, override_confirmed_by"
            })
    void an_override_that_cannot_have_been_is_refused(
            String wrong, String amount, String reason, String first, String second, String field) {
        String decided = COMMITMENT
                + ",\"override_amount\":\"%s\",\"override_reason\":\"%s\",\"override_requested_by\":\"%s\","
                        .formatted(amount, reason, first)
                + "\"override_confirmed_by\":\"%s\",\"booked\":\"10.00\"".formatted(second);
        refused(
                send(
                                "/v1/imports",
                                NDJSON,
                                line("deal", DEAL + ",\"algorithm_version\":\"v-1\"") + line("commitment", decided))
                        .body("errors.field", equalTo(List.of(field))),
                422,
                "rows-refused");
    }

    @Test
    void a_limit_without_its_whole_basis_and_a_live_deal_with_a_rounding_are_refused() {
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL + ",\"rounding\":\"HALF_UP\"")
                                        + line("commitment", COMMITMENT + ",\"limit_rule\":\"REGULATION_CF\""))
                        .body("errors.field", equalTo(List.of("rounding"))),
                422,
                "rows-refused");
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL)
                                        + line("commitment", COMMITMENT + ",\"limit_rule\":\"REGULATION_CF\""))
                        .body("errors.field", equalTo(List.of("limit_figures_since", "limit_facts_as_of"))),
                422,
                "rows-refused");
    }

    @Test
    void the_same_body_with_the_same_key_is_taken_once_and_another_body_is_refused() throws SQLException {
        String key = UUID.randomUUID().toString();
        String body = line("deal", DEAL) + line("commitment", COMMITMENT);
        String first =
                send("/v1/offers", NDJSON, body, key).statusCode(201).extract().asString();
        assertThat(send("/v1/offers", NDJSON, body, key)
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo(first);
        assertThat(database.count("SELECT count(*) FROM deal")).isEqualTo(1);
        refused(send("/v1/offers", NDJSON, body + "\n", key), 422, "idempotency-key-reused");
        refused(send("/v1/offers", NDJSON, body, ""), 400, "idempotency-key-missing");
    }

    @Test
    void only_operations_offers_deals() {
        refused(
                as("engineering-1", UUID.randomUUID().toString())
                        .contentType(NDJSON)
                        .body(line("deal", DEAL).getBytes(StandardCharsets.UTF_8))
                        .post("/v1/offers")
                        .then(),
                403,
                "role-missing");
    }

    private static byte[] crlf(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> exported() {
        return List.of(
                new String(export("/v1/exports", NDJSON), StandardCharsets.UTF_8),
                new String(export("/v1/exports", JSON), StandardCharsets.UTF_8),
                new String(export("/v1/exports/deals", "text/csv"), StandardCharsets.UTF_8),
                new String(export("/v1/exports/commitments", "text/csv"), StandardCharsets.UTF_8));
    }

    /** Of books and of lines, and as they are worked out anew from the whole book. */
    private String digests() throws SQLException {
        StringBuilder digests = new StringBuilder();
        try (var connection = database.asOwner();
                var rows = connection.createStatement().executeQuery("""
                        SELECT d.deal_id, d.book_digest, a.inputs_digest, a.lines_digest
                        FROM deal d JOIN allocation a ON a.allocation_id = d.allocation_in_force ORDER BY 1
                        """)) {
            while (rows.next()) {
                digests.append(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(4)))
                        .append('\n');
                assertThat(rows.getString(3)).isEqualTo(rows.getString(2));
                assertThat(deals.requireBook(new makewhole.allocation.proration.DealId(rows.getString(1)))
                                .digest())
                        .isEqualTo(rows.getString(2));
            }
        }
        return digests.toString();
    }

    private static byte[] export(String path, String format) {
        return as("audit-1", "")
                .accept(format)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static RequestSpecification as(String account, String key) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(NDJSON, io.restassured.http.ContentType.TEXT)))
                .auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .header("Idempotency-Key", key);
    }

    private static ValidatableResponse send(String path, String format, String body) {
        return send(path, format, body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse send(String path, String format, byte[] body) {
        return send(path, format, new String(body, StandardCharsets.UTF_8));
    }

    private static ValidatableResponse send(String path, String format, String body, String key) {
        return as("operations-1", key)
                .contentType(format)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    private static ValidatableResponse csv(byte[] deals, byte[] commitments) {
        return csv("/v1/imports", deals, commitments);
    }

    private static ValidatableResponse csv(String path, byte[] deals, byte[] commitments) {
        return as("operations-1", UUID.randomUUID().toString())
                .multiPart("deals", "deals.csv", deals)
                .multiPart("commitments", "commitments.csv", commitments)
                .post(path)
                .then();
    }

    private static byte[] scenario(String name) throws IOException {
        try (InputStream file = BookFormatsSpec.class.getResourceAsStream("/scenario/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
