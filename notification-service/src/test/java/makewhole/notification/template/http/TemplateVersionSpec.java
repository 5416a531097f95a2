package makewhole.notification.template.http;

import static makewhole.notification.testing.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import makewhole.notification.testing.OwnerOfDatabase;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.platform.testing.EmbeddedDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only {@code status} is rewritten here: no other test reads it. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class TemplateVersionSpec {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LOCALES = List.of("en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP");
    private static final String WANT_TO_KEEP_ONE = """
            SELECT count(*) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE '%INSERT INTO template_version%'
            """;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

    @Inject
    Jdbi jdbi;

    @Test
    void a_new_version_is_used_once_another_person_has_approved_it() {
        JsonPath version = written("customer-success-1", declaration(), sources("Where we stand today"));
        int number = version.getInt("version");
        assertThat(number).as("no release ships it").isGreaterThan(1_000);
        assertThat(version.getString("author")).isEqualTo("customer-success-1");
        assertThat(version.getString("writtenAt")).startsWith("20");
        assertThat(version.getList("breaking")).isEmpty();
        assertThat(preview("/v1/templates/status/preview")).doesNotContain("Where we stand today");
        assertThat(preview("/v1/templates/status/versions/%d/preview".formatted(number)))
                .contains("Where we stand today");

        approve("customer-success-1", number, version.getString("digest"))
                .statusCode(409)
                .body("type", endsWith("/own-template"));
        approve("customer-success-2", number, "sha256:" + "0".repeat(64))
                .statusCode(409)
                .body("type", endsWith("/digest-stale"));
        approve("legal-1", number, version.getString("digest")).statusCode(403);
        approve("customer-success-2", number, version.getString("digest"))
                .statusCode(200)
                .body("approvedBy", equalTo("customer-success-2"));
        approve("customer-success-2", number, version.getString("digest"))
                .statusCode(409)
                .body("type", endsWith("/template-approved"));

        Told.await(
                "the new version", () -> preview("/v1/templates/status/preview").contains("Where we stand today"));
        as("audit-1")
                .get("/v1/templates/status/versions")
                .then()
                .statusCode(200)
                .body("items[0].author", equalTo("makewhole"))
                .body("items[0].approvedBy", equalTo("release"))
                .body("items.version", hasItem(number));
    }

    @Test
    void what_changed_is_shown_line_by_line() {
        int number =
                written("engineering-1", declaration(), sources("Another line")).getInt("version");
        as("customer-success-1")
                .get("/v1/templates/status/versions/{version}/difference?from=3", number)
                .then()
                .statusCode(200)
                .body("files.'en-US'", hasItems("+Another line", " Dear {{recipientName}},"))
                .body("files", hasKey("ja-JP"))
                .body("files", hasKey("declaration"));
        as("customer-success-1")
                .get("/v1/templates/status/versions/{version}/difference?from=999", number)
                .then()
                .statusCode(404);
    }

    @Test
    void a_version_from_before_a_release_shipped_the_same_number_is_still_found_by_it() {
        int number = written("engineering-1", declaration(), sources("Words of our own"))
                .getInt("version");
        OwnerOfDatabase.does("""
                INSERT INTO template_version (template, version, declaration, sources, digest, author, written_at)
                SELECT template, 3, declaration, sources, digest, author, written_at FROM template_version
                WHERE template = 'status' AND version = %d
                """.formatted(number));
        try {
            assertThat(preview("/v1/templates/status/versions/3/preview")).contains("Words of our own");
        } finally {
            OwnerOfDatabase.does("DELETE FROM template_version WHERE template = 'status' AND version = 3");
        }
    }

    @Test
    void a_change_of_fields_that_breaks_those_who_send_rows_is_flagged() {
        ObjectNode declaration = declaration();
        ArrayNode fields = (ArrayNode) declaration.get("fields");
        fields.removeIf(field -> field.path("name").asText().equals("link"));
        fields.forEach(field -> {
            if (field.path("name").asText().equals("affected")) {
                ((ObjectNode) field).put("type", "TEXT");
            }
            if (field.path("name").asText().equals("next")) {
                ((ObjectNode) field).remove("optional");
            }
        });
        fields.addObject().put("name", "regulator").put("type", "TEXT").put("sample", "The regulator");
        Map<String, String> sources = sources("For {{regulator}}");
        sources.replaceAll((locale, source) -> source.replaceAll("(?s)\\{\\{#link}}.*?\\{\\{/link}}", ""));
        JsonPath version = written("legal-1", declaration, sources);
        assertThat(version.getList("breaking", String.class))
                .containsExactlyInAnyOrder(
                        "affected was INTEGER and is TEXT",
                        "next could be left out and must be given",
                        "regulator is new and must be given",
                        "link is gone");
        as("audit-1")
                .get("/v1/templates/status/versions")
                .then()
                .body("items[-1].breaking", hasItem("link is gone"))
                .body("items[-1].approvedBy", nullValue())
                .body("items[0].breaking", empty());
    }

    @Test
    void a_version_that_cannot_be_rendered_in_every_language_is_not_kept() {
        write("engineering-1", declaration(), sources("Hello {{nobody}}"))
                .statusCode(400)
                .body("detail", containsString("nobody"));
        write("engineering-1", declaration(), sources("Hello {{> other}}")).statusCode(400);
        write("engineering-1", declaration(), Map.of("en-US", "subject: Hello\n\nHello"))
                .statusCode(400)
                .body("detail", containsString("ja-JP"));
        ObjectNode noSample = declaration();
        ((ObjectNode) noSample.get("fields").get(0)).put("sample", "");
        write("engineering-1", noSample, sources("Hello")).statusCode(400);
        write("finance-1", declaration(), sources("Hello")).statusCode(403);
        as("audit-1")
                .get("/v1/templates/nothing/versions")
                .then()
                .statusCode(404)
                .body("items", not(contains("nothing")));
    }

    @ParameterizedTest
    @CsvSource({
        "'1. first', numbered list",
        "'# Large', heading of level 1",
        "'### Small', heading of level 3",
        "'some `code` here', code",
        "'    indented', code",
        "'> said somebody', quotation",
        "'![logo](https://northgate.example/logo.png)', picture",
        "'<b>bold</b>', HTML",
        "'- one\n  - within', a point of a list"
    })
    void what_a_letter_or_the_plain_text_could_not_say_is_not_kept(String markdown, String named) {
        write("engineering-1", declaration(), sources("Before\n\n" + markdown.replace("\\n", "\n") + "\n\nAfter"))
                .statusCode(400)
                .body("detail", containsString(named));
    }

    @Test
    void of_two_versions_written_at_the_same_moment_one_is_kept_and_the_other_is_told() throws Exception {
        try (Connection holder = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = holder.createStatement();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE template_version IN SHARE MODE");
            List<Future<ValidatableResponse>> answers = List.of(
                    writers.submit(() -> write("engineering-1", declaration(), sources("One"))),
                    writers.submit(() -> write("legal-1", declaration(), sources("Another"))));
            Told.await("both want to keep theirs", () -> wantingToKeepOne() == 2);
            holder.rollback();

            List<Integer> statuses = new ArrayList<>();
            for (Future<ValidatableResponse> answer : answers) {
                int status = answer.get().extract().statusCode();
                statuses.add(status);
                if (status == 409) {
                    answer.get().body("type", endsWith("/template-version-exists"), "detail", containsString("status"));
                }
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        }
    }

    private int wantingToKeepOne() {
        return jdbi.withHandle(handle ->
                handle.createQuery(WANT_TO_KEEP_ONE).mapTo(Integer.class).one());
    }

    private static JsonPath written(String author, ObjectNode declaration, Map<String, String> sources) {
        return write(author, declaration, sources).statusCode(201).extract().jsonPath();
    }

    private static ValidatableResponse write(String author, ObjectNode declaration, Map<String, String> sources) {
        return as(author)
                .body(Map.of("declaration", declaration, "sources", sources))
                .post("/v1/templates/status/versions")
                .then();
    }

    private static ValidatableResponse approve(String account, int version, String digest) {
        return as(account)
                .body(Map.of("digest", digest))
                .post("/v1/templates/status/versions/{version}/approval", version)
                .then();
    }

    private static String preview(String path) {
        return as("customer-success-1")
                .body(Map.of(
                        "locale",
                        "en-US",
                        "fields",
                        Map.of(
                                "incident", "INC-2026-001",
                                "title", "Wrong shares",
                                "asOf", "2026-09-24",
                                "state", "contained",
                                "affected", "215",
                                "facts", List.of("Two deals were wrong."),
                                "contactEmail", "care@northgate.example")))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("text");
    }

    private static ObjectNode declaration() {
        try {
            return (ObjectNode) JSON.readTree(shipped("declaration.json"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The shipped sources, with one more line at their end. */
    private static Map<String, String> sources(String line) {
        Map<String, String> sources = new TreeMap<>();
        LOCALES.forEach(locale -> sources.put(locale, shipped(locale + ".md") + "\n" + line + "\n"));
        return sources;
    }

    private static String shipped(String file) {
        try (InputStream source = TemplateVersionSpec.class.getResourceAsStream("/templates/status/3/" + file)) {
            return new String(java.util.Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
