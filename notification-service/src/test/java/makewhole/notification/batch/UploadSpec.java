package makewhole.notification.batch;

import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class UploadSpec {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String BASIC = Base64.getEncoder()
            .encodeToString(("remediation-service:" + Accounts.PASSWORD).getBytes(StandardCharsets.UTF_8));

    @Test
    void lines_of_json_csv_and_json_make_the_same_notices() {
        List<List<String>> told = new ArrayList<>();
        Rows one = Rows.of(14);
        told.add(texts(created(one).getString("batch")));
        Rows two = Rows.of(14);
        told.add(
                texts(upload(NDJSON, two, ndjson(two)).statusCode(201).extract().path("batch")));
        Rows three = Rows.of(14);
        told.add(texts(upload(CSV, three, csv(three)).statusCode(201).extract().path("batch")));
        assertThat(told.get(0)).hasSize(14).isEqualTo(told.get(1)).isEqualTo(told.get(2));
    }

    @Test
    void thousands_of_rows_are_taken_as_one_batch_and_the_same_request_again_gives_the_same() {
        Rows rows = Rows.of(3_000);
        String body = ndjson(rows);
        String key = UUID.randomUUID().toString();
        JsonPath batch =
                upload(NDJSON, rows, body, key).statusCode(201).extract().jsonPath();
        assertThat(batch.getInt("rows")).isEqualTo(3_000);
        assertThat(batch.getInt("counts.CREATED")).isEqualTo(3_000);
        upload(NDJSON, rows, body, key).statusCode(201).body("batch", equalTo(batch.getString("batch")));
        madeUnder("remediation-service", key).statusCode(200).body("batch", equalTo(batch.getString("batch")));
        madeUnder("allocation-service", key).statusCode(404).body("type", endsWith("/not-found"));
        madeUnder("remediation-service", "another").statusCode(404);
        madeUnder("customer-success-1", key).statusCode(403);
        upload(NDJSON, rows, body + body, key).statusCode(422).body("type", endsWith("/idempotency-key-reused"));
        upload(NDJSON, rows, body).statusCode(409).body("type", endsWith("/notice-exists"));
    }

    @Test
    void rows_are_not_left_on_the_disk_whether_they_are_taken_or_something_else_is_wrong() {
        Rows rows = Rows.of(3);
        String marker = "Marker " + UUID.randomUUID();
        rows.recipient(2).put("name", marker);
        for (String query : List.of(
                "?plan=" + rows.plan() + "&planDigest=wrong&incident=INC-1",
                "?plan=nonsense&planDigest=" + Rows.DIGEST + "&incident=INC-1",
                "?planDigest=" + Rows.DIGEST)) {
            as("remediation-service")
                    .config(raw())
                    .contentType(NDJSON)
                    .body(ndjson(rows).getBytes(StandardCharsets.UTF_8))
                    .post("/v1/batches" + query)
                    .then()
                    .statusCode(both(greaterThanOrEqualTo(400)).and(lessThan(500)));
        }
        upload(NDJSON, rows, ndjson(rows)).statusCode(201);
        // The answer is sent a moment before the request is over.
        Told.await("the files to be deleted", () -> uploadsWith(marker).isEmpty());
    }

    private static List<Path> uploadsWith(String marker) {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("rows.*\\.upload"))
                    .filter(file -> has(file, marker))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean has(Path file, String marker) {
        try {
            return Files.readString(file).contains(marker);
        } catch (IOException deletedMeanwhile) {
            return false;
        }
    }

    private static ValidatableResponse madeUnder(String account, String key) {
        return as(account).get("/v1/batches/by-key/{key}", key).then();
    }

    @Test
    void every_error_of_every_row_is_in_the_error_file_and_nothing_is_kept() {
        Rows rows = Rows.of(2_500);
        for (int i = 1; i <= 1_200; i++) {
            rows.recipient(i).put("email", "nobody");
        }
        rows.row(2_500).put("line", "=HYPERLINK(1)");
        ValidatableResponse refused = upload(NDJSON, rows, ndjson(rows))
                .statusCode(422)
                .body("type", endsWith("/rows-refused"), "errors", hasSize(1_000))
                .body("errors[0].row", equalTo(1), "errors[0].field", equalTo("recipient.email"));
        String detail = refused.extract().path("detail");
        assertThat(detail).contains("1201 field(s)");
        String refusal = detail.replaceAll("(?s).*/v1/refused-batches/([0-9a-f-]{36})/errors.*", "$1");
        List<String> file = as("customer-success-1")
                .accept(CSV)
                .get("/v1/refused-batches/{refusal}/errors", refusal)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(file).hasSize(1_202).startsWith("row,field,reason");
        assertThat(file.getLast()).startsWith("2500,\"line\"");
        assertThat(String.join("", file))
                .as("it names rows and fields, not people")
                .doesNotContain("nobody");
        upload(NDJSON, Rows.of(1), "").statusCode(422).body("errors[0].reason", equalTo("there are no rows"));
        Rows mended = Rows.of(2_500);
        upload(NDJSON, rows, ndjson(mended)).statusCode(201);
        as("customer-success-1")
                .accept(CSV)
                .get("/v1/refused-batches/{refusal}/errors", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void a_row_that_tells_again_what_another_one_tells_far_above_it_is_named() {
        Rows rows = Rows.of(2_000);
        rows.all().add(rows.row(3));
        rows.all().add(rows.row(1_999));
        upload(NDJSON, rows, ndjson(rows))
                .statusCode(422)
                .body("type", endsWith("/rows-refused"), "errors.row", equalTo(List.of(2_001, 2_002)))
                .body("errors.field.unique()", equalTo(List.of("line")));
    }

    @Test
    void lines_that_cannot_be_read_are_named() {
        Rows rows = Rows.of(2);
        String good = ndjson(rows);
        upload(NDJSON, rows, good + "{\"line\":\"L-9\",\n[1]\n" + "x".repeat(70_000) + "\n{\"nickname\":1}\n")
                .statusCode(422)
                .body("errors.row", hasItems(3, 4, 5, 6))
                .body("errors.findAll{it.row==5}.reason", hasItem(containsString("longer than 65536 bytes")))
                .body("errors.findAll{it.row==3}.reason", hasItem(containsString("JSON")));
        upload(CSV, rows, "line,template\nL-1,refund\n")
                .statusCode(422)
                .body("errors.field", hasItems("investor", "amount"));
        upload(CSV, rows, csv(rows) + "L-1,refund\n")
                .statusCode(422)
                .body("errors.reason", hasItem(containsString("fields, the header has")));
        upload(CSV, rows, csv(rows).replaceFirst("100\\.01 USD", "a lot"))
                .statusCode(422)
                .body("errors.row", hasItem(2));
    }

    @Test
    void a_line_of_json_is_one_whole_row_and_is_named_as_the_file_counts_it() {
        Rows rows = Rows.of(2);
        List<String> good = ndjson(rows).lines().toList();
        String body = good.getFirst() + "\n\n" + good.getLast() + " {}\n"
                + good.getLast().replace("\"line\":", "\"line\":\"L-1\",\"line\":") + "\nnull\n"
                + good.getLast().replace("INV-", "INV\0") + "\n";
        ValidatableResponse refused = upload(NDJSON, rows, body)
                .statusCode(422)
                .body("errors.row", equalTo(List.of(3, 4, 5, 6)))
                .body("errors.findAll{it.row<6}.reason.unique()", hasSize(1))
                .body("errors[3].reason", containsString("NUL"));
        assertThat(errorFile(refused))
                .as("nothing is said of what was not read")
                .hasSize(1 + 4);
        upload(NDJSON, rows, "\uFEFF" + good.getFirst() + "\r\n\r\n" + good.getLast())
                .statusCode(201)
                .body("rows", equalTo(2));
    }

    @Test
    void rows_of_a_file_have_one_numbering_and_every_one_that_is_wrong_is_named() {
        Rows rows = Rows.of(3);
        rows.recipient(3).put("email", "nobody");
        String csv = csv(rows);
        int secondRow = csv.indexOf('\n', csv.indexOf('\n') + 1) + 1;
        String torn = csv.substring(0, secondRow) + "torn,row\n".repeat(1_500) + csv.substring(secondRow);
        ValidatableResponse refused = upload(CSV, rows, torn).statusCode(422).body("errors", hasSize(1_000));
        List<String> file = errorFile(refused);
        assertThat(file).hasSize(1 + 1_500 + 1);
        assertThat(file.get(1)).startsWith("3,\"\",\"has 2 fields");
        assertThat(file.get(1_500)).startsWith("1502,\"\",\"has 2 fields");
        assertThat(file.getLast()).as("as the lines of the file").startsWith("1504,\"recipient.email\"");
    }

    @Test
    void what_csv_cannot_carry_is_refused_and_says_how_it_can_be_sent() {
        Rows rows = Rows.of(1);
        String csv = csv(rows).replaceFirst("\n", ",fields.steps\n").stripTrailing() + ",EXCESS 100 USD\n";
        upload(CSV, rows, csv)
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].row", equalTo(2), "errors[0].field", equalTo("fields.steps"))
                .body("errors[0].reason", containsString("lines of JSON"));
    }

    private static List<String> errorFile(ValidatableResponse refused) {
        String detail = refused.extract().path("detail");
        return as("customer-success-1")
                .accept(CSV)
                .get(
                        "/v1/refused-batches/{refusal}/errors",
                        detail.replaceAll("(?s).*/v1/refused-batches/([0-9a-f-]{36})/errors.*", "$1"))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void an_upload_says_what_it_is_about_and_comes_from_a_service() {
        Rows rows = Rows.of(1);
        as("remediation-service")
                .config(raw())
                .contentType(NDJSON)
                .body(ndjson(rows))
                .post("/v1/batches?plan={plan}", rows.plan())
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"));
        as("customer-success-1")
                .config(raw())
                .contentType(NDJSON)
                .body(ndjson(rows))
                .post("/v1/batches?plan={plan}&planDigest={d}&incident=INC-1", rows.plan(), Rows.DIGEST)
                .then()
                .statusCode(403);
    }

    @Test
    void a_body_that_is_read_whole_says_how_long_it_is() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest chunked = HttpRequest.newBuilder(
                            URI.create("http://localhost:%d/v1/batches".formatted(RestAssured.port)))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + BASIC)
                    .header("Idempotency-Key", "chunked")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
                    .build();
            HttpResponse<String> answer = http.send(chunked, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("/body-too-large");
        }
    }

    @Test
    void before_an_approval_a_person_sees_totals_samples_and_what_stands_out() {
        Rows rows = Rows.of(24);
        rows.recipient(5).put("name", "山田太郎");
        rows.recipient(9).put("name", "A very long name that nobody else has in this whole batch of notices");
        rows.fields(7).put("amountDue", Rows.usd("90000.00"));
        rows.fields(7).put("principal", Rows.usd("90000.00"));
        rows.fields(7).put("interest", Rows.usd("0.00"));
        rows.row(7).put("amount", Rows.usd("90000.00"));
        String batch = created(rows).getString("batch");
        JsonPath review = as("customer-success-1")
                .get("/v1/batches/{batch}/review", batch)
                .then()
                .statusCode(200)
                .body("parts.rows.sum()", equalTo(24))
                .body("outliers.findAll{it.reason=='LARGEST_AMOUNT'}.notice.line", hasItem("L-0007"))
                .body("outliers.findAll{it.reason=='LONGEST_NAME'}.notice.line", hasItem("L-0009"))
                .body("outliers.findAll{it.reason=='FOREIGN_CHARACTERS'}.notice.line", equalTo(List.of("L-0005")))
                .extract()
                .jsonPath();
        assertThat(review.getList("samples", Map.class)).hasSizeGreaterThanOrEqualTo(6);
        as("engineering-1").get("/v1/batches/{batch}/review", batch).then().statusCode(403);
        as("audit-1")
                .get("/v1/batches/{batch}/review", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static List<String> texts(String batch) {
        return as("audit-1")
                .get("/v1/batches/{batch}/notices", batch)
                .jsonPath()
                .getList("items.notice", String.class)
                .stream()
                .map(notice -> as("audit-1").get("/v1/notices/{notice}", notice).jsonPath())
                .map(notice -> notice.getString("subject") + notice.getString("text") + notice.getString("recipient"))
                .toList();
    }

    private static ValidatableResponse upload(String type, Rows rows, String body) {
        return upload(type, rows, body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse upload(String type, Rows rows, String body, String key) {
        return as("remediation-service", key)
                .config(raw())
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(
                        "/v1/batches?plan={plan}&planDigest={digest}&incident={incident}",
                        rows.plan(),
                        Rows.DIGEST,
                        Rows.INCIDENT)
                .then()
                .log()
                .ifStatusCodeIsEqualTo(400);
    }

    private static RestAssuredConfig raw() {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(NDJSON, ContentType.TEXT)
                        .encodeContentTypeAs(CSV, ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    private static String ndjson(Rows rows) {
        return rows.all().stream().map(UploadSpec::line).collect(Collectors.joining());
    }

    private static String line(Map<String, Object> row) {
        try {
            return JSON.writeValueAsString(row) + "\n";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static String csv(Rows rows) {
        TreeSet<String> fields = new TreeSet<>();
        rows.all().forEach(row -> fields.addAll(map(row.get("fields")).keySet()));
        StringBuilder csv = new StringBuilder("line,template,investor,name,email,locale,amount");
        fields.forEach(field -> csv.append(",fields.").append(field));
        IntStream.rangeClosed(1, rows.all().size()).forEach(number -> {
            Map<String, Object> row = rows.row(number);
            Map<String, Object> to = rows.recipient(number);
            csv.append("\n%s,%s,%s,%s,%s,%s,%s"
                    .formatted(
                            row.get("line"),
                            row.get("template"),
                            to.get("investor"),
                            to.get("name"),
                            to.get("email"),
                            to.get("locale"),
                            cell(row.get("amount"))));
            fields.forEach(
                    field -> csv.append(',').append(cell(map(row.get("fields")).get(field))));
        });
        return csv.append('\n').toString();
    }

    private static String cell(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Map<?, ?> money) {
            return money.get("amount") + " " + money.get("currency");
        }
        return value == null ? "" : "\"" + value + "\"";
    }

    @SuppressWarnings("unchecked") // made by Rows
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(value);
    }
}
