package makewhole.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import makewhole.suite.load.SwitchReport;
import makewhole.suite.load.SwitchScope;
import makewhole.suite.load.SwitchUnderLoad;
import makewhole.suite.load.SwitchUnderLoad.InForce;
import makewhole.suite.machine.Replica;
import makewhole.suite.machine.Replicas;
import makewhole.suite.rest.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three packaged replicas on one database under full load, while the switch is engaged and released in a loop. On the way
 * one is killed and one is frozen in the middle of publishing; the switch must hold all the same, and engaging it must
 * return: before, while one is frozen, and when it is back.
 */
class KillSwitchIT {
    private static final Path HOME = Path.of(System.getProperty("makewhole.home"));
    private static final int PUBLISHERS = 9;

    /** How often each kind of scope is engaged, held and released, at least, while one replica is frozen. */
    private static final int TIMES_WHILE_FROZEN = 2;

    /**
     * A frozen publisher is ended after 2 s, and an engage call looks three times before it says that somebody still holds
     * on; the rest is for a machine that is busy with everything at once. Callers wait for 20 s.
     */
    private static final Duration LONGEST_ENGAGE = Duration.ofSeconds(15);

    /** With nobody frozen an engage takes a tenth of a second; a slow machine may need more. */
    private static final Duration ORDINARY_ENGAGE = Duration.ofSeconds(3);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final String WHO_WAITS_FOR_THE_DEAL = """
            SELECT coalesce(max(pid), 0) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE '%FROM deal%FOR NO KEY UPDATE%'
            """;

    @TempDir
    Path data = Path.of("");

    @Test
    void nothing_in_scope_is_published_once_engage_has_returned_whatever_happens_to_the_replicas() throws Exception {
        SwitchReport report;
        try (Replicas replicas = Replicas.start(HOME, data, 3);
                SwitchUnderLoad load = SwitchUnderLoad.begin(replicas, PUBLISHERS, Clock.systemUTC())) {
            Replica first = replicas.all().get(0);
            Replica frozen = replicas.all().get(1);
            Replica killed = replicas.all().get(2);
            load.cycleUntil(passed(Duration.ofSeconds(10)));
            load.avoid(killed);
            killed.kill();
            load.cycleUntil(passed(Duration.ofSeconds(4)));
            load.avoid(frozen);
            freezeWhilePublishing(replicas, load, first, frozen, killed);
            load.use(frozen);
            load.cycleThroughEachKind(1);
            load.cycleUntil(passed(Duration.ofSeconds(4)));
            report = load.end();
        }
        System.out.println(report);
        assertThat(report.violations()).isEmpty();
        assertThat(report.surprises()).isEmpty();
        assertThat(report.engagedWithin(50)).as("half of all engages").isLessThan(ORDINARY_ENGAGE);
        assertThat(report.engagedWithin(100)).isLessThan(LONGEST_ENGAGE);
        assertThat(report.published()).as("publications raced the switch").isGreaterThan(10);
        assertThat(report.refused()).as("and lost the race").isGreaterThan(10);
        assertThat(Run.processesOn(data)).as("nothing is left behind").isEmpty();
    }

    /** Frozen while it holds its share of the lock and has read that nothing is engaged. */
    private static void freezeWhilePublishing(
            Replicas replicas, SwitchUnderLoad load, Replica first, Replica frozen, Replica killed) throws Exception {
        load.offer("FROZEN");
        try (Connection database = replicas.database();
                Connection other = replicas.database();
                Statement holding = other.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            holding.execute("SELECT 1 FROM deal WHERE deal_id = 'FROZEN' FOR NO KEY UPDATE");
            CompletableFuture<Answer> publishing =
                    CompletableFuture.supplyAsync(() -> load.publish("FROZEN", frozen), threads);
            await("the publisher has read the switch", () -> count(database, WHO_WAITS_FOR_THE_DEAL) > 0);
            String holds = """
                    SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
                    WHERE locktype = 'advisory' AND objsubid = 2 AND mode = 'ShareLock' AND granted
                      AND state = 'idle in transaction' AND pid = %d
                    """.formatted(count(database, WHO_WAITS_FOR_THE_DEAL));
            frozen.freeze();
            other.rollback();
            await("the frozen one holds its share", () -> count(database, holds) == 1);

            InForce meanwhile = load.engage(SwitchScope.all());
            assertThat(count(database, holds)).as("the database has ended it").isZero();
            assertThat(published(database)).isZero();
            load.release(meanwhile);
            long attempts = load.attempts();
            load.cycleThroughEachKind(TIMES_WHILE_FROZEN);
            assertThat(load.attempts()).as("the others go on publishing").isGreaterThan(attempts);

            InForce everything = load.engage(SwitchScope.all());
            assertThat(published(database)).as("nothing of the frozen one").isZero();
            frozen.thaw();
            assertThat(publishing
                            .handle((answer, broken) -> answer == null ? 0 : answer.status())
                            .join())
                    .as("what wakes up has published nothing")
                    .isNotEqualTo(201);
            await("it is back, and refuses", () -> refuses(load, frozen));
            assertThat(published(database)).isZero();
            await("it confirms", () -> state(load, everything, first, frozen).equals("CONFIRMED"));
            assertThat(state(load, everything, first, first)).isEqualTo("CONFIRMED");
            assertThat(state(load, everything, first, killed))
                    .as("the killed one never can")
                    .isEqualTo("SILENT");
            load.release(everything);
            assertThat(load.publish("FROZEN", frozen).status()).isEqualTo(201);
        }
    }

    private static boolean refuses(SwitchUnderLoad load, Replica replica) {
        try {
            return load.publish("FROZEN", replica).problem().equals("kill-switch-engaged");
        } catch (CannotGoOnException notYet) {
            return false;
        }
    }

    private static String state(SwitchUnderLoad load, InForce inForce, Replica asked, Replica wanted) {
        for (var replica : load.describe(inForce, asked).json().path("replicas")) {
            if (replica.path("replica").asText().equals(wanted.name())) {
                return replica.path("state").asText();
            }
        }
        return "";
    }

    private static long published(Connection database) {
        return count(database, "SELECT count(*) FROM allocation WHERE deal_id = 'FROZEN' AND published_at IS NOT NULL");
    }

    private static long count(Connection database, String sql) {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static BooleanSupplier passed(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        return () -> System.nanoTime() > end;
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came true: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
