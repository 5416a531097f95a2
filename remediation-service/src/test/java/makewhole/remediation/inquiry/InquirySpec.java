package makewhole.remediation.inquiry;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class InquirySpec {
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Inject
    RehearsalClock clock;

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
    void a_question_is_refused_under_its_own_type_and_every_type_of_answer_is_checked() {
        answer("legal-1", "LEGAL", Map.of("no-such-question", "x"), false)
                .body("type", endsWith("/question-unknown"), "errors.field", contains("answers.no-such-question"));
        answer("legal-1", "LEGAL", Map.of("regulator-deadline-on", "soon"), false)
                .body("type", endsWith("/answer-not-of-type"), "detail", containsString("DATE"));
        answer("legal-1", "LEGAL", Map.of("regulator-notice", "PERHAPS"), false)
                .body("type", endsWith("/answer-not-of-type"), "detail", containsString("YES, NO, UNDECIDED"));
        answer("finance-1", "FINANCE", Map.of("reserve", "12.345 USD"), false)
                .body("type", endsWith("/answer-not-of-type"), "detail", containsString("MONEY"));
        answer("finance-1", "FINANCE", Map.of("paying-accounts", " "), false)
                .body("type", endsWith("/answer-not-of-type"), "detail", containsString("TEXT"));
        for (String file : List.of("opinion.pdf", "opinion.pdf sha256:12", "../opinion.pdf " + DIGEST)) {
            answer("legal-1", "LEGAL", Map.of("opinion-file", file), false)
                    .statusCode(400)
                    .body("type", endsWith("/answer-not-of-type"), "detail", containsString("FILE"));
        }
        answer("legal-1", "LEGAL", Map.of("opinion-file", "opinion.pdf " + DIGEST), false)
                .statusCode(200);
    }

    @Test
    void an_inquiry_is_complete_without_what_is_optional() {
        Map<String, String> needed = answersOf(Team.LEGAL);
        Questions.newest().of(Team.LEGAL).stream().filter(Question::optional).forEach(one -> needed.remove(one.id()));
        assertThat(needed).hasSizeLessThan(answersOf(Team.LEGAL).size());
        answer("legal-1", "LEGAL", needed, true).statusCode(200).body("questionsVersion", equalTo(2));
    }

    @Test
    void two_persons_do_without_a_team_one_of_them_of_legal() {
        as("legal-1")
                .body(Map.of("reason", "Operations answered in the meeting"))
                .post(inquiries + "/OPERATIONS/waiver/approval")
                .then()
                .statusCode(409)
                .body("type", endsWith("/waiver-not-requested"));
        as("legal-1")
                .body(Map.of("reason", " "))
                .post(inquiries + "/OPERATIONS/waiver")
                .then()
                .statusCode(400);
        as("legal-1")
                .body(Map.of("reason", "Operations answered in the meeting"))
                .post(inquiries + "/OPERATIONS/waiver")
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"), "waiver.requestedBy", equalTo("legal-1"));
        as("legal-1")
                .body(Map.of("reason", "Operations answered in the meeting"))
                .post(inquiries + "/OPERATIONS/waiver/approval")
                .then()
                .statusCode(403)
                .body("type", endsWith("/second-person-required"));
        as("finance-1").post(inquiries + "/OPERATIONS/waiver/approval").then().statusCode(403);
        as("legal-2")
                .body(Map.of("reason", "Something that was asked for before"))
                .post(inquiries + "/OPERATIONS/waiver/approval")
                .then()
                .statusCode(409)
                .body("type", endsWith("/waiver-changed"), "detail", containsString("answered in the meeting"));
        as("legal-2")
                .body(Map.of("reason", "Operations answered in the meeting"))
                .post(inquiries + "/OPERATIONS/waiver/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("WAIVED"), "waiver.approvedBy", equalTo("legal-2"))
                .body("waivedBecause", equalTo("Operations answered in the meeting"));
    }

    @Test
    void an_inquiry_has_an_owner_and_its_day_is_moved_for_a_reason_but_not_into_the_past() {
        as("finance-2")
                .body(Map.of("person", "finance-1"))
                .post(inquiries + "/FINANCE/owner")
                .then()
                .statusCode(200)
                .body("owner", equalTo("finance-1"), "overdue", equalTo(false));
        as("legal-1")
                .body(Map.of("due", "2026-09-30", "reason", "The auditors are asked first"))
                .post(inquiries + "/FINANCE/due")
                .then()
                .statusCode(200)
                .body("due", equalTo("2026-09-30"));
        as("legal-1")
                .body(Map.of("due", "2026-09-01", "reason", "Haste"))
                .post(inquiries + "/FINANCE/due")
                .then()
                .statusCode(409)
                .body("type", endsWith("/due-day-past"));
        as("legal-1")
                .body(Map.of("due", "2026-09-30"))
                .post(inquiries + "/FINANCE/due")
                .then()
                .statusCode(400);
    }

    @Test
    void who_has_not_answered_is_reminded_once_and_then_the_lead_hears_of_it() {
        as("finance-2")
                .body(Map.of("person", "finance-1"))
                .post(inquiries + "/FINANCE/owner")
                .then()
                .statusCode(200);
        clock.moveTo(Instant.parse("2026-09-23T09:00:00Z"));
        try {
            eventually(() -> reminders()
                    .body("items.findAll { it.about == 'inquiry to FINANCE' }.to", contains("finance-1"))
                    .body("items.findAll { it.about == 'inquiry to FINANCE' }.urgency", contains("SOON"))
                    .body("items.findAll { it.about == 'inquiry to ENGINEERING' }.urgency", hasItem("OVERDUE")));
            clock.moveTo(Instant.parse("2026-09-25T09:00:00Z"));
            eventually(() -> reminders()
                    .body("items.findAll { it.about == 'inquiry to FINANCE' }.urgency", contains("SOON", "OVERDUE"))
                    .body("items.findAll { it.about == 'inquiry to FINANCE' }.to", contains("finance-1", "legal-1")));
            as("audit-1").get(inquiries).then().body("items.find { it.team == 'FINANCE' }.overdue", equalTo(true));
            as("audit-1")
                    .get(inquiries.replace("inquiries", "timeline"))
                    .then()
                    .body(
                            "items.findAll { it.facts.what == 'inquiry to FINANCE' }.event",
                            contains("overdue-escalated"));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void what_teams_say_is_put_together_as_impact_drafts_too() {
        answer("customer-success-1", "CUSTOMER_SUCCESS", Map.of("harm-described", "They missed a share"), false);
        answer("finance-1", "FINANCE", answersOf(Team.FINANCE), true);
        answer("legal-1", "LEGAL", Map.of("limits-broken", "Regulation Crowdfunding"), false);
        as("audit-1")
                .get(inquiries.replace("inquiries", "impact"))
                .then()
                .statusCode(200)
                .body("customersAndBusiness.answer", contains("They missed a share"))
                .body("customersAndBusiness.draft", contains(true))
                .body("financial.find { it.question == 'reserve' }.answer", equalTo("1000.00 USD"))
                .body("financial.draft.unique()", contains(false))
                .body("legal.team", contains("LEGAL"));
    }

    @Test
    void a_team_corrects_what_it_has_handed_in_and_what_it_said_before_stays_readable() {
        reopen("finance-2", "FINANCE", "The reserve was typed wrongly")
                .statusCode(409)
                .body("type", endsWith("/inquiry-open"));
        answer("finance-1", "FINANCE", answersOf(Team.FINANCE), true)
                .statusCode(200)
                .body("handedInBy", equalTo("finance-1"), "settledAt", notNullValue(), "before", nullValue());
        reopen("operations-1", "FINANCE", "I know better")
                .statusCode(403)
                .body("type", endsWith("/role-missing"), "detail", containsString("lead of the incident"));
        reopen("finance-2", "FINANCE", " ").statusCode(400);
        reopen("finance-2", "FINANCE", "The reserve was typed wrongly")
                .statusCode(200)
                .body("state", equalTo("OPEN"), "handedInBy", nullValue(), "settledAt", nullValue())
                .body("questions.find { it.id == 'reserve' }.answer", equalTo("1000.00 USD"));
        as("audit-1")
                .get(inquiries.replace("inquiries", "gates"))
                .then()
                .body("gates.find { it.gate == 'INQUIRIES_IN' }.why", containsString("FINANCE"));
        impact().body("financial.find { it.question == 'reserve' }.draft", equalTo(true));

        answer("finance-2", "FINANCE", Map.of("reserve", "10000.00 USD"), true)
                .statusCode(200)
                .body("state", equalTo("ANSWERED"), "handedInBy", equalTo("finance-2"))
                .body("questions.find { it.id == 'reserve' }.answer", equalTo("10000.00 USD"));
        impact().body("financial.find { it.question == 'reserve' }.answer", equalTo("10000.00 USD"))
                .body("financial.draft.unique()", contains(false));
        as("audit-1")
                .get(inquiries)
                .then()
                .body("items.find { it.team == 'FINANCE' }.before", hasSize(1))
                .body("items.find { it.team == 'FINANCE' }.before[0].answers.reserve", equalTo("1000.00 USD"))
                .body("items.find { it.team == 'FINANCE' }.before[0].handedInBy", equalTo("finance-1"))
                .body("items.find { it.team == 'FINANCE' }.before[0].settledAt", notNullValue())
                .body("items.find { it.team == 'FINANCE' }.before[0].reopenedBy", equalTo("finance-2"))
                .body("items.find { it.team == 'FINANCE' }.before[0].reason", equalTo("The reserve was typed wrongly"))
                .body("items.find { it.team == 'LEGAL' }.before", nullValue());
        as("audit-1")
                .get(inquiries.replace("inquiries", "timeline"))
                .then()
                .body("items.event", hasItems("inquiry-reopened", "inquiry-answered"));
    }

    @Test
    void the_lead_has_a_team_answer_that_was_done_without() {
        waive("legal-1", "OPERATIONS", "");
        waive("legal-2", "OPERATIONS", "/approval");
        String lead = as("audit-1")
                .get(inquiries.replace("/inquiries", ""))
                .then()
                .statusCode(200)
                .extract()
                .path("lead");
        assertThat(lead).isEqualTo("legal-1");
        clock.moveTo(Instant.parse("2026-09-25T09:00:00Z"));
        try {
            reopen(lead, "OPERATIONS", "Operations are back")
                    .statusCode(200)
                    .body("state", equalTo("OPEN"), "waiver", nullValue(), "due", equalTo("2026-09-26"))
                    .body("before[0].state", equalTo("WAIVED"), "before[0].waiver.approvedBy", equalTo("legal-2"));
            answer("operations-1", "OPERATIONS", answersOf(Team.OPERATIONS), true)
                    .statusCode(200)
                    .body("state", equalTo("ANSWERED"), "before", hasSize(1));
            reopen("operations-1", "OPERATIONS", "Once more")
                    .statusCode(200)
                    .body("before.state", contains("WAIVED", "ANSWERED"));
        } finally {
            clock.moveBack();
        }
    }

    private void waive(String account, String team, String step) {
        as(account)
                .body(Map.of("reason", "Operations answered in the meeting"))
                .post(inquiries + "/" + team + "/waiver" + step)
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse reopen(String account, String team, String reason) {
        return as(account)
                .body(Map.of("reason", reason))
                .post(inquiries + "/" + team + "/reopening")
                .then();
    }

    private io.restassured.response.ValidatableResponse impact() {
        return as("audit-1")
                .get(inquiries.replace("inquiries", "impact"))
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse reminders() {
        return as("audit-1")
                .get(inquiries.replace("inquiries", "reminders"))
                .then()
                .statusCode(200);
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
        for (Question question : Questions.newest().of(team)) {
            answers.put(
                    question.id(),
                    switch (question.type()) {
                        case TEXT -> "An answer";
                        case CHOICE -> question.choices().getFirst();
                        case MONEY -> "1000.00 USD";
                        case DATE -> "2026-09-22";
                        case FILE -> "opinion.pdf " + DIGEST;
                    });
        }
        return answers;
    }
}
