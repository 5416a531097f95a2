package makewhole.allocation.deal;

import static io.restassured.RestAssured.given;
import static makewhole.allocation.deal.Uploads.COMMITMENTS;
import static makewhole.allocation.deal.Uploads.DEALS;
import static makewhole.allocation.deal.Uploads.key;
import static makewhole.allocation.deal.Uploads.upload;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Surroundings;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ImportSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void the_scenario_is_taken_in_whole() throws IOException, SQLException {
        upload(scenario("deals.csv"), scenario("commitments.csv"))
                .statusCode(201)
                .body("deals", is(40), "commitments", is(3035), "investors", is(615));
        assertThat(database.count("SELECT count(*) FROM deal")).isEqualTo(40);
        assertThat(database.count("SELECT count(*) FROM commitment")).isEqualTo(3035);
        assertThat(database.count("SELECT count(*) FROM allocation WHERE state = 'PUBLISHED' AND origin = 'IMPORTED'"))
                .isEqualTo(40);
        assertThat(database.count("SELECT count(*) FROM allocation_line")).isEqualTo(3035);

        get("/v1/deals/D-2024-09-09")
                .statusCode(200)
                .body("currency", equalTo("USD"), "algorithmVersion", equalTo("proration-1"))
                .body("unitPrice", equalTo("1"), "state", equalTo("CLOSED"))
                .body("terms.zeroHistory", equalTo("ZERO_HISTORY_LAST"), "terms.lotMinor", is(1));
        get("/v1/deals/D-2024-09-09/book").body("commitments", hasSize(230));
    }

    @Test
    void an_imported_book_says_what_was_booked_in_the_order_of_time() {
        upload(DEALS, COMMITMENTS).statusCode(201);
        get("/v1/deals/D-1/book")
                .statusCode(200)
                .body("deal.deal", equalTo("D-1"), "deal.allocationAmount", equalTo("100.00"))
                .body("commitments[0].investor", equalTo("INV-1"), "commitments[0].booked", equalTo("60.00"))
                .body("commitments[0].limit", equalTo("60.00"), "commitments[0].limitKind", equalTo("STATUTORY"))
                .body("commitments[0].committedAt", equalTo("2024-02-18T20:00:00Z"))
                .body("commitments[1].limit", nullValue(), "commitments[1].weight", equalTo("0.00"));
        get("/v1/deals/D-1/allocations")
                .body("items", hasSize(1))
                .body("items[0].origin", equalTo("IMPORTED"), "items[0].state", equalTo("PUBLISHED"))
                .body("items[0].inputsDigest", notNullValue());
        get("/v1/versions")
                .body("items.find { it.version == 'long-ago-1' }.state", equalTo("RETIRED"))
                .body("items.find { it.version == 'long-ago-1' }.executable", is(false));
    }

    @Test
    void booked_amounts_may_be_wrong_as_that_is_what_is_to_be_found_out() {
        upload(DEALS, COMMITMENTS.replace(",60.00\n", ",75.50\n")).statusCode(201);
        get("/v1/deals/D-1/book").body("commitments[0].booked", equalTo("75.50"));
    }

    @Test
    void other_currencies_have_their_own_digits() {
        String commitments = COMMITMENTS.replace(".00", "");
        upload(DEALS.replace("USD", "JPY").replace("100.00", "100"), commitments)
                .statusCode(201);
        get("/v1/deals/D-1/book").body("commitments[0].booked", equalTo("60"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void what_is_wrong_is_told_by_file_row_and_field_and_nothing_is_taken(
            String wrong, String deals, String commitments, String file, int row, String field) throws SQLException {
        long journalBefore = database.count("SELECT count(*) FROM journal_entry");
        refused(
                upload(deals, commitments)
                        .body("errors[0].file", equalTo(file))
                        .body("errors[0].row", is(row))
                        .body("errors[0].field", equalTo(field))
                        .body("errors[0].reason", notNullValue())
                        .body("errors", hasSize(1)),
                422,
                "rows-refused");
        assertNothingWasTaken();
        assertThat(database.count("SELECT count(*) FROM journal_entry")).isEqualTo(journalBefore);
    }

    static Stream<Arguments> badFiles() {
        String second = "D-1,Birch Seed,USD,1,100.00,2024-03-10,2024-03-12,2024-04-09,long-ago-1\n";
        return Stream.of(
                bad(
                        "a missing column",
                        DEALS,
                        COMMITMENTS.replace(",booked", ",given"),
                        "commitments.csv",
                        1,
                        "booked"),
                bad(
                        "a missing column of deals",
                        DEALS.replace("unit_price", "price"),
                        COMMITMENTS,
                        "deals.csv",
                        1,
                        "unit_price"),
                bad(
                        "a negative amount",
                        DEALS,
                        COMMITMENTS.replace("80.00,50.00", "-80.00,50.00"),
                        "commitments.csv",
                        2,
                        "requested"),
                bad(
                        "a negative booked amount",
                        DEALS,
                        COMMITMENTS.replace(",40.00\n", ",-40.00\n"),
                        "commitments.csv",
                        3,
                        "booked"),
                bad(
                        "a duplicate investor",
                        DEALS,
                        COMMITMENTS.replace("INV-2", "INV-1"),
                        "commitments.csv",
                        3,
                        "investor_id"),
                bad(
                        "an unknown deal",
                        DEALS,
                        COMMITMENTS + "D-9,INV-1,1.00,1.00,,,2024-02-18T20:00:00Z,1.00\n",
                        "commitments.csv",
                        4,
                        "deal_id"),
                bad(
                        "too many digits",
                        DEALS,
                        COMMITMENTS.replace(",60.00\n", ",60.001\n"),
                        "commitments.csv",
                        2,
                        "booked"),
                bad(
                        "too many digits on offer",
                        DEALS.replace("100.00", "100.005"),
                        COMMITMENTS,
                        "deals.csv",
                        2,
                        "allocation_amount"),
                bad("a duplicate deal", DEALS + second, COMMITMENTS, "deals.csv", 3, "deal_id"),
                bad("an unknown currency", DEALS.replace("USD", "USX"), COMMITMENTS, "deals.csv", 2, "currency"),
                bad(
                        "a limit without a kind",
                        DEALS,
                        COMMITMENTS.replace("STATUTORY", ""),
                        "commitments.csv",
                        2,
                        "limit_kind"),
                bad(
                        "a kind without a limit",
                        DEALS,
                        COMMITMENTS.replace("60.00,STATUTORY", ",STATUTORY"),
                        "commitments.csv",
                        2,
                        "limit"),
                bad(
                        "an unknown kind",
                        DEALS,
                        COMMITMENTS.replace("STATUTORY", "MORAL"),
                        "commitments.csv",
                        2,
                        "limit_kind"),
                bad(
                        "a day that is none",
                        DEALS.replace("2024-03-10", "2024-02-30"),
                        COMMITMENTS,
                        "deals.csv",
                        2,
                        "closed_on"),
                bad(
                        "a day out of all reason",
                        DEALS.replace("2024-04-09", "+99999-01-01"),
                        COMMITMENTS,
                        "deals.csv",
                        2,
                        "correction_window_ends_on"),
                bad(
                        "funded before closed",
                        DEALS.replace("2024-03-12", "2024-03-09"),
                        COMMITMENTS,
                        "deals.csv",
                        2,
                        "funded_on"),
                bad(
                        "a window that ends before the close",
                        DEALS.replace("2024-04-09", "2024-03-09"),
                        COMMITMENTS,
                        "deals.csv",
                        2,
                        "correction_window_ends_on"),
                bad(
                        "a time that is none",
                        DEALS,
                        COMMITMENTS.replace("T20:00:00Z", " 20:00"),
                        "commitments.csv",
                        2,
                        "committed_at"),
                bad(
                        "a time finer than can be kept",
                        DEALS,
                        COMMITMENTS.replace("T20:00:00Z", "T20:00:00.0000001Z"),
                        "commitments.csv",
                        2,
                        "committed_at"),
                bad("a price of zero", DEALS.replace("USD,1,", "USD,0,"), COMMITMENTS, "deals.csv", 2, "unit_price"),
                bad(
                        "an empty booked amount",
                        DEALS,
                        COMMITMENTS.replace(",40.00\n", ",\n"),
                        "commitments.csv",
                        3,
                        "booked"),
                bad("a row that is too short", DEALS, COMMITMENTS + "D-1,INV-3\n", "commitments.csv", 4, ""),
                bad(
                        "a deal without commitments",
                        DEALS + second.replace("D-1", "D-2"),
                        COMMITMENTS,
                        "deals.csv",
                        3,
                        "deal_id"),
                bad(
                        "sums that cannot be held",
                        DEALS,
                        COMMITMENTS.replace("80.00", "90000000000000000.00"),
                        "deals.csv",
                        2,
                        ""),
                bad(
                        "booked sums that cannot be held",
                        DEALS,
                        COMMITMENTS
                                .replace(",60.00\n", ",90000000000000000.00\n")
                                .replace(",40.00\n", ",90000000000000000.00\n"),
                        "commitments.csv",
                        3,
                        "booked"),
                bad(
                        "a column that nobody knows",
                        DEALS,
                        COMMITMENTS.replace(",booked\n", ",booked,colour\n").replace(".00\n", ".00,red\n"),
                        "commitments.csv",
                        1,
                        "colour"),
                bad(
                        "a quote that is not closed",
                        DEALS,
                        COMMITMENTS.replace("D-1,INV-2", "\"D-1,INV-2"),
                        "commitments.csv",
                        3,
                        ""),
                bad("a NUL", DEALS, COMMITMENTS.replace("INV-2", "INV-\0"), "commitments.csv", 3, ""),
                bad("no rows", DEALS, COMMITMENTS.lines().findFirst().orElseThrow(), "commitments.csv", 0, ""));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws SQLException {
        refused(
                upload(
                                DEALS.replace("2024-03-10", "yesterday"),
                                COMMITMENTS.replace("INV-2", "INV-1").replace("D-1,INV-1,80", "D-7,INV-1,80"))
                        .body("errors.field", equalTo(List.of("closed_on", "deal_id", "deal_id")))
                        .body("errors.row", equalTo(List.of(2, 2, 3))),
                422,
                "rows-refused");
        assertNothingWasTaken();
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws SQLException {
        byte[] latin = COMMITMENTS.replace("INV-2", "INV-Å").getBytes(StandardCharsets.ISO_8859_1);
        refused(
                upload(DEALS.getBytes(StandardCharsets.UTF_8), latin, key())
                        .body("errors[0].file", equalTo("commitments.csv")),
                422,
                "rows-refused");
        assertNothingWasTaken();
    }

    @Test
    void a_deal_that_is_there_already_is_refused_and_stays_as_it_was() throws SQLException {
        upload(DEALS, COMMITMENTS).statusCode(201);
        String more = DEALS + "D-2,Birch Seed,USD,1,100.00,2024-03-10,2024-03-12,2024-04-09,long-ago-1\n";
        String second = COMMITMENTS + "D-2,INV-1,80.00,50.00,,,2024-02-18T20:00:00Z,60.00\n";
        refused(
                upload(more, second).body("errors[0].row", is(2)).body("errors[0].field", equalTo("deal_id")),
                422,
                "rows-refused");
        assertThat(database.count("SELECT count(*) FROM deal")).isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM commitment")).isEqualTo(2);
    }

    @Test
    void the_same_upload_with_the_same_key_is_taken_once() throws SQLException {
        String key = key();
        byte[] deals = DEALS.getBytes(StandardCharsets.UTF_8);
        byte[] commitments = COMMITMENTS.getBytes(StandardCharsets.UTF_8);
        String first = upload(deals, commitments, key).statusCode(201).extract().asString();
        String again = upload(deals, commitments, key).statusCode(201).extract().asString();
        assertThat(again).isEqualTo(first);
        assertThat(database.count("SELECT count(*) FROM allocation")).isEqualTo(1);
        refused(
                upload(deals, (COMMITMENTS + "\n").getBytes(StandardCharsets.UTF_8), key),
                422,
                "idempotency-key-reused");
    }

    @Test
    void a_file_that_is_missing_from_the_form_is_named() {
        refused(
                given().auth()
                        .preemptive()
                        .basic("operations-1", Accounts.PASSWORD)
                        .header("Idempotency-Key", key())
                        .multiPart("deals", "deals.csv", DEALS.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/imports")
                        .then()
                        .body("errors[0].field", equalTo("commitments")),
                400,
                "invalid-request");
    }

    @Test
    void only_engineering_and_operations_import() {
        refused(
                given().auth()
                        .preemptive()
                        .basic("customer-success-1", Accounts.PASSWORD)
                        .header("Idempotency-Key", key())
                        .multiPart("deals", "deals.csv", DEALS.getBytes(StandardCharsets.UTF_8))
                        .multiPart("commitments", "commitments.csv", COMMITMENTS.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/imports")
                        .then(),
                403,
                "role-missing");
    }

    private void assertNothingWasTaken() throws SQLException {
        for (String table : new String[] {"deal", "commitment", "allocation", "allocation_line"}) {
            assertThat(database.count("SELECT count(*) FROM " + table))
                    .as(table)
                    .isZero();
        }
        assertThat(database.count("SELECT count(*) FROM algorithm_version WHERE version = 'long-ago-1'"))
                .isZero();
    }

    private static Arguments bad(String name, String deals, String commitments, String file, int row, String field) {
        return Arguments.of(name, deals, commitments, file, row, field);
    }

    private static String scenario(String name) throws IOException {
        try (InputStream file = ImportSpec.class.getResourceAsStream("/scenario/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
