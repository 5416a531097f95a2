package makewhole.notification.reminder;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.OwnerOfDatabase;
import makewhole.notification.testing.RehearsalClock;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.notification.testing.Told;
import makewhole.notification.testing.WithPages;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithPages.class)
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class ReminderSpec {
    private static final int OFFER = 2;
    private static final int CHOICE = 5;

    @Inject
    RemindCustomers remind;

    private Remediation remediation;

    @BeforeEach
    void start() {
        remediation = new Remediation();
    }

    /** What a test leaves planned would be made in the time of the next. */
    @AfterEach
    void stop() {
        RehearsalClock.isDaysFromNow(100);
        remind.run();
        RehearsalClock.isDaysFromNow(0);
        remediation.close();
    }

    /** A batch whose second row is an offer and whose fifth asks to keep or sell; open for ten days. */
    private static Rows rows() {
        Rows rows = Rows.of(6);
        for (int row : new int[] {OFFER, CHOICE}) {
            rows.fields(row)
                    .put("answerBy", LocalDate.now(ZoneOffset.UTC).plusDays(10).toString());
        }
        return rows;
    }

    @Test
    void who_has_not_answered_is_reminded_once_in_each_round_and_who_has_is_not() throws Exception {
        Rows rows = rows();
        try (Mailbox mailbox = new Mailbox()) {
            String batch = Told.sent(rows, remediation);
            assertThat(rounds(batch)).containsExactly("7 PLANNED 0", "2 PLANNED 0");
            Told.answer(Told.links(rows, mailbox).get(CHOICE - 1), Map.of("choice", "KEEP"))
                    .then()
                    .statusCode(303);
            String notices = report(batch).getString("counts");
            RehearsalClock.isDaysFromNow(2);
            remind.run();
            assertThat(rounds(batch)).as("too early").containsExactly("7 PLANNED 0", "2 PLANNED 0");
            RehearsalClock.isDaysFromNow(3);
            onFourReplicasAtOnce();
            assertThat(rounds(batch)).containsExactly("7 MADE 1", "2 PLANNED 0");
            awaitDone(reminders(batch, 7));
            RehearsalClock.isDaysFromNow(8);
            onFourReplicasAtOnce();
            assertThat(rounds(batch)).containsExactly("7 MADE 1", "2 MADE 1");
            awaitDone(reminders(batch, 2));
            RehearsalClock.isDaysFromNow(11);
            onFourReplicasAtOnce();
            assertThat(reminded(mailbox))
                    .containsExactly(
                            "Ada Sample 2 <ada.2@investors.example>", "Ada Sample 2 <ada.2@investors.example>");
            List<MimeMessage> mails = mailsOfReminders(mailbox);
            assertThat(mails.getFirst().getMessageID())
                    .isNotEqualTo(mails.getLast().getMessageID());
            assertThat(linkIn(mails.getFirst()))
                    .as("it leads to the page of the notice")
                    .isEqualTo(Told.links(rows, mailbox).get(OFFER - 1));
            assertThat(report(batch).getString("counts")).isEqualTo(notices);
            as("audit-1")
                    .get("/v1/batches/{batch}", reminders(batch, 7))
                    .then()
                    .body("reminds", equalTo(batch), "rows", equalTo(1), "counts.SENT", equalTo(1));
        }
    }

    @Test
    void who_has_answered_by_telephone_is_not_reminded() {
        Rows rows = rows();
        try (Mailbox mailbox = new Mailbox()) {
            String batch = Told.sent(rows, remediation);
            remediation.hasAnswers(rows.plan(), "L-0002", "L-0005");
            RehearsalClock.isDaysFromNow(4);
            remind.run();
            assertThat(rounds(batch)).containsExactly("7 MADE 0", "2 PLANNED 0");
            remediation.hasAnswers(rows.plan(), "L-0005");
            RehearsalClock.isDaysFromNow(9);
            remind.run();
            awaitDone(reminders(batch, 2));
            assertThat(reminded(mailbox)).containsExactly("Ada Sample 2 <ada.2@investors.example>");
        }
    }

    @Test
    void an_answer_that_comes_before_the_reminder_has_left_calls_it_off() {
        Rows rows = rows();
        String batch;
        String token;
        try (Mailbox mailbox = new Mailbox()) {
            batch = Told.sent(rows, remediation);
            token = Told.links(rows, mailbox).get(CHOICE - 1);
        }
        RehearsalClock.isDaysFromNow(3);
        remind.run();
        String reminders = reminders(batch, 7);
        await(reminders, report -> count(report, "TEMPORARY_FAILURE") > 0);
        Told.answer(token, Map.of("choice", "DISPUTE", "words", "I never agreed to this"))
                .then()
                .statusCode(303);
        try (Mailbox mailbox = new Mailbox()) {
            // Senders look every second, and come before whoever calls it off.
            awaitDone(reminders);
            assertThat(count(report(reminders), "CANCELLED")).isEqualTo(1);
            assertThat(reminded(mailbox)).containsExactly("Ada Sample 2 <ada.2@investors.example>");
        }
    }

    @Test
    void what_has_not_left_before_the_last_day_is_never_sent() {
        String batch;
        try (Mailbox mailbox = new Mailbox()) {
            batch = Told.sent(rows(), remediation);
            // Mail of an earlier test may come late.
            assertThat(mailbox.messages()).hasSizeGreaterThanOrEqualTo(6);
            assertThat(count(report(batch), "SENT")).isEqualTo(6);
        }
        RehearsalClock.isDaysFromNow(8);
        remind.run();
        String reminders = reminders(batch, 2);
        await(reminders, report -> count(report, "TEMPORARY_FAILURE") == 2);
        RehearsalClock.isDaysFromNow(10);
        try (Mailbox mailbox = new Mailbox()) {
            // Senders look every second, and come before whoever calls it off.
            awaitDone(reminders);
            assertThat(count(report(reminders), "CANCELLED")).isEqualTo(2);
            // Other mail may be on its way, for the day is another one.
            assertThat(reminded(mailbox)).isEmpty();
        }
        assertThat(rounds(batch)).as("two at once would be one too many").containsExactly("7 LEFT_OUT 0", "2 MADE 2");
    }

    @Test
    void reminders_that_cannot_be_called_off_keep_no_other_round_from_being_made() {
        Rows later = rows();
        String over;
        String batch;
        try (Mailbox mailbox = new Mailbox()) {
            over = Told.sent(rows(), remediation);
            for (int row : new int[] {OFFER, CHOICE}) {
                later.fields(row)
                        .put(
                                "answerBy",
                                LocalDate.now(ZoneOffset.UTC).plusDays(17).toString());
            }
            batch = Told.sent(later, remediation);
            assertThat(mailbox.messages()).hasSizeGreaterThanOrEqualTo(12);
        }
        RehearsalClock.isDaysFromNow(8);
        remind.run();
        String reminders = reminders(over, 2);
        await(reminders, report -> count(report, "TEMPORARY_FAILURE") == 2);
        OwnerOfDatabase.does("""
                CREATE FUNCTION refuse_calling_off() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'not now'; END $$
                """);
        OwnerOfDatabase.does("""
                CREATE TRIGGER refuse_calling_off BEFORE UPDATE ON delivery
                FOR EACH ROW WHEN (NEW.batch = '%s' AND NEW.state = 'CANCELLED') EXECUTE FUNCTION refuse_calling_off()
                """.formatted(reminders));
        try {
            RehearsalClock.isDaysFromNow(10);
            remind.run();
            assertThat(rounds(batch)).containsExactly("7 MADE 2", "2 PLANNED 0");
            assertThat(count(report(reminders), "CANCELLED")).isZero();
        } finally {
            OwnerOfDatabase.does("DROP FUNCTION refuse_calling_off() CASCADE");
        }
        await(reminders, report -> count(report, "CANCELLED") == 2);
    }

    @Test
    void a_batch_that_was_called_off_reminds_nobody() {
        Rows rows = rows();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", to -> to.startsWith("ada.1@") ? "452 4.2.2 full" : "250 ok");
            remediation.knows(rows.plan(), rows.authority());
            JsonPath told = created(rows);
            String batch = told.getString("batch");
            approve(told).statusCode(200);
            await(batch, report -> count(report, "SENT") == 5 && count(report, "TEMPORARY_FAILURE") == 1);
            // Some are on their way already when it is called off.
            server.on("RCPT", to -> "452 4.2.2 full");
            RehearsalClock.isDaysFromNow(3);
            remind.run();
            String reminders = reminders(batch, 7);
            await(reminders, report -> count(report, "TEMPORARY_FAILURE") == 2);
            as("customer-success-1")
                    .body(Map.of("reason", "the deal's name is wrong"))
                    .post("/v1/batches/{batch}/cancellation", batch)
                    .then()
                    .statusCode(200);
            assertThat(report(reminders).getString("state")).isEqualTo("CANCELLED");
            server.on("RCPT", to -> "250 ok");
            RehearsalClock.isDaysFromNow(8);
            remind.run();
            assertThat(rounds(batch)).containsExactly("7 MADE 2", "2 LEFT_OUT 0");
            assertThat(server.received()).hasSize(5);
        }
    }

    @Test
    void a_plan_that_was_superseded_reminds_nobody_and_one_that_cannot_be_read_waits() {
        Rows rows = rows();
        try (Mailbox mailbox = new Mailbox()) {
            String batch = Told.sent(rows, remediation);
            remediation.close();
            RehearsalClock.isDaysFromNow(3);
            remind.run();
            assertThat(rounds(batch)).containsExactly("7 PLANNED 0", "2 PLANNED 0");
            remediation = new Remediation();
            Map<String, Object> superseded = rows.authority();
            superseded.put("state", "SUPERSEDED");
            remediation.knows(rows.plan(), superseded);
            awaitRounds(batch, List.of("7 LEFT_OUT 0", "2 PLANNED 0"));
            as("audit-1")
                    .get("/v1/batches/{batch}", batch)
                    .then()
                    .body("reminders.reason", hasItem(containsString("SUPERSEDED")));
            assertThat(reminded(mailbox)).isEmpty();
        }
    }

    @Test
    void words_that_were_rewritten_after_the_approval_remind_nobody() {
        Rows rows = rows();
        try (Mailbox mailbox = new Mailbox()) {
            String batch = Told.sent(rows, remediation);
            double rounds = counted("makewhole_reminders_stopped_total");
            double batches = counted("makewhole_batches_stopped_total");
            reworded(batch);
            RehearsalClock.isDaysFromNow(3);
            remind.run();
            assertThat(counted("makewhole_reminders_stopped_total")).isEqualTo(rounds + 1);
            assertThat(counted("makewhole_batches_stopped_total"))
                    .as("all of it has gone out: there is nothing to stop")
                    .isEqualTo(batches);
            assertThat(report(batch).getString("state")).isEqualTo("DONE");
            assertThat(rounds(batch)).containsExactly("7 LEFT_OUT 0", "2 PLANNED 0");
            as("audit-1")
                    .get("/v1/batches/{batch}", batch)
                    .then()
                    .body("reminders.reason", hasItem("its notices are not those that were approved"));
            assertThat(reminded(mailbox)).isEmpty();
        }
    }

    @Test
    void notices_whose_reminders_were_rewritten_are_stopped_as_well_if_some_are_still_to_be_sent() {
        Rows rows = rows();
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", to -> to.startsWith("ada.1@") ? "452 4.2.2 full" : "250 ok");
            remediation.knows(rows.plan(), rows.authority());
            JsonPath told = created(rows);
            String batch = told.getString("batch");
            approve(told).statusCode(200);
            await(batch, report -> count(report, "SENT") == 5 && count(report, "TEMPORARY_FAILURE") == 1);
            double batches = counted("makewhole_batches_stopped_total");
            reworded(batch);
            RehearsalClock.isDaysFromNow(3);
            remind.run();
            assertThat(report(batch).getString("state")).isEqualTo("STOPPED");
            assertThat(counted("makewhole_batches_stopped_total")).isEqualTo(batches + 1);
            assertThat(Journaled.entries())
                    .anyMatch(
                            entry -> "batch-stopped".equals(entry.get("event")) && batch.equals(entry.get("aboutId")));
        }
    }

    private static void reworded(String batch) {
        OwnerOfDatabase.changes(
                "UPDATE notice SET reminder_text = 'Send us your money' WHERE batch = ? AND position = 5", batch);
    }

    private static double counted(String name) {
        return as("audit-1")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_rounds_are_those_of_the_approval_and_their_words_are_seen_before_it() {
        Rows rows = rows();
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        String id = batch.getString("batch");
        as("customer-success-1")
                .get("/v1/batches/{batch}/samples", id)
                .then()
                .body(
                        "items.find { it.template == 'keep-or-sell' }.reminder.subject",
                        containsString("your choice about Harbour Robotics is still open"),
                        "items.find { it.template == 'keep-or-sell' }.reminder.text",
                        containsString("https://care.northgate.example/answer/..."),
                        "items.find { it.template == 'refund' }",
                        not(org.hamcrest.Matchers.hasKey("reminder")));
        Map<String, Object> approval = new HashMap<>(Map.of("digest", batch.getString("digest"), "shortChoices", true));
        for (List<Integer> wrong : List.of(List.of(0), List.of(1, 2, 3, 4, 5, 6))) {
            approval.put("remindDaysBefore", wrong);
            as("customer-success-1")
                    .body(approval)
                    .post("/v1/batches/{batch}/approval", id)
                    .then()
                    .statusCode(400);
        }
        approval.put("remindDaysBefore", List.of(3, 10, 12));
        try (Mailbox mailbox = new Mailbox()) {
            as("customer-success-1")
                    .body(approval)
                    .post("/v1/batches/{batch}/approval", id)
                    .then()
                    .statusCode(200);
            assertThat(rounds(id)).as("not on the day on which they are told").containsExactly("3 PLANNED 0");
            awaitDone(id);
            assertThat(mailbox.messages()).hasSize(6);
        }
    }

    private static List<String> rounds(String batch) {
        JsonPath report = report(batch);
        List<String> rounds = new ArrayList<>();
        for (int i = 0; i < report.getList("reminders").size(); i++) {
            rounds.add("%s %s %s"
                    .formatted(
                            report.getString("reminders[%d].daysBefore".formatted(i)),
                            report.getString("reminders[%d].state".formatted(i)),
                            report.getString("reminders[%d].notices".formatted(i))));
        }
        return rounds;
    }

    private void awaitRounds(String batch, List<String> expected) {
        await(batch, report -> {
            remind.run();
            return rounds(batch).equals(expected);
        });
    }

    private static String reminders(String batch, int daysBefore) {
        return report(batch).param("days", daysBefore).getString("reminders.find { it.daysBefore == days }.batch");
    }

    private void onFourReplicasAtOnce() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(replicas.submit(remind::run));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static List<MimeMessage> mailsOfReminders(Mailbox mailbox) {
        return mailbox.messages().stream()
                .filter(mail -> subject(mail).contains("is still open"))
                .toList();
    }

    private static List<String> reminded(Mailbox mailbox) {
        return mailsOfReminders(mailbox).stream()
                .map(ReminderSpec::recipient)
                .sorted()
                .toList();
    }

    /** On one line, however it was folded. */
    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject().replaceAll("\\s+", " ");
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            return String.valueOf(mail.getAllRecipients()[0]);
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String linkIn(MimeMessage mail) {
        return Told.link(mail).orElseThrow();
    }
}
