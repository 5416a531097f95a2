package makewhole.allocation.deal;

import static io.restassured.RestAssured.given;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Surroundings;
import makewhole.allocation.testing.Waiting;
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
    private static final String DEALS = """
            deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,correction_window_ends_on,algorithm_version
            D-1,Alder Seed,USD,1,100.00,2024-03-10,2024-03-12,2024-04-09,long-ago-1
            """;
    private static final String COMMITMENTS = """
            deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked
            D-1,INV-1,80.00,50.00,60.00,STATUTORY,2024-02-18T20:00:00Z,60.00
            D-1,INV-2,80.00,0.00,,,2024-02-18T21:00:00Z,40.00
            """;

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    ForgetRefusedUploads forgetRefusedUploads;

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
    void every_error_is_counted_the_first_thousand_are_listed_and_ten_thousand_can_be_read_as_a_file() {
        StringBuilder commitments = new StringBuilder(COMMITMENTS);
        for (int i = 0; i < 10_500; i++) {
            commitments.append("D-1,INV-X%d,1.00,1.00,,,2024-02-18T20:00:00Z,-1\n".formatted(i));
        }
        ValidatableResponse answer = upload(DEALS, commitments.toString());
        refused(answer.body("errors", hasSize(1_000), "errorCount", is(10_500), "more", is(true)), 422, "rows-refused");
        String file = answer.extract().path("errorFile");
        String csv = errorFile("operations-1", file, "text/csv")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines())
                .hasSize(10_001)
                .startsWith("file,row,field,reason", "commitments.csv,4,booked,''-1' is negative");
        assertThat(errorFile("audit-1", file, "application/x-ndjson")
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .hasSize(10_000)
                .startsWith(
                        "{\"file\":\"commitments.csv\",\"row\":4,\"field\":\"booked\",\"reason\":\"'-1' is negative\"}");
        refused(errorFile("customer-success-1", file, "text/csv"), 403, "role-missing");
        refused(
                errorFile("operations-1", "/v1/imports/%s/errors".formatted(UUID.randomUUID()), "text/csv"),
                404,
                "not-found");
    }

    @Test
    void the_errors_of_a_refused_upload_are_forgotten_when_their_days_are_over() throws SQLException {
        String file =
                upload(DEALS, COMMITMENTS.replace("80.00", "-1")).extract().path("errorFile");
        forgetRefusedUploads.run();
        errorFile("operations-1", file, "text/csv").statusCode(200);
        database.execute("UPDATE refused_upload SET refused_at = refused_at - interval '8 days'");
        forgetRefusedUploads.run();
        errorFile("operations-1", file, "text/csv").statusCode(404);
        assertThat(database.count("SELECT count(*) FROM refused_upload_row")).isZero();
    }

    @Test
    void of_two_uploads_of_the_same_deal_at_the_same_moment_one_is_taken_and_the_other_is_told() throws Exception {
        database.execute("INSERT INTO algorithm_version (version, state) VALUES ('long-ago-1', 'RETIRED')");
        List<ValidatableResponse> answers = atTheSameMoment(() -> upload(DEALS, COMMITMENTS));
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
                .containsExactlyInAnyOrder(201, 422);
        for (ValidatableResponse answer : answers) {
            if (answer.extract().statusCode() == 422) {
                refused(
                        answer.body("errors[0].field", equalTo("deal_id"), "errors[0].row", is(2)),
                        422,
                        "rows-refused");
            }
        }
        assertThat(database.count("SELECT count(*) FROM commitment")).isEqualTo(2);
    }

    @Test
    void of_two_offers_of_the_same_deal_at_the_same_moment_one_is_taken_and_the_other_is_a_conflict() throws Exception {
        List<ValidatableResponse> answers = atTheSameMoment(() -> offer(aDeal("D-1")));
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()))
                .containsExactlyInAnyOrder(201, 409);
        for (ValidatableResponse answer : answers) {
            if (answer.extract().statusCode() == 409) {
                refused(answer, 409, "deal-exists", "D-1");
            }
        }
    }

    @Test
    void a_body_that_is_larger_than_is_taken_is_refused_before_it_is_sent() throws IOException {
        assertThat(answerToDeclared("/v1/imports", 2_000_000_000L))
                .contains("413", "/upload-too-large", "several uploads");
        assertThat(answerToDeclared("/v1/deals", 70_000_000L)).contains("413", "/upload-too-large");
    }

    private static String answerToDeclared(String path, long bytes) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: %d\r\n\r\n")
                            .formatted(path, bytes)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Both have looked for the deal and found none before either adds it: the first one waits for us with its row written. */
    private List<ValidatableResponse> atTheSameMoment(Callable<ValidatableResponse> request) throws Exception {
        try (Connection holder = database.asOwner();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE deal IN SHARE MODE");
            FutureTask<ValidatableResponse> first = Meanwhile.start(request);
            FutureTask<ValidatableResponse> second = Meanwhile.start(request);
            Waiting.until("both want to add the deal", first, () -> database.waiting("%INSERT INTO deal%") == 2);
            holder.rollback();
            return List.of(first.get(), second.get());
        }
    }

    private static ValidatableResponse errorFile(String account, String path, String format) {
        return given().auth()
                .preemptive()
                .basic(account, Accounts.PASSWORD)
                .accept(format)
                .get(path)
                .then();
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

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static ValidatableResponse upload(String deals, String commitments) {
        return upload(deals.getBytes(StandardCharsets.UTF_8), commitments.getBytes(StandardCharsets.UTF_8), key());
    }

    private static ValidatableResponse upload(byte[] deals, byte[] commitments, String key) {
        return given().auth()
                .preemptive()
                .basic("operations-1", Accounts.PASSWORD)
                .header("Idempotency-Key", key)
                .multiPart("deals", "deals.csv", deals)
                .multiPart("commitments", "commitments.csv", commitments)
                .post("/v1/imports")
                .then();
    }
}
