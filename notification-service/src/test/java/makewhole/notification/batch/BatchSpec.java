package makewhole.notification.batch;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static makewhole.notification.testing.Service.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.notification.testing.Mailbox;
import makewhole.notification.testing.OwnerOfDatabase;
import makewhole.notification.testing.Remediation;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class BatchSpec {
    private Remediation remediation;
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        remediation = new Remediation();
        mailbox = new Mailbox();
    }

    @AfterEach
    void stop() {
        remediation.close();
        mailbox.close();
    }

    @Test
    void a_rule_of_interest_that_a_version_does_not_show_is_no_reason_to_refuse_its_rows() {
        Rows rows = Rows.of(6);
        rows.fields(6).put("interestRule", "IRC_6621_A2_DAILY");
        rows.fields(6).put("somethingElse", "x");
        as("remediation-service")
                .body(rows.body())
                .post("/v1/batches")
                .then()
                .statusCode(422)
                .body("errors.field", contains("fields.somethingElse"));
        rows.fields(6).remove("somethingElse");
        created(rows);
    }

    @Test
    void two_hundred_and_fifteen_customers_are_each_told_once() throws MessagingException {
        Rows rows = Rows.of(215);
        remediation.knows(rows.plan(), rows.authority());

        JsonPath batch = created(rows);
        assertThat(batch.getString("state")).isEqualTo("AWAITING_APPROVAL");
        assertThat(batch.getInt("rows")).isEqualTo(215);
        assertThat(batch.getInt("totals.USD.rows")).isEqualTo(215);
        assertThat(mailbox.messages()).as("nothing is sent before approval").isEmpty();

        approve(batch).statusCode(200);
        JsonPath done = awaitDone(batch.getString("batch"));

        assertThat(count(done, "SENT")).isEqualTo(215);
        assertThat(done.getMap("counts").values().stream()
                        .mapToInt(each -> (int) each)
                        .sum())
                .isEqualTo(215);
        Set<String> ids = new HashSet<>();
        Set<String> recipients = new HashSet<>();
        for (MimeMessage message : mailbox.messages()) {
            ids.add(message.getMessageID());
            recipients.add(message.getRecipients(Message.RecipientType.TO)[0].toString());
        }
        assertThat(mailbox.messages()).hasSize(215);
        assertThat(ids).hasSize(215);
        assertThat(recipients).hasSize(215);
        List<String> told = as("audit-1")
                .get("/v1/batches/{batch}/notices", batch.getString("batch"))
                .jsonPath()
                .getList("items.messageId");
        assertThat(told.stream().map("<%s>"::formatted)).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void questions_go_to_one_address_whatever_the_rows_say() {
        Rows rows = Rows.of(1);
        rows.fields(1).put("contactEmail", "made-up@elsewhere.example");
        String batch = created(rows).getString("batch");
        as("customer-success-1")
                .get("/v1/batches/{batch}/samples", batch)
                .then()
                .statusCode(200)
                .body("items[0].text", containsString("care@northgate.example"))
                .body("items[0].text", not(containsString("elsewhere")));
    }

    /** Two templates tell of compensation: what a plan grants, and what a supplement grants beyond it. */
    @Test
    void a_plan_line_is_never_told_of_its_remedy_with_two_templates() {
        Rows rows = Rows.ofSupplement();
        Rows twice = rows.without(3);
        twice.row(2).put("line", "L-0001");
        send(twice).statusCode(409).body("type", endsWith("/notice-exists"), "detail", containsString("L-0001"));

        String first = created(rows.only(1)).getString("batch");
        Rows again = rows.only(2);
        again.row(1).put("line", "L-0001");
        send(again).statusCode(409).body("type", endsWith("/notice-exists"), "detail", containsString("supplement"));
        as("customer-success-1")
                .body(Map.of("reason", "the wrong words"))
                .post("/v1/batches/{batch}/cancellation", first)
                .then()
                .statusCode(200);
        created(again);
    }

    /** Temporary tables stand before those of the service, so that the migration meets what an older release left. */
    @Test
    void what_was_told_with_two_templates_before_is_marked_and_keeps_no_update_from_being_made() throws IOException {
        String before = """
                CREATE TEMP TABLE batch (id int, number int);
                CREATE TEMP TABLE delivery
                    (notice int, batch int, position int, plan text, line text, template text, state text);
                INSERT INTO batch VALUES (1, 1), (2, 2);
                INSERT INTO delivery VALUES
                    (1, 2, 1, 'P', 'L1', 'supplement', 'SENT'), (2, 1, 1, 'P', 'L1', 'compensation', 'SENT'),
                    (3, 1, 2, 'P', 'L1', 'payment-sent', 'SENT'), (4, 1, 3, 'P', 'L2', 'refund', 'CANCELLED'),
                    (5, 2, 3, 'P', 'L2', 'supplement', 'SENT');
                """;
        String migration = Files.readString(
                Path.of("src/main/resources/db/migration/V202611262325__a_line_is_told_once_of_its_remedy.sql"));
        String after = """
                INSERT INTO delivery VALUES (6, 2, 4, 'P', 'L1', 'refund', 'CREATED') ON CONFLICT DO NOTHING;
                INSERT INTO delivery VALUES (7, 2, 5, 'P', 'L3', 'refund', 'CREATED') ON CONFLICT DO NOTHING;
                """;
        assertThat(OwnerOfDatabase.finds(
                        before + migration + after,
                        "SELECT notice FROM delivery WHERE told_twice OR notice > 5 ORDER BY notice"))
                .as("the later notice, and what is told anew of another line")
                .containsExactly("1", "7");
    }

    @Test
    void a_plan_line_is_never_told_twice() {
        Rows rows = Rows.of(6);
        remediation.knows(rows.plan(), rows.authority());
        JsonPath batch = created(rows);
        approve(batch).statusCode(200);
        awaitDone(batch.getString("batch"));

        send(rows).statusCode(409).body("type", endsWith("/notice-exists"), "detail", containsString("L-0001"));
        approve(batch).statusCode(409).body("type", endsWith("/batch-not-open"));
        assertThat(mailbox.messages()).hasSize(6);
        assertThat(count(report(batch.getString("batch")), "SENT")).isEqualTo(6);
    }

    @Test
    void the_same_request_gets_the_same_batch() {
        Rows rows = Rows.of(3);
        String first = as("remediation-service", "once-" + rows.plan())
                .body(rows.body())
                .post("/v1/batches")
                .then()
                .statusCode(201)
                .extract()
                .path("batch");
        as("remediation-service", "once-" + rows.plan())
                .body(rows.body())
                .post("/v1/batches")
                .then()
                .statusCode(201)
                .body("batch", equalTo(first));
    }

    @Test
    void a_batch_with_wrong_rows_is_refused_whole_and_every_wrong_field_is_named() {
        Rows rows = Rows.of(9);
        rows.fields(1).remove("dealName");
        rows.fields(2).put("nickname", "Addie");
        rows.fields(3).put("amountDue", "70.03 USD");
        rows.recipient(4).put("email", "ada@@investors");
        rows.row(5).put("template", "apology");
        rows.recipient(6).put("name", "Ada\r\nBcc: everybody@investors.example");
        rows.row(7).put("line", "L-0001");
        rows.row(7).put("template", "refund");
        rows.fields(8).put("answerBy", "2026-02-30");
        rows.row(9).remove("amount");

        send(rows)
                .statusCode(422)
                .body(
                        "type", endsWith("/rows-refused"),
                        "errors", hasSize(9),
                        "errors.findAll{it.row==1}.field", hasItem("fields.dealName"),
                        "errors.findAll{it.row==2}.field", hasItem("fields.nickname"),
                        "errors.findAll{it.row==3}.field", hasItem("fields.amountDue"),
                        "errors.findAll{it.row==4}.field", hasItem("recipient.email"),
                        "errors.findAll{it.row==5}.field", hasItem("template"),
                        "errors.findAll{it.row==6}.field", hasItem("recipient.name"),
                        "errors.findAll{it.row==7}.field", hasItem("line"),
                        "errors.findAll{it.row==8}.field", hasItem("fields.answerBy"),
                        "errors.findAll{it.row==9}.field", hasItem("amount"));

        // Had any row been kept, its line would be refused now.
        Rows mended = Rows.of(9);
        as("remediation-service")
                .body(Map.of(
                        "plan",
                        rows.plan(),
                        "planDigest",
                        Rows.DIGEST,
                        "incident",
                        Rows.INCIDENT,
                        "rows",
                        mended.all()))
                .post("/v1/batches")
                .then()
                .statusCode(201);
    }

    @Test
    void letters_of_named_customers_are_seen_by_those_who_look_after_them() {
        String batch = created(Rows.of(2)).getString("batch");
        for (String way : List.of("samples", "review")) {
            for (String other : List.of("engineering-1", "finance-1", "operations-1")) {
                as(other).get("/v1/batches/{batch}/{way}", batch, way).then().statusCode(403);
            }
            for (String reader : List.of("customer-success-1", "legal-1", "audit-1", "remediation-service")) {
                as(reader).get("/v1/batches/{batch}/{way}", batch, way).then().statusCode(200);
            }
        }
    }

    @Test
    void a_calculation_that_does_not_come_to_the_amount_is_refused_and_a_right_one_is_told() {
        Rows rows = Rows.of(3);
        rows.fields(1).put("steps", List.of("EXCESS 100 USD", "INTEREST 0.011 USD", "DUE 100.02 USD"));
        rows.fields(2).put("steps", List.of("SHORTFALL 100 USD", "DUE 0 USD"));
        rows.fields(3).put("steps", List.of("GUESSED 70.03 USD"));
        send(rows)
                .statusCode(422)
                .body(
                        "type", endsWith("/rows-refused"),
                        "errors", hasSize(2),
                        "errors.find{it.row==1}.field", equalTo("fields.amountDue"),
                        "errors.find{it.row==1}.reason", containsString("steps are 100.02 USD"),
                        "errors.find{it.row==3}.field", equalTo("fields.steps"),
                        "errors.find{it.row==3}.reason", containsString("like INTEREST 8.67 USD"));

        rows.fields(1).put("steps", List.of("EXCESS 100 USD", "INTEREST 0.005 USD", "DUE 100.01 USD"));
        rows.fields(3).remove("steps");
        String batch = created(rows).getString("batch");
        as("customer-success-1")
                .get("/v1/batches/{batch}/samples", batch)
                .then()
                .body(
                        "items", hasSize(3),
                        "items.find{it.template=='refund'}.text", containsString("Step by step"),
                        "items.find{it.template=='refund'}.text", containsString("USD\u00A00.005\n"),
                        "items.find{it.template=='top-up-offer'}.text", not(containsString("Step by step")),
                        "items.find{it.template=='compensation'}.text", not(containsString("Step by step")));
    }
}
