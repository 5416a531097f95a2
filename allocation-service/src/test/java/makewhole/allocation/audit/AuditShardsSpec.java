package makewhole.allocation.audit;

import static makewhole.allocation.audit.ImportedScenario.SCOPE;
import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static makewhole.allocation.audit.ImportedScenario.deal;
import static makewhole.allocation.audit.ImportedScenario.digest;
import static makewhole.allocation.audit.ImportedScenario.findingsAsCsv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.testing.EmbeddedDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An audit in parts, which may be carried on by anybody and come to the same as a whole. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class AuditShardsSpec {
    @Inject
    Audits audits;

    @Inject
    RunningAudits running;

    @Inject
    RunAudit runAudit;

    @Inject
    PastBooks pastBooks;

    @Inject
    Jdbi jdbi;

    @Inject
    InstantSource clock;

    @BeforeEach
    void pastDeals() {
        ImportedScenario.arrange();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 64})
    void everything_is_the_same_whatever_the_number_of_shards(int shards) {
        String alone = audited(SCOPE);
        String shared = audited(SCOPE, shards);
        as("audit-1")
                .get("/v1/audits/" + shared)
                .then()
                .body("shards", equalTo(shards), "commitmentsTotal", equalTo(3_035), "commitmentsDone", equalTo(3_035));
        assertThat(digest(shared)).isEqualTo(digest(alone));
        assertThat(findingsAsCsv(shared)).isEqualTo(findingsAsCsv(alone));
        assertThat(as("audit-1").get("/v1/audits/" + shared + "/deals").asString())
                .isEqualTo(as("audit-1").get("/v1/audits/" + alone + "/deals").asString());
    }

    @Test
    void the_database_puts_each_deal_into_the_shard_that_is_written_down() {
        AuditId audit = aRunningAudit(7);
        Shards shards = new Shards(7);
        Map<String, Integer> shardOf = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT deal_id, shard FROM audit_deal WHERE audit_id = :audit")
                .bind("audit", audit.value())
                .reduceResultSet(new HashMap<String, Integer>(), (map, row, context) -> {
                    map.put(row.getString(1), row.getInt(2));
                    return map;
                }));
        assertThat(shardOf).hasSize(40);
        assertThat(shardOf.values()).contains(0, 1, 2, 3, 4, 5, 6);
        shardOf.forEach((deal, shard) ->
                assertThat(shards.of(new DealId(deal))).as(deal).isEqualTo(shard));
    }

    @Test
    void an_audit_goes_on_where_a_crash_has_stopped_it() {
        AuditId audit = aRunningAudit(2);
        Shard first = new Shard(audit, 0);
        QuarkusTransaction.requiringNew().run(() -> {
            RunningAudits.Batch batch = running.next(first, 1);
            List<ReplayedDeal> replayed = new ArrayList<>();
            pastBooks.forEach(batch.deals(), past -> replayed.add(Replay.of(past)));
            running.record(first, batch, replayed, 1);
        });
        assertThat(audits.progress(audit).total().done()).isEqualTo(1);
        as("audit-1").get("/v1/audits/" + audit).then().body("state", equalTo("RUNNING"), "dealsDone", equalTo(1));

        runAudit.run(new RunAudit.Work(audit.value(), 0));
        runAudit.run(new RunAudit.Work(audit.value(), 0));
        as("audit-1").get("/v1/audits/" + audit).then().body("state", equalTo("RUNNING"));
        runAudit.run(new RunAudit.Work(audit.value(), 1));
        runAudit.run(new RunAudit.Work(audit.value(), 0));

        assertThat(audits.progress(audit).total().findings()).isEqualTo(215);
        assertThat(digest(audit.toString())).isEqualTo(digest(audited(SCOPE)));
    }

    @Test
    void progress_is_told_shard_by_shard() {
        String audit = audited(SCOPE, 3);
        as("audit-1")
                .accept(ContentType.JSON)
                .get("/v1/audits/" + audit + "/progress")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"), "dealsDone", equalTo(40), "secondsLeft", equalTo(0))
                .body("shards.shard", equalTo(List.of(0, 1, 2)))
                .body("shards.dealsDone.sum()", equalTo(40))
                .body("shards.commitmentsDone.sum()", equalTo(3_035));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65, -1})
    void no_audit_has_no_or_too_many_shards(int shards) {
        as("engineering-1")
                .contentType(ContentType.JSON)
                .body(Map.of("scope", SCOPE, "shards", shards))
                .post("/v1/audits")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body("errors[0].field", containsString("shards"));
    }

    /** An audit that nobody carries out, but this test. */
    private AuditId aRunningAudit(int shards) {
        AuditId id = new AuditId(UUID.randomUUID());
        Selection scope = new Selection.OfVersion(new VersionName(ImportedScenario.VERSION));
        Audit.Start start = new Audit.Start("engineering-1", clock.instant());
        QuarkusTransaction.requiringNew().run(() -> running.add(Audit.started(id, scope, new Shards(shards), start)));
        return id;
    }
}
