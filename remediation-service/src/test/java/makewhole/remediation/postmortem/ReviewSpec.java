package makewhole.remediation.postmortem;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.inquiry.Question;
import makewhole.remediation.inquiry.Questions;
import makewhole.remediation.inquiry.Team;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.Story;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What comes after the draft: the meeting, the actions, and the end of the incident. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class ReviewSpec {
    private static final List<String> TEAMS =
            List.of("CUSTOMER_SUCCESS", "ENGINEERING", "OPERATIONS", "LEGAL", "FINANCE");

    @Inject
    AllocationStandIn allocation;

    @Inject
    NotificationStandIn notification;

    @Inject
    RehearsalClock clock;

    @Test
    void the_incident_is_closed_when_every_gate_is_open_and_not_before() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String incident = plan.incident();
        String batch = plan.noticesPosted();
        plan.paid();
        notification.send(batch);
        TEAMS.forEach(team -> {
            as("engineering-1")
                    .body(Map.of("reason", "Rehearsal"))
                    .post("/v1/incidents/{incident}/inquiries/{team}/waiver", incident, team)
                    .then()
                    .statusCode(200);
            as("legal-1")
                    .body(Map.of("reason", "Rehearsal"))
                    .post("/v1/incidents/{incident}/inquiries/{team}/waiver/approval", incident, team)
                    .then()
                    .statusCode(200);
        });
        drafted(incident);
        as("operations-2")
                .body(Map.of("sections", Map.of("luck", "Somebody looked twice.")))
                .put("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .statusCode(200);
        review("finance-1", incident).statusCode(200);
        publish("legal-2", incident).statusCode(200);

        close(incident)
                .statusCode(409)
                .body("type", containsString("/gate-closed"))
                .body("detail", containsString("ANSWERS_IN"));
        eventually(() -> as("audit-1")
                .get("/v1/incidents/{incident}", incident)
                .then()
                .body("containment.state", equalTo("CONFIRMED")));
        allocation.freeze(plan.closedDeal());
        allocation.freeze(plan.openDeal());
        allocation.serviceIsBack(incident);
        clock.moveTo(Instant.parse("2026-10-29T08:00:00Z"));
        try {
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}", incident)
                    .then()
                    .body("workstreams.state", everyItem(equalTo("DONE"))));
            close(incident).statusCode(200).body("state", equalTo("CLOSED"));
            a_closed_incident_still_reminds_of_what_is_promised_outside(plan);
            a_closed_incident_is_opened_again_but_for_its_post_mortem(plan);
            money_that_comes_back_after_the_close_is_told_to_operations_and_then_to_finance(plan);
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void the_timeline_runs_through_all_services_in_order() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);

        as("audit-1")
                .get("/v1/incidents/{incident}/timeline", plan.incident())
                .then()
                .statusCode(200)
                .body("items.event", hasItem("incident-declared"))
                .body("items.event", hasItem("plan-approved"))
                .body("items.event", hasItem("deal-rebooked"));
        String markdown = as("audit-1")
                .accept("text/markdown")
                .get("/v1/incidents/{incident}/timeline", plan.incident())
                .asString();
        assertThat(markdown)
                .contains("| when (UTC) | where | what |")
                .contains("Deal %s is rebooked.".formatted(plan.openDeal()));
        assertThat(markdown.indexOf("The incident is declared")).isLessThan(markdown.indexOf("The plan is released"));
    }

    @Test
    void the_meeting_is_due_by_severity_and_the_lead_is_reminded_until_it_was_held() {
        String incident = Story.declared();
        drafted(incident);
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .body("meetingDue", equalTo("2026-09-24"), "meetingOn", nullValue())
                .body("publicationDue", equalTo("2026-10-08"));
        as("legal-1")
                .body(Map.of("severity", "LOW", "reason", "Nobody is out of pocket"))
                .post("/v1/incidents/{incident}/severity", incident)
                .then()
                .statusCode(200);
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .body("meetingDue", equalTo("2026-09-28"), "publicationDue", equalTo("2026-10-12"));
        clock.moveTo(Instant.parse("2026-09-29T09:00:00Z"));
        try {
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}/reminders", incident)
                    .then()
                    .body("items.findAll { it.about == 'post-mortem meeting' }.urgency", hasItem("OVERDUE"))
                    .body("items.findAll { it.about == 'post-mortem meeting' }.to", hasItem("engineering-1"))
                    .body("items.findAll { it.about == 'post-mortem publication' }", hasSize(0)));
            clock.moveTo(Instant.parse("2026-10-09T09:00:00Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}/reminders", incident)
                    .then()
                    .body("items.findAll { it.about == 'post-mortem publication' }.urgency", equalTo(List.of("SOON")))
                    .body("items.findAll { it.about == 'post-mortem publication' }.due", hasItem("2026-10-12")));
            clock.moveTo(Instant.parse("2026-10-13T09:00:00Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}/reminders", incident)
                    .then()
                    .body(
                            "items.findAll { it.about == 'post-mortem publication' }.urgency",
                            equalTo(List.of("SOON", "OVERDUE")))
                    .body("items.findAll { it.about == 'post-mortem publication' }.to", hasItem("engineering-1")));
        } finally {
            clock.moveBack();
        }
        as("engineering-2")
                .body(Map.of("heldOn", "2026-09-25"))
                .post("/v1/incidents/{incident}/post-mortem/meeting", incident)
                .then()
                .statusCode(200)
                .body("meetingOn", equalTo("2026-09-25"));
    }

    @Test
    void the_day_of_the_publication_counts_anew_when_an_inquiry_is_opened_again_and_the_lead_is_reminded_anew() {
        String incident = Story.declared();
        as("finance-1")
                .body(Map.of("answers", answers(), "submit", true))
                .put("/v1/incidents/{incident}/inquiries/FINANCE/answers", incident)
                .then()
                .statusCode(200);
        drafted(incident);
        review("finance-1", incident).statusCode(200);
        publish("legal-2", incident).statusCode(200).body("publicationDue", equalTo("2026-10-08"));
        String urgencies = "items.findAll { it.about == 'post-mortem publication' }.urgency";
        clock.moveTo(Instant.parse("2026-10-20T09:00:00Z"));
        try {
            as("finance-1")
                    .body(Map.of("reason", "A bank statement was misread"))
                    .post("/v1/incidents/{incident}/inquiries/FINANCE/reopening", incident)
                    .then()
                    .statusCode(200);
            as("audit-1")
                    .get("/v1/incidents/{incident}/post-mortem", incident)
                    .then()
                    .body("outdated", equalTo(true), "publicationDue", equalTo("2026-11-03"));
            clock.moveTo(Instant.parse("2026-10-31T09:00:00Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}/reminders", incident)
                    .then()
                    .body(urgencies, equalTo(List.of("SOON")))
                    .body("items.find { it.about == 'post-mortem publication' }.due", equalTo("2026-11-03")));
            clock.moveTo(Instant.parse("2026-11-04T09:00:00Z"));
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}/reminders", incident)
                    .then()
                    .body(urgencies, equalTo(List.of("SOON", "OVERDUE"))));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void actions_are_tracked_until_another_person_has_seen_the_named_test_pass() {
        Story.scenarioImported();
        String incident = Story.declared();
        drafted(incident);
        drafted(incident);
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem/actions", incident)
                .then()
                .body("items.number", equalTo(List.of(1, 2, 3, 4)))
                .body("items.owner", equalTo(List.of("ENGINEERING", "OPERATIONS", "LEGAL", "FINANCE")))
                .body("items[0].due", equalTo("2026-11-20"));
        String actions = "/v1/incidents/" + incident + "/post-mortem/actions";
        as("engineering-1")
                .body(Map.of("what", "Write to Wen Xu", "owner", "engineering-1", "due", "2026-10-05"))
                .post(actions)
                .then()
                .statusCode(409)
                .body("type", containsString("/names-a-person"));
        as("engineering-1")
                .body(Map.of("what", "Check caps twice", "owner", "engineering-1", "due", "2026-10-05"))
                .post(actions)
                .then()
                .statusCode(201)
                .body("number", equalTo(5), "state", equalTo("OPEN"));
        as("engineering-2")
                .post(actions + "/5/verification")
                .then()
                .statusCode(409)
                .body("type", containsString("/action-wrong-state"));
        as("engineering-1")
                .body(Map.of("test", "trust me"))
                .post(actions + "/5/completion")
                .then()
                .statusCode(400)
                .body("type", containsString("/test-name-malformed"));
        as("engineering-1")
                .body(Map.of("test", "makewhole.allocation.certificate.CertificateLaws#nobody_is_above_their_cap"))
                .post(actions + "/5/completion")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"), "doneBy", equalTo("engineering-1"));
        as("engineering-1")
                .post(actions + "/5/verification")
                .then()
                .statusCode(403)
                .body("type", containsString("/second-person-required"));
        as("engineering-2")
                .post(actions + "/5/verification")
                .then()
                .statusCode(200)
                .body("state", equalTo("VERIFIED"), "verifiedBy", equalTo("engineering-2"));
        as("engineering-2").post(actions + "/9/verification").then().statusCode(404);
        clock.moveTo(Instant.parse("2026-10-29T09:00:00Z"));
        try {
            eventually(() -> as("audit-1")
                    .get("/v1/incidents/{incident}/reminders", incident)
                    .then()
                    .body("items.findAll { it.about == 'action 2' }.to", hasItem("OPERATIONS"))
                    .body("items.findAll { it.about == 'action 5' }", hasSize(0)));
        } finally {
            clock.moveBack();
        }
    }

    /** Of the first report to regulators, and of a customer who disputes after all was thought to be done. */
    private void a_closed_incident_still_reminds_of_what_is_promised_outside(ReleasedPlan plan) {
        String incident = plan.incident();
        eventually(() -> reminders(plan).body("items.words", hasItem("First report to REGULATORS, due on 2026-11-16")));
        as("engineering-2")
                .body(Map.of("test", "makewhole.allocation.certificate.CertificateLaws#nobody_is_above_their_cap"))
                .post("/v1/incidents/{incident}/post-mortem/actions/1/completion", incident)
                .then()
                .statusCode(200);
        String line = Story.plan(plan.plan()).getString("lines[0].line");
        as("customer-success-1")
                .body(Map.of("answer", "DISPUTE", "text", "I had more in my account"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), line)
                .then()
                .statusCode(200);
        as("legal-1")
                .body(Map.of("audit", UUID.randomUUID().toString()))
                .post("/v1/incidents/{incident}/scope", incident)
                .then()
                .statusCode(409)
                .body("type", containsString("/incident-closed"));
        Instant now = Instant.parse("2026-10-29T08:00:00Z");
        clock.moveTo(now.plus(Duration.ofDays(15)));
        eventually(() -> reminders(plan)
                .body(
                        "items.findAll { it.about.startsWith('dispute') && it.urgency == 'OVERDUE' }.to",
                        equalTo(List.of("LEGAL"))));
        clock.moveTo(Instant.parse("2026-11-17T08:00:00Z"));
        eventually(() -> reminders(plan)
                .body("items.findAll { it.about == 'verification of action 1' }.to", equalTo(List.of("ENGINEERING")))
                .body(
                        "items.find { it.urgency == 'OVERDUE' && it.words.startsWith('First report') }.to",
                        equalTo("LEGAL")));
        clock.moveTo(now);
    }

    /** The only dispute of a plan, by two persons. */
    private static void dismissed(String plan) {
        int dispute = as("legal-1").get("/v1/plans/{plan}/disputes", plan).path("items[0].dispute");
        dismissing("legal-1", plan, dispute, "");
        dismissing("legal-2", plan, dispute, "/confirmation");
    }

    private static void dismissing(String account, String plan, int dispute, String step) {
        as(account)
                .body(Map.of("reason", "The account was credited"))
                .post("/v1/plans/{plan}/disputes/{dispute}/dismissal" + step, plan, dispute)
                .then()
                .statusCode(200);
    }

    private static void a_closed_incident_is_opened_again_but_for_its_post_mortem(ReleasedPlan plan) {
        String incident = plan.incident();
        close(incident).statusCode(409).body("type", containsString("/incident-closed"));
        as("legal-1")
                .body(Map.of("said", "x", "reason", "y", "kind", "DECISION"))
                .post("/v1/incidents/{incident}/log", incident)
                .then()
                .statusCode(409)
                .body("type", containsString("/incident-closed"));
        as("legal-1")
                .body(Map.of("reason", "A customer shows a second account"))
                .post("/v1/incidents/{incident}/reopening", incident)
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"), "reopenedAt", notNullValue())
                .body("times.timeTo.notify", notNullValue(), "times.timeTo.settle", notNullValue());
        as("audit-1")
                .get("/v1/incidents/{incident}/gates", incident)
                .then()
                .body(
                        "gates.findAll { it.state == 'CLOSED' }.gate",
                        equalTo(List.of("DISPUTES_ANSWERED", "POST_MORTEM_PUBLISHED")))
                .body("gates.find { it.gate == 'POST_MORTEM_PUBLISHED' }.why", containsString("opened again"));
        dismissed(plan.plan());
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .body("edition", equalTo(1), "outdated", equalTo(true), "state", equalTo("PUBLISHED"));
        publish("legal-2", incident).statusCode(409).body("type", containsString("/post-mortem-published"));
        drafted(incident);
        review("operations-2", incident)
                .statusCode(403)
                .body("type", containsString("/second-person-required"), "detail", containsString("wrote"));
        review("finance-1", incident).statusCode(200).body("edition", equalTo(2));
        publish("legal-2", incident).statusCode(200).body("outdated", equalTo(false));
        String first = as("audit-1")
                .accept("text/markdown")
                .get("/v1/incidents/{incident}/post-mortem/editions/1", incident)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(first).contains("## Summary").doesNotContain("The incident is opened again");
        assertThat(edition(incident, 1, "text/html").asString())
                .startsWith("<!DOCTYPE html>")
                .contains("Published on 2026-09-21.", "<figure>", "Somebody looked twice.")
                .doesNotContain("The incident is opened again");
        assertThat(words(edition(incident, 1, "application/pdf").asByteArray()))
                .contains("Published on 2026-09-21.", "Somebody looked twice.")
                .doesNotContain("The incident is opened again");
        assertThat(words(edition(incident, 2, "application/pdf").asByteArray()))
                .contains("The incident is opened again");
        as("audit-1")
                .accept("application/pdf")
                .get("/v1/incidents/{incident}/post-mortem/editions/3", incident)
                .then()
                .statusCode(404);
        an_edition_of_which_only_the_words_were_kept_is_printed_from_them(incident);
        an_answer_that_is_corrected_makes_the_post_mortem_outdated(incident);
        close(incident).statusCode(200).body("state", equalTo("CLOSED"));
    }

    private void money_that_comes_back_after_the_close_is_told_to_operations_and_then_to_finance(ReleasedPlan plan) {
        Map<String, String> payment = as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .extract()
                .path("items[3]");
        as("finance-1")
                .contentType("text/csv")
                .body("end_to_end_id,status,currency,amount,reason_code,reason\n%s,RETURNED,USD,%s,AC04,\n"
                        .formatted(payment.get("endToEndId"), payment.get("amount")))
                .post("/v1/bank-answers/{name}", "after-the-close.csv")
                .then()
                .statusCode(201);
        String about =
                "items.findAll { it.about == 'money of plan %s that came back on 2026-10-29' }".formatted(plan.plan());
        eventually(() -> reminders(plan).body(about + ".to", equalTo(List.of("OPERATIONS"))));
        clock.moveTo(Instant.parse("2026-11-06T08:00:00Z"));
        eventually(() -> reminders(plan)
                .body(about + ".urgency", equalTo(List.of("SOON", "OVERDUE")))
                .body(about + ".to", equalTo(List.of("OPERATIONS", "FINANCE"))));
    }

    private static void an_edition_of_which_only_the_words_were_kept_is_printed_from_them(String incident) {
        AsOwner.execute("UPDATE post_mortem_edition SET html = NULL, pdf = NULL WHERE incident = '%s' AND edition = 1"
                .formatted(incident));
        assertThat(edition(incident, 1, "text/html").asString())
                .startsWith("<!DOCTYPE html>")
                .contains("Published on 2026-09-21.", "<h2>Summary</h2>", "Somebody looked twice.")
                .doesNotContain("<figure>", "The incident is opened again");
        assertThat(words(edition(incident, 1, "application/pdf").asByteArray()))
                .contains("Published on 2026-09-21.", "Somebody looked twice.");
    }

    private static void an_answer_that_is_corrected_makes_the_post_mortem_outdated(String incident) {
        as("legal-1")
                .body(Map.of("reason", "Finance answers after all"))
                .post("/v1/incidents/{incident}/inquiries/FINANCE/reopening", incident)
                .then()
                .statusCode(403);
        as("finance-1")
                .body(Map.of("reason", "Finance answers after all"))
                .post("/v1/incidents/{incident}/inquiries/FINANCE/reopening", incident)
                .then()
                .statusCode(200);
        as("finance-1")
                .body(Map.of("answers", answers(), "submit", true))
                .put("/v1/incidents/{incident}/inquiries/FINANCE/answers", incident)
                .then()
                .statusCode(200);
        close(incident).statusCode(409).body("detail", containsString("POST_MORTEM_PUBLISHED"));
        drafted(incident);
        as("audit-1")
                .get("/v1/incidents/{incident}/post-mortem", incident)
                .then()
                .body("edition", equalTo(3), "outdated", equalTo(false));
        review("finance-1", incident).statusCode(200);
        publish("legal-2", incident).statusCode(200).body("outdated", equalTo(false));
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        for (Question question : Questions.newest().of(Team.FINANCE)) {
            switch (question.type()) {
                case TEXT -> answers.put(question.id(), "An answer");
                case CHOICE -> answers.put(question.id(), question.choices().getFirst());
                case MONEY -> answers.put(question.id(), "1000.00 USD");
                case DATE -> answers.put(question.id(), "2026-09-22");
                case FILE -> {} // optional
            }
        }
        return answers;
    }

    private static String words(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Response edition(String incident, int edition, String type) {
        return as("audit-1")
                .accept(type)
                .get("/v1/incidents/{incident}/post-mortem/editions/{edition}", incident, edition)
                .then()
                .statusCode(200)
                .contentType(type)
                .extract()
                .response();
    }

    private static ValidatableResponse reminders(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/incidents/{incident}/reminders", plan.incident())
                .then()
                .statusCode(200);
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

    private static ValidatableResponse publish(String account, String incident) {
        return as(account)
                .post("/v1/incidents/{incident}/post-mortem/publication", incident)
                .then();
    }

    private static ValidatableResponse close(String incident) {
        return as("legal-1").post("/v1/incidents/{incident}/closing", incident).then();
    }
}
