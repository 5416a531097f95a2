package makewhole.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import makewhole.allocation.testing.GeneratedDeals;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Jvm;
import makewhole.suite.machine.Replicas;

/** Past deals audited from the database, by one shard, which is one thread of the service. */
final class AuditBench implements Bench {
    private static final int PER_SECOND = 300_000;
    private static final int COMMITMENTS = 100;
    private static final int EVERY_NTH_FAULTY = 20;
    private static final int WARM = 5_000;
    private static final int DEALS = 20_000;
    private static final int QUICK_DEALS = 200;
    private static final double NANOS_IN_A_SECOND = 1e9;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;

    AuditBench(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String title() {
        return "Audit from the database";
    }

    @Override
    public String how() {
        return """
                %,d made-up past deals of %d investors, one in %d allocated by proration-1, replayed by one shard: read, worked \
                out, certified twice, compared, findings and verdicts stored. Then the same by two shards at once. The database \
                works on a core of its own while the one thread of a shard waits. An audit of %,d deals warms up.""".formatted(DEALS, COMMITMENTS, EVERY_NTH_FAULTY, WARM);
    }

    @Override
    public List<Measured> measure(boolean quick) {
        Path data = BenchSuite.emptyFolder(home, "audit");
        GeneratedDeals warm = deals("W", quick ? QUICK_DEALS : WARM);
        GeneratedDeals measured = deals("M", quick ? QUICK_DEALS : DEALS);
        try (Replicas replicas = Replicas.start(home, data, 1, Jvm.AS_DEPLOYED);
                Calls calls = Calls.by(replicas)) {
            fill(replicas, warm);
            fill(replicas, measured);
            audited(calls, warm, 1);
            List<Measured> rows = new ArrayList<>();
            double one = audited(calls, measured, 1);
            rows.add(Measured.against(
                    "≥ %,d/s".formatted(PER_SECOND),
                    one >= PER_SECOND,
                    "commitments, one shard",
                    "%,.0f/s".formatted(one)));
            rows.add(Measured.forComparison("… two shards", "%,.0f/s".formatted(audited(calls, measured, 2))));
            return rows;
        }
    }

    private static GeneratedDeals deals(String prefix, int number) {
        return new GeneratedDeals(prefix, number, COMMITMENTS, EVERY_NTH_FAULTY);
    }

    private static void fill(Replicas replicas, GeneratedDeals deals) {
        try (Connection owner = replicas.database()) {
            deals.fill(owner);
            try (var statement = owner.createStatement()) {
                statement.execute("VACUUM ANALYZE");
            }
        } catch (SQLException | IOException refused) {
            throw new CannotGoOnException("The deals could not be stored: " + refused.getMessage(), refused);
        }
    }

    /** Commitments in a second, from the call that starts the audit until it is sealed. */
    private static double audited(Calls calls, GeneratedDeals deals, int shards) {
        String order = "{\"scope\":{\"kind\":\"VERSION\",\"version\":\"%s\"},\"shards\":%d}"
                .formatted(deals.version(), shards);
        long began = System.nanoTime();
        String audit = text(calls.post("/v1/audits", order.getBytes(StandardCharsets.UTF_8)), "audit");
        while (true) {
            JsonNode seen = read(calls.get("/v1/audits/" + audit));
            if (seen.path("state").asText().equals("DONE")) {
                return seen.path("commitmentsDone").asLong() / ((System.nanoTime() - began) / NANOS_IN_A_SECOND);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static String text(String body, String field) {
        return read(body).path(field).asText();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException unreadable) {
            throw new CannotGoOnException("The service answered no JSON: " + body, unreadable);
        }
    }
}
