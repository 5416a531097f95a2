package makewhole.remediation.inquiry;

import static makewhole.remediation.testing.As.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.OtherServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class InquirySpec {
    private String inquiries = "";

    @BeforeEach
    void anIncident() {
        String incident = as("legal-1")
                .body("""
                        {"title": "Wrong shares", "discoveredOn": "2026-09-21", "reportedDeals": [],
                         "suspectedVersion": "proration-1"}
                        """)
                .post("/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("incident");
        inquiries = "/v1/incidents/" + incident + "/inquiries";
    }

    @Test
    void five_teams_are_asked_as_soon_as_an_incident_is_declared() {
        as("audit-2")
                .get(inquiries)
                .then()
                .statusCode(200)
                .body("items.team", contains("CUSTOMER_SUCCESS", "ENGINEERING", "OPERATIONS", "LEGAL", "FINANCE"))
                .body("items.state.unique()", contains("OPEN"));
    }

    @Test
    void a_team_answers_for_itself_and_nobody_else_does() {
        answer("finance-1", "LEGAL", Map.of("litigation", "none"), false)
                .statusCode(403)
                .body("type", containsString("/role-missing"));

        answer("finance-1", "FINANCE", answersOf(Team.FINANCE), true)
                .statusCode(200)
                .body("state", equalTo("ANSWERED"))
                .body("questions.find { it.id == 'reserve' }.answer", equalTo("1000.00 USD"));
        answer("finance-2", "FINANCE", Map.of("materiality", "none"), false)
                .statusCode(409)
                .body("type", containsString("/inquiry-settled"));
    }

    @Test
    void an_answer_that_is_not_of_the_type_asked_for_is_refused_by_name() {
        answer("finance-1", "FINANCE", Map.of("reserve", "a lot"), false)
                .statusCode(400)
                .body("errors.field", hasItem("answers.reserve"));
        answer("legal-1", "LEGAL", Map.of("regulator-deadline-on", "soon"), false)
                .statusCode(400);
        answer("legal-1", "LEGAL", Map.of("regulator-notice", "PERHAPS"), false).statusCode(400);
        answer("legal-1", "LEGAL", Map.of("no-such-question", "x"), false).statusCode(400);
    }

    @Test
    void what_is_not_complete_is_kept_as_a_draft_and_cannot_be_handed_in() {
        answer("engineering-1", "ENGINEERING", Map.of("fix", "proration-2"), true)
                .statusCode(409)
                .body("type", containsString("/answers-missing"))
                .body("detail", containsString("technical-cause"));
        answer("engineering-1", "ENGINEERING", Map.of("fix", "proration-2"), false)
                .statusCode(200)
                .body("state", equalTo("OPEN"));
        answer("engineering-2", "ENGINEERING", Map.of("trigger", "caps"), false)
                .body("questions.findAll { it.answer != null }", hasSize(2));
    }

    @Test
    void legal_may_do_without_a_team_for_a_reason() {
        as("operations-1")
                .body(Map.of("reason", "no"))
                .post(inquiries + "/OPERATIONS/waiver")
                .then()
                .statusCode(403);
        as("legal-2")
                .body(Map.of("reason", " "))
                .post(inquiries + "/OPERATIONS/waiver")
                .then()
                .statusCode(400);
        as("legal-2")
                .body(Map.of("reason", "Operations answered in the meeting"))
                .post(inquiries + "/OPERATIONS/waiver")
                .then()
                .statusCode(200)
                .body("state", equalTo("WAIVED"));
    }

    private io.restassured.response.ValidatableResponse answer(
            String account, String team, Map<String, String> answers, boolean submit) {
        return as(account)
                .body(Map.of("answers", answers, "submit", submit))
                .put(inquiries + "/" + team + "/answers")
                .then();
    }

    private static Map<String, String> answersOf(Team team) {
        Map<String, String> answers = new TreeMap<>();
        for (Question question : Questions.of(team)) {
            answers.put(
                    question.id(),
                    switch (question.type()) {
                        case TEXT -> "An answer";
                        case CHOICE -> question.choices().getFirst();
                        case MONEY -> "1000.00 USD";
                        case DATE -> "2026-09-22";
                    });
        }
        return answers;
    }
}
