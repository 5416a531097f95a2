package makewhole.remediation.postmortem;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.PostMortemRefusal;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.Scenario;
import makewhole.remediation.testing.Story;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** How a post-mortem is drafted, edited, reviewed and published. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PostMortemSpec {
    private static final Subject PUBLISHER = new Subject("engineering-2", Role.ENGINEERING);

    @Inject
    AllocationStandIn allocation;

    @Inject
    PublishPostMortem publishPostMortem;

    @Inject
    Jdbi jdbi;

    @Test
    void it_is_drafted_from_what_is_known_and_holds_no_personal_data() throws IOException {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        as("engineering-1")
                .body(Map.of(
                        "answers",
                        Map.of(
                                "technical-cause",
                                "Caps were looked at once; Bram Gruber (INV-00001) and"
                                        + " wen.xu.5@investors.example noticed."),
                        "submit",
                        false))
                .put("/v1/incidents/{incident}/inquiries/ENGINEERING/answers", plan.incident())
                .then()
                .statusCode(200);
        drafted(plan.incident());

        String markdown = read(plan.incident(), "text/markdown");
        String html = read(plan.incident(), "text/html");

        assertThat(markdown)
                .contains("## Impact in numbers")
                .contains("189712.58 USD")
                .contains("215 findings")
                .contains("Caps were looked at once");
        assertThat(html)
                .contains("<svg")
                .contains("<table>")
                .doesNotContain("src=\"http")
                .doesNotContain("<script");
        byte[] pdf = as("audit-1")
                .accept("application/pdf")
                .get("/v1/incidents/{incident}/post-mortem", plan.incident())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        String printed;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            printed = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(document.getNumberOfPages()).isBetween(2, 12);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            document.getPage(0)
                    .getResources()
                    .getFontNames()
                    .forEach(name -> assertThat(font(document, name))
                            .as("a font that is inside")
                            .isTrue());
        }
        assertThat(printed)
                .contains("Impact in numbers", "given too much: 189712.58 USD", "Caps were looked at once", "Actions");
        for (NamedCsvRecord investor : Scenario.rows("investors.csv")) {
            for (String field : List.of("legal_name", "email", "account")) {
                assertThat(printed).doesNotContain(investor.getField(field));
                assertThat(markdown).doesNotContain(investor.getField(field));
                assertThat(html).doesNotContain(investor.getField(field));
            }
        }
        Files.write(Path.of("target", "post-mortem.pdf"), pdf);
        Files.writeString(Path.of("target", "post-mortem.html"), html);
        Files.writeString(Path.of("target", "post-mortem.md"), markdown);
    }

    @Test
    void what_supplements_grant_is_part_of_the_impact_once_they_are_released() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String granted = supplement(plan, "12.34");
        drafted(plan.incident());
        assertThat(read(plan.incident(), "text/markdown"))
                .contains(ReleasedPlan.expectedDue() + " USD is due to")
                .doesNotContain("granted beyond the plan");

        String digest = Story.frozen(granted);
        List.of("legal-2", "operations-1", "finance-1")
                .forEach(account -> Story.approving(account, granted, digest).statusCode(201));
        Story.releasing(granted, digest).statusCode(200);
        supplement(plan, "99.99");
        drafted(plan.incident());
        String all = new BigDecimal(ReleasedPlan.expectedDue())
                .add(new BigDecimal("12.34"))
                .toPlainString();
        assertThat(read(plan.incident(), "text/markdown"))
                .contains(all + " USD is due to")
                .contains("12.34 USD of it, to 1 investor, was granted beyond the plan")
                .contains("| granted beyond the plan | 1 | 12.34 USD | – | – |")
                .doesNotContain("99.99");
    }

    @Test
    void people_edit_it_but_name_nobody_and_another_person_publishes_it() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        drafted(plan.incident());

        edit(plan.incident(), "luck", "Wen Xu was kind.")
                .statusCode(409)
                .body("type", containsString("/names-a-person"), "detail", containsString("INV-00005"));
        for (String broken : List.of("Wen\nXu", "wen  xu", "8768 6321 55", "Paid to 8768-6321-55.")) {
            edit(plan.incident(), "luck", broken)
                    .statusCode(409)
                    .body("type", containsString("/names-a-person"), "detail", containsString("INV-00005"));
        }
        edit(plan.incident(), "fate", "x").statusCode(400);
        edit(plan.incident(), "luck", "We were lucky.").statusCode(200);
        drafted(plan.incident());
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem", plan.incident())
                .then()
                .body("sections.luck", equalTo("We were lucky."));

        publish("engineering-1", plan.incident())
                .statusCode(403)
                .body("type", containsString("/second-person-required"));
        publish("engineering-2", plan.incident())
                .statusCode(409)
                .body("type", containsString("/post-mortem-not-reviewed"));
        for (String author : List.of("engineering-1", "legal-1")) {
            review(author, plan.incident()).statusCode(403).body("type", containsString("/second-person-required"));
        }
        review("finance-1", plan.incident()).statusCode(200).body("state", equalTo("REVIEWED"));
        edit(plan.incident(), "luck", "We were lucky, twice.").statusCode(200).body("state", equalTo("DRAFT"));
        publish("engineering-2", plan.incident()).statusCode(409);
        review("finance-1", plan.incident()).statusCode(200).body("reviewedBy", equalTo("finance-1"));
        publish("engineering-2", plan.incident()).statusCode(200).body("state", equalTo("PUBLISHED"));
        edit(plan.incident(), "luck", "None.").statusCode(409).body("type", containsString("/post-mortem-published"));
    }

    @Test
    void a_title_that_names_somebody_is_told_without_the_name() {
        Story.scenarioImported();
        String incident = as("engineering-1")
                .body(Map.of(
                        "title", "Wen Xu was given too much",
                        "discoveredOn", "2026-09-21",
                        "reportedDeals", List.of("D-2024-09-09"),
                        "suspectedVersion", "proration-1"))
                .post("/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("incident");
        drafted(incident);
        for (String type : List.of("text/markdown", "text/html")) {
            assertThat(read(incident, type))
                    .contains("INV-00005 was given too much")
                    .doesNotContain("Wen Xu");
        }
    }

    @Test
    void what_no_parser_of_xml_reads_is_published_as_spaces() throws IOException {
        String incident = Story.declared();
        as("engineering-1")
                .body(Map.of("answers", Map.of("technical-cause", "Looked\u000Bat once"), "submit", false))
                .put("/v1/incidents/{incident}/inquiries/ENGINEERING/answers", incident)
                .then()
                .statusCode(200);
        AsOwner.execute("UPDATE incident SET title = E'Given\\u000Btoo much' WHERE id = '%s'".formatted(incident));
        drafted(incident);
        edit(incident, "luck", "We\u0001were &#11; lucky &#xFFFF; \uFFFE.").statusCode(200);
        review("finance-1", incident).statusCode(200);

        publish("engineering-2", incident).statusCode(200).body("state", equalTo("PUBLISHED"));

        String html = edition(incident, "text/html").asString();
        assertThat(html)
                .contains("Given too much", "Looked at once", "We were")
                .doesNotContain("\u000B", "\u0001", "\uFFFE", "\uFFFF");
        try (PDDocument pdf =
                Loader.loadPDF(edition(incident, "application/pdf").asByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Given too much", "Looked at once", "We were lucky .");
        }
        assertThat(edition(incident, "text/markdown").asString()).contains("Looked");
    }

    @Test
    void what_is_published_is_what_was_reviewed_though_somebody_edits_while_it_is_printed() {
        String incident = Story.declared();
        IncidentId id = new IncidentId(incident);
        drafted(incident);
        edit(incident, "luck", "We looked in time.").statusCode(200);
        assertThat(publishPostMortem.print(id, PUBLISHER)).as("not reviewed").isEmpty();
        review("finance-1", incident).statusCode(200);
        assertThat(publishPostMortem.print(id, new Subject("engineering-1", Role.ENGINEERING)))
                .as("by whoever had it drafted")
                .isEmpty();
        Optional<PrintedEdition> printed = publishPostMortem.print(id, PUBLISHER);
        assertThat(printed).isPresent();

        edit(incident, "luck", "It was a guess.").statusCode(200);
        refused(id, printed, PostMortemRefusal.NotReviewed.class);
        review("finance-1", incident).statusCode(200);
        refused(id, printed, PostMortemRefusal.ChangedMeanwhile.class);
        refused(id, Optional.empty(), PostMortemRefusal.ChangedMeanwhile.class);
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem/editions/1", incident)
                .then()
                .statusCode(404);

        publish("engineering-2", incident).statusCode(200);
        for (String type : List.of("text/html", "text/markdown")) {
            assertThat(edition(incident, type).asString())
                    .contains("It was a guess.")
                    .doesNotContain("We looked in time.");
        }
    }

    @Test
    void it_is_printed_before_anything_is_locked_and_not_published_if_it_is_another_text_then() throws SQLException {
        String incident = Story.declared();
        drafted(incident);
        edit(incident, "luck", "We looked in time.").statusCode(200);
        review("finance-1", incident).statusCode(200);

        CompletableFuture<ValidatableResponse> publication;
        try (Connection connection = AsOwner.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM post_mortem WHERE incident = '%s' FOR UPDATE".formatted(incident));
            publication =
                    CompletableFuture.supplyAsync(() -> publish("engineering-2", incident), Thread::startVirtualThread);
            eventually(() -> assertThat(waiting()).isEqualTo(1));
            statement.execute(
                    "UPDATE post_mortem_section SET markdown = 'It was a guess.' WHERE incident = '%s' AND section = 'LUCK'"
                            .formatted(incident));
            connection.commit();
        }

        publication.join().statusCode(409).body("type", containsString("/post-mortem-changed"));
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .body("state", equalTo("REVIEWED"));
    }

    @Test
    void nothing_is_printed_within_a_transaction() {
        IncidentId id = new IncidentId(Story.declared());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> publishPostMortem.print(id, PUBLISHER)))
                .isInstanceOf(TransactionalException.class);
    }

    private void refused(IncidentId id, Optional<PrintedEdition> printed, Class<? extends Refusal> why) {
        assertThatThrownBy(() -> publishPostMortem.publish(id, printed, PUBLISHER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(why));
    }

    private long waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE '%post_mortem%'
                        """).mapTo(Long.class).one());
    }

    private static Response edition(String incident, String type) {
        return as("audit-1")
                .accept(type)
                .get("/v1/incidents/{incident}/post-mortem/editions/1", incident)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static String supplement(ReleasedPlan plan, String amount) {
        return as("legal-1")
                .body(Map.of(
                        "paymentDay",
                        "2026-09-30",
                        "grants",
                        List.of(Map.of(
                                "line", "L-0001",
                                "amount", Map.of("amount", amount, "currency", "USD"),
                                "part", "GAIN",
                                "reason", "What came to light later"))))
                .post("/v1/plans/{plan}/supplements", plan.plan())
                .then()
                .statusCode(201)
                .extract()
                .path("plan");
    }

    private static boolean font(PDDocument document, COSName name) {
        try {
            return document.getPage(0).getResources().getFont(name).isEmbedded();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ValidatableResponse review(String account, String incident) {
        return as(account)
                .body(Map.of("comment", "Read"))
                .post("/v1/incidents/{incident}/post-mortem/review", incident)
                .then();
    }

    private static void drafted(String incident) {
        as("engineering-1")
                .post("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse edit(String incident, String section, String text) {
        return as("legal-1")
                .body(Map.of("sections", Map.of(section, text)))
                .put("/v1/incidents/{incident}/post-mortem", incident)
                .then();
    }

    private static ValidatableResponse publish(String account, String incident) {
        return as(account)
                .post("/v1/incidents/{incident}/post-mortem/publication", incident)
                .then();
    }

    private static String read(String incident, String type) {
        return as("audit-1")
                .accept(type)
                .get("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
