package makewhole.remediation.postmortem;

import static makewhole.remediation.testing.As.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.Scenario;
import makewhole.remediation.testing.Story;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** How a post-mortem is drafted, edited, reviewed and published. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class PostMortemSpec {
    @Inject
    AllocationStandIn allocation;

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

    private static io.restassured.response.ValidatableResponse review(String account, String incident) {
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

    private static io.restassured.response.ValidatableResponse edit(String incident, String section, String text) {
        return as("legal-1")
                .body(Map.of("sections", Map.of(section, text)))
                .put("/v1/incidents/{incident}/post-mortem", incident)
                .then();
    }

    private static io.restassured.response.ValidatableResponse publish(String account, String incident) {
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
