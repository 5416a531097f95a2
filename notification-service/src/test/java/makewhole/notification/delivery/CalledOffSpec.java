package makewhole.notification.delivery;

import static makewhole.notification.testing.Service.approve;
import static makewhole.notification.testing.Service.as;
import static makewhole.notification.testing.Service.await;
import static makewhole.notification.testing.Service.awaitDone;
import static makewhole.notification.testing.Service.count;
import static makewhole.notification.testing.Service.created;
import static makewhole.notification.testing.Service.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import makewhole.notification.testing.Rows;
import makewhole.notification.testing.ScriptedMailServer;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class CalledOffSpec {
    @Inject
    TakeNotices take;

    @Inject
    RecordOutcomes record;

    private OpenBatches batches;

    @BeforeEach
    void begin() {
        batches = new OpenBatches();
    }

    @AfterEach
    void callOff() {
        batches.close();
    }

    @Test
    void a_batch_that_is_called_off_sends_nothing_more_and_frees_its_lines() {
        Rows rows = Rows.of(5);
        JsonPath batch = created(rows);
        as("customer-success-1")
                .body(Map.of("reason", "a typing error in the deal's name"))
                .post("/v1/batches/{batch}/cancellation", batch.getString("batch"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"), "counts.CANCELLED", equalTo(5));
        batches.remediation().knows(rows.plan(), rows.authority());
        approve(batch).statusCode(409).body("type", endsWith("/batch-not-open"));
        created(rows);
    }

    @Test
    void what_is_on_its_way_when_its_batch_is_called_off_does_not_go_out_again() {
        Rows rows = Rows.of(1);
        String batch = batches.approved(rows);
        Claim onItsWay = OpenBatches.takeOnly(take, batch);
        as("customer-success-1")
                .body(Map.of("reason", "the mail server mangles the letters"))
                .post("/v1/batches/{batch}/cancellation", batch)
                .then()
                .statusCode(200)
                .body("counts.CANCELLED", equalTo(0), "counts.SENDING", equalTo(1));
        await(batch, report -> count(report, "UNCERTAIN") == 1);
        OpenBatches.settleNotice("operations-1", onItsWay.notice().id().toString(), "NOT_SENT")
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertThat(count(report(batch), "CANCELLED")).isEqualTo(1);
    }

    @Test
    void what_came_back_after_its_batch_was_called_off_is_called_off_too_although_its_sender_died() {
        String batch = batches.approved(Rows.of(1));
        Claim onItsWay = OpenBatches.takeOnly(take, batch);
        OpenBatches.steer(batch, "cancellation");
        record.of(List.of(new Tried(onItsWay, new SendOutcome.RefusedForNow("452"))));
        await(batch, report -> count(report, "CANCELLED") == 1);
    }

    @Test
    void why_people_stop_a_batch_is_kept_in_their_words_and_not_in_the_journal() {
        String batch = batches.approvedForLater(Rows.of(1));
        OpenBatches.steer(batch, "pause");
        OpenBatches.steer(batch, "resumption");
        as("operations-1")
                .body(Map.of("reason", "Zebedee Unmistakable has complained"))
                .post("/v1/batches/{batch}/cancellation", batch)
                .then()
                .statusCode(403);
        as("customer-success-1")
                .body(Map.of("reason", "Zebedee Unmistakable has complained"))
                .post("/v1/batches/{batch}/cancellation", batch)
                .then()
                .statusCode(200);
        as("legal-1")
                .get("/v1/batches/{batch}/reasons", batch)
                .then()
                .statusCode(200)
                .body(
                        "items.event",
                        equalTo(List.of("batch-paused", "batch-resumed", "batch-cancelled")),
                        "items[2].reason",
                        equalTo("Zebedee Unmistakable has complained"),
                        "items[2].by",
                        equalTo("customer-success-1"));
        as("engineering-1").get("/v1/batches/{batch}/reasons", batch).then().statusCode(403);
        assertThat(Journaled.entries())
                .filteredOn(entry -> batch.equals(entry.get("aboutId")))
                .last()
                .satisfies(entry -> assertThat(entry.toString())
                        .contains("batch-cancelled", "sha256:")
                        .doesNotContain("Zebedee"));
        assertThat(Journaled.entries().toString()).doesNotContain("Zebedee Unmistakable has complained");
    }

    @Test
    void who_was_told_before_a_batch_was_called_off_is_not_told_again_and_the_others_are() {
        Rows rows = Rows.of(4);
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            server.on("RCPT", to -> to.startsWith("ada.1@") ? "250 ok" : "452 4.2.2 full");
            String batch = batches.approved(rows);
            await(batch, report -> count(report, "SENT") == 1 && count(report, "TEMPORARY_FAILURE") == 3);
            as("customer-success-1")
                    .body(Map.of("reason", "the deal's name is wrong"))
                    .post("/v1/batches/{batch}/cancellation", batch)
                    .then()
                    .statusCode(200);
            JsonPath calledOff = await(batch, report -> count(report, "CANCELLED") == 3);
            assertThat(calledOff.getMap("told").toString()).isEqualTo("{USD={amount=100.01, rows=1}}");
            assertThat(calledOff.getInt("totals.USD.rows")).isEqualTo(4);
            server.on("RCPT", to -> "250 ok");
            JsonPath rest = created(rows.without(1));
            batches.add(rest.getString("batch"));
            approve(rest).statusCode(200);
            assertThat(count(awaitDone(rest.getString("batch")), "SENT")).isEqualTo(3);
            assertThat(server.received()).hasSize(4).doesNotHaveDuplicates();
        }
    }
}
