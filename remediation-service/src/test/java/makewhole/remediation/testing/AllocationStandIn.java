package makewhole.remediation.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks allocation-service's contract as far as this service uses it, and remembers what it was told. */
@Singleton
public class AllocationStandIn extends StandIn {
    private final List<Map<String, Object>> engagements = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> corrections = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> regressionCases = new CopyOnWriteArrayList<>();

    private final Map<String, String> refusedCorrections = new ConcurrentHashMap<>();
    private final Map<String, String> refusedTakeBacks = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> errorAccounts = new ConcurrentHashMap<>();
    private volatile boolean refusing;

    AllocationStandIn(@ConfigProperty(name = OtherServices.ALLOCATION_PORT) int port, ObjectMapper json) {
        super(port, json);
        onGet("/v1/kill-switch", (call, path) -> Reply.ok(Map.of("engaged", true, "engagements", engagements)));
        onPost("/v1/kill-switch/engagements", this::engage);
        onPost("/v1/versions/([^/]+)/suspicion", (call, path) -> Reply.ok(Map.of("version", path.group(1))));
        onPost("/v1/deals/([^/]+)/corrections", this::correct);
        onGet("/v1/versions", (call, path) -> Reply.ok(Map.of("items", List.of())));
        onGet("/v1/regression-cases", (call, path) -> Reply.ok(Map.of("items", regressionCases)));
        onGet("/v1/events", (call, path) -> Reply.ok(List.of()));
    }

    void start(@Observes StartupEvent started) {
        up();
    }

    void stop(@Observes ShutdownEvent stopped) {
        down();
    }

    /** The corrections that took effect, as they were asked for. */
    public List<Map<String, Object>> corrections() {
        return List.copyOf(corrections);
    }

    /** Releases the switch over everything of an incident, and says that a verified version is active. */
    public void serviceIsBack(String incident) {
        onGet(
                "/v1/versions",
                (call, path) -> Reply.ok(Map.of(
                        "items", List.of(Map.of("version", "proration-2", "state", "ACTIVE", "verified", true)))));
        engagements.removeIf(one -> incident.equals(one.get("incident"))
                && String.valueOf(one.get("scope")).contains("ALL"));
    }

    public void freeze(String deal) {
        regressionCases.add(Map.of("case", "RC-" + deal, "deal", deal, "digest", "sha256:" + "0".repeat(64)));
    }

    /** Refuses every engagement, as a service without a database would; or takes them again. */
    public void refuseEngagements(boolean refuse) {
        refusing = refuse;
    }

    private Reply engage(Call call, Matcher path) {
        if (refusing) {
            return Reply.problem(503, "engagement-not-confirmed", "not today");
        }
        Map<String, Object> engagement = Map.of(
                "id", UUID.randomUUID().toString(),
                "scope", call.body().get("scope"),
                "incident", call.body().get("incident").asText(),
                "reason", call.body().get("reason").asText(),
                "engagedBy", "remediation-service",
                "since", "2026-09-21T09:00:00Z",
                "state", "ENGAGED");
        engagements.add(engagement);
        return new Reply(201, engagement);
    }

    /** Refuses corrections of a deal from now on, with a problem of this name. */
    public void refuseCorrections(String deal, String problem) {
        refusedCorrections.put(deal, problem);
    }

    /** Refuses to take units of a deal back from now on, with a problem of this name; or, with none, takes them again. */
    public void refuseTakeBacks(String deal, String problem) {
        refusedTakeBacks.put(deal, problem);
    }

    private Reply correct(Call call, Matcher path) {
        String deal = path.group(1);
        JsonNode body = call.body();
        BigDecimal freed = BigDecimal.ZERO;
        for (JsonNode move : body.get("moves")) {
            freed = freed.subtract(new BigDecimal(move.get("change").asText()));
        }
        String problem = refusedCorrections.getOrDefault(
                deal, freed.signum() > 0 ? refusedTakeBacks.getOrDefault(deal, "") : "");
        if (!problem.isEmpty()) {
            return Reply.problem(409, problem, "not in this story");
        }
        BigDecimal held = errorAccounts.getOrDefault(deal, BigDecimal.ZERO).add(freed);
        if (held.signum() < 0) {
            return Reply.problem(409, "correction-not-certified", "the error account would hold " + held);
        }
        errorAccounts.put(deal, held);
        corrections.add(Map.of("deal", deal, "plan", body.get("plan").asText(), "body", body));
        return new Reply(
                201,
                Map.of(
                        "allocation", UUID.randomUUID().toString(),
                        "supersedes", UUID.randomUUID().toString(),
                        "errorAccount", held.toPlainString(),
                        "lines", body.get("moves").size()));
    }
}
