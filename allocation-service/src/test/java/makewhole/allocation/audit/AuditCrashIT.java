package makewhole.allocation.audit;

import static makewhole.allocation.testing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import makewhole.allocation.testing.GeneratedDeals;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.PackagedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged service, killed on the way through an audit: it is ended all the same, and nobody can tell. */
class AuditCrashIT {
    private static final GeneratedDeals DEALS = new GeneratedDeals("CRASH", 4_000, 100, 10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The books of all these deals, as objects, would be larger than the heap: whoever kept them would not come far. */
    private static final List<String> OPTIONS =
            List.of("-Xmx72m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    /** Of many batches each, so that a replica is killed in the middle of one. */
    private static final int LARGE_SHARDS = 2;

    /** Far more than one replica takes at once, so that there are some left whenever the other one looks. */
    private static final int MANY_SHARDS = 32;

    private static final EmbeddedDatabase DATABASE = new EmbeddedDatabase();
    private static final Map<String, String> SETTINGS = new HashMap<>();

    private final List<PackagedService> replicas = new ArrayList<>();

    /** The first replica of all makes the tables; the deals are the same for every test. */
    @BeforeAll
    static void start() throws Exception {
        SETTINGS.putAll(DATABASE.start());
        PackagedService migrating = PackagedService.start("audit-crash-it-fills", OPTIONS, SETTINGS);
        migrating.kill();
        try (Connection owner = owner()) {
            DEALS.fill(owner);
        }
    }

    @AfterEach
    void killReplicas() {
        replicas.forEach(PackagedService::kill);
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @Test
    void an_audit_whose_only_replica_is_killed_goes_on_where_it_was_and_ends_with_the_same_bytes() throws Exception {
        PackagedService first = launch();
        String killed = started(first, LARGE_SHARDS);
        Waiting.until("there are verdicts", PATIENCE, () -> !verdicts(killed).isEmpty());
        first.kill();
        Map<String, String> before = verdicts(killed);
        assertThat(before).as("it was in the middle").hasSizeBetween(1, DEALS.deals() - 1);
        assertThat(shardsBegunAndNotDone(killed)).as("of a shard, too").isPositive();

        PackagedService second = launch();
        assertEndsAsOneThatWasLeftAlone(second, killed);
        assertThat(verdicts(killed))
                .as("what had a verdict was not worked out again")
                .containsAllEntriesOf(before);
    }

    @Test
    void two_replicas_share_the_shards_and_when_one_is_killed_the_other_ends_them_all() throws Exception {
        PackagedService first = launch();
        PackagedService second = launch();
        String killed = started(first, MANY_SHARDS);
        Waiting.until("both are at work", PATIENCE, () -> replicasAtWork() == 2);
        second.kill();
        assertThat(verdicts(killed)).as("it was in the middle").hasSizeLessThan(DEALS.deals());
        assertEndsAsOneThatWasLeftAlone(first, killed);
    }

    private static void assertEndsAsOneThatWasLeftAlone(PackagedService replica, String killed) throws Exception {
        JsonPath resumed = awaitEnd(replica, killed);
        String alone = started(replica, 1);
        JsonPath uninterrupted = awaitEnd(replica, alone);
        for (String total : List.of("dealsDone", "commitmentsDone", "right", "wrong", "findings", "digest")) {
            assertThat(resumed.getString(total)).as(total).isEqualTo(uninterrupted.getString(total));
        }
        assertThat(resumed.getInt("dealsDone")).isEqualTo(DEALS.deals());
        assertThat(resumed.getInt("findings")).isPositive();
        assertThat(get(replica, "/v1/audits/%s/findings".formatted(killed), "text/csv"))
                .isEqualTo(get(replica, "/v1/audits/%s/findings".formatted(alone), "text/csv"));
        assertThat(allDeals(replica, killed)).isEqualTo(allDeals(replica, alone));
    }

    private static String started(PackagedService replica, int shards) {
        return as("engineering-1")
                .port(replica.port())
                .body(Map.of("scope", Map.of("kind", "VERSION", "version", DEALS.version()), "shards", shards))
                .post("/v1/audits")
                .then()
                .statusCode(202)
                .extract()
                .path("audit");
    }

    private static JsonPath awaitEnd(PackagedService replica, String audit) throws Exception {
        Waiting.until(
                "the audit ends",
                PATIENCE,
                () -> read(replica, audit).getString("state").equals("DONE"));
        return read(replica, audit);
    }

    private static JsonPath read(PackagedService replica, String audit) {
        return JsonPath.from(get(replica, "/v1/audits/" + audit, "application/json"));
    }

    /** What an auditor reads there. */
    private static String get(PackagedService replica, String path, String type) {
        return as("audit-1")
                .port(replica.port())
                .accept(type)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> allDeals(PackagedService replica, String audit) {
        List<String> pages = new ArrayList<>();
        String after = "";
        while (after != null) {
            String page =
                    get(replica, "/v1/audits/%s/deals?limit=1000&after=%s".formatted(audit, after), "application/json");
            pages.add(page);
            after = JsonPath.from(page).getString("next");
        }
        return pages;
    }

    private PackagedService launch() throws Exception {
        Map<String, String> further = new HashMap<>(SETTINGS);
        String name = "replica-%d".formatted(replicas.size() + 1);
        further.put("quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", name);
        further.put("makewhole.kill-switch.replica", name);
        further.put("makewhole.jobs.heartbeat-every", "PT0.5S");
        PackagedService replica = PackagedService.start("audit-crash-it-" + name, OPTIONS, further);
        replicas.add(replica);
        return replica;
    }

    /** How many replicas hold the row of a shard, which they do while they work on a batch of it. */
    private long replicasAtWork() throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(DISTINCT application_name) FROM pg_locks JOIN pg_stat_activity USING (pid)
                        WHERE relation = 'audit_shard'::regclass AND mode = 'RowShareLock'
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long shardsBegunAndNotDone(String audit) throws SQLException {
        try (Connection owner = owner();
                PreparedStatement query = owner.prepareStatement("""
                        SELECT count(*) FROM (SELECT shard FROM audit_deal WHERE audit_id = ?::uuid GROUP BY shard
                                              HAVING count(verdict) BETWEEN 1 AND count(*) - 1) AS begun
                        """)) {
            query.setString(1, audit);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The deals that have a verdict, each with the transaction that gave it. */
    private Map<String, String> verdicts(String audit) throws SQLException {
        Map<String, String> verdicts = new HashMap<>();
        try (Connection owner = owner();
                PreparedStatement query = owner.prepareStatement(
                        "SELECT deal_id, xmin FROM audit_deal WHERE audit_id = ?::uuid AND verdict IS NOT NULL")) {
            query.setString(1, audit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    verdicts.put(row.getString(1), row.getString(2));
                }
            }
        }
        return verdicts;
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                setting("makewhole.database.url"),
                setting("makewhole.database.owner"),
                setting("makewhole.database.owner-password"));
    }

    private static String setting(String name) {
        return Objects.requireNonNull(SETTINGS.get(name));
    }
}
