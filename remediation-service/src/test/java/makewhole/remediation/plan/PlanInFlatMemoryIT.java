package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.PackagedService;
import makewhole.remediation.testing.CountedNotices;
import makewhole.remediation.testing.GeneratedIncident;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import makewhole.remediation.testing.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged service, with a heap of which it needs half for itself, drafts a plan whose lines are larger than the rest,
 * freezes it, says what others may do in its name, has its customers told, releases it, pays it and writes the files for the bank. With
 * {@code -Dplan.deals=2000} the plan has a million lines; this takes some minutes.
 */
class PlanInFlatMemoryIT {
    private static final int DEALS = Integer.getInteger("plan.deals", 40);
    private static final int INVESTORS_AT_ONCE = 20_000;

    private final EmbeddedDatabase database = new EmbeddedDatabase();
    private final GeneratedIncident generated = new GeneratedIncident("BIG", DEALS);
    private final CountedNotices notices = new CountedNotices();
    private Map<String, String> settings;
    private PackagedService service;

    @BeforeEach
    void start() {
        settings = new HashMap<>(database.start());
        settings.putAll(new OtherServices().start());
        settings.put("quarkus.rest-client.notification.url", "http://localhost:" + notices.start());
        settings.put("makewhole.payments.most-in-a-file", "2000");
        settings.put("makewhole.plans.second-finance-above.USD", "1000.00");
        service = PackagedService.start(
                "plan-in-flat-memory-it",
                List.of("-Xmx144m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                settings);
        RestAssured.port = service.port();
    }

    @AfterEach
    void stop() {
        service.close();
        notices.stop();
        database.stop();
    }

    @Test
    void a_very_large_plan_is_drafted_frozen_released_told_of_and_paid() throws Exception {
        String incident = scoped();
        String plan = Story.drafted(incident);
        String digest = Story.frozen(plan);
        List.of("legal-1", "operations-1", "finance-1", "finance-2")
                .forEach(account -> Story.approving(account, plan, digest).statusCode(201));
        JsonNode authority = authority(plan);
        assertThat(authority.path("digest").asText()).isEqualTo(digest);
        assertThat(authority.path("lines")).hasSize(generated.findings());
        as("audit-1")
                .get("/v1/plans/{plan}/lines/{line}/statement", plan, "L-%04d".formatted(generated.findings()))
                .then()
                .statusCode(200);
        Story.releasing(plan, digest).statusCode(200).body("state", equalTo("RELEASED"));
        as("customer-success-1").post("/v1/plans/{plan}/notices", plan).then().statusCode(202);
        eventually(
                () -> as("audit-1").get("/v1/plans/{plan}/notices", plan).then().body("state", equalTo("POSTED")));
        assertThat(notices.count()).isEqualTo(generated.findings());
        ReleasedPlan released = new ReleasedPlan(incident, plan, digest);
        JsonPath run = released.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);
        assertThat(as("audit-1")
                        .get("/v1/payment-runs/{run}/files", run.getString("run"))
                        .jsonPath()
                        .getList("items.payments", Integer.class)
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(run.getInt("payments"));
    }

    private String scoped() throws SQLException {
        Story.imported(Map.of("distributions", generated.distributions(), "valuations", generated.valuations()));
        for (int from = 0; from < generated.investors(); from += INVESTORS_AT_ONCE) {
            int to = Math.min(generated.investors(), from + INVESTORS_AT_ONCE);
            Story.imported(Map.of("investors", generated.investors(from, to)));
        }
        String incident = Story.declared();
        try (Connection owner = DriverManager.getConnection(
                settings.get("makewhole.database.url"),
                settings.get("makewhole.database.owner"),
                settings.get("makewhole.database.owner-password"))) {
            generated.decide(owner, incident);
        }
        return incident;
    }

    private static JsonNode authority(String plan) throws IOException {
        try (InputStream answer = as("audit-1")
                .get("/v1/plans/{plan}/authority", plan)
                .then()
                .statusCode(200)
                .extract()
                .asInputStream()) {
            return new ObjectMapper().readTree(answer);
        }
    }
}
