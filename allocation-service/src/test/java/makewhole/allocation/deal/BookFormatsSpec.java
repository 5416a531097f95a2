package makewhole.allocation.deal;

import static makewhole.allocation.deal.BooksOfAllKinds.line;
import static makewhole.allocation.deal.Uploads.COMMITMENT;
import static makewhole.allocation.deal.Uploads.DEAL;
import static makewhole.allocation.deal.Uploads.JSON;
import static makewhole.allocation.deal.Uploads.NDJSON;
import static makewhole.allocation.deal.Uploads.as;
import static makewhole.allocation.deal.Uploads.send;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class BookFormatsSpec {
    private static final String LIVE_DEALS = """
            deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,correction_window_ends_on
            D-1,Alder Seed,USD,1,100.00,2024-03-10,2024-03-12,2999-04-09
            """;
    private static final String LIVE_COMMITMENTS = """
            deal_id,investor_id,requested,average,limit,limit_kind,committed_at
            D-1,INV-1,80.00,50.00,60.00,STATUTORY,2024-02-18T20:00:00Z
            """;

    private static final List<String> WRITTEN = List.of(
            "SELECT (to_jsonb(d) - 'allocation_in_force')::text FROM deal d",
            "SELECT to_jsonb(t)::text FROM deal_tier t",
            "SELECT to_jsonb(c)::text FROM commitment c",
            "SELECT (to_jsonb(o) - ARRAY['override_id', 'requested_at', 'confirmed_at'])::text FROM manual_override o",
            "SELECT (to_jsonb(a) - ARRAY['allocation_id', 'staged_at', 'published_at'])::text FROM allocation a",
            "SELECT deal_id || (to_jsonb(l) - 'allocation_id') FROM allocation_line l JOIN allocation USING (allocation_id)",
            "SELECT version || state FROM algorithm_version");

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

    @Test
    void after_a_large_upload_the_database_knows_how_much_its_tables_hold() throws SQLException {
        String counted = """
                SELECT count(*) FROM pg_class
                WHERE relname IN ('commitment', 'allocation_line') AND reltuples BETWEEN 9000 AND 11000
                """;
        StringBuilder commitments =
                new StringBuilder("deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked\n");
        for (int i = 0; i < 10_000; i++) {
            commitments.append("D-1,INV-%d,1.00,1.00,,,2024-02-18T20:00:00Z,0.01%n".formatted(i));
        }
        Uploads.upload(Uploads.DEALS, commitments.toString()).statusCode(201);
        assertThat(database.count(counted)).isEqualTo(2);
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
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(deals + commitments);
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
        assertThat(rows()).isEqualTo(rows);
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

    /** Every row that coming in has written, column by column, but for the ids and times that coming in gives. */
    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            for (String written : WRITTEN) {
                try (var found = statement.executeQuery(written + " ORDER BY 1")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
        }
        return rows;
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
