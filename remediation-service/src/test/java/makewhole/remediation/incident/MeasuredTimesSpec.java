package makewhole.remediation.incident;

import static makewhole.remediation.testing.As.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class MeasuredTimesSpec {
    @Inject
    AllocationStandIn allocation;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

    @Test
    void times_to_detect_and_to_settle_are_what_the_journal_says_whatever_the_tables_say_later() throws SQLException {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        assertThat(times(plan).getString("settle"))
                .as("before anything was paid")
                .isNull();
        String run = plan.paid();

        Map<?, ?> scoped = entry("scope-decided", plan.incident());
        Map<?, ?> declared = entry("incident-declared", plan.incident());
        Map<?, ?> exported = entry("payment-run-exported", plan.plan());
        LocalDate began = LocalDate.parse(fact(scoped, "harmBeganOn"));
        LocalDate discovered = LocalDate.parse(fact(declared, "discoveredOn"));
        Duration detect = Duration.between(began.atStartOfDay(), discovered.atStartOfDay());
        Duration settle = Duration.between(declaredAt(plan), Instant.parse(String.valueOf(exported.get("at"))));
        assertThat(detect).isPositive();
        assertMeasured(plan, detect, settle);

        asOwner("UPDATE scope_deal SET closed_on = closed_on - 100 WHERE incident = '%s'".formatted(plan.incident()));
        asOwner("UPDATE payment_run SET approved_at = approved_at + interval '1 day' WHERE id = '%s'".formatted(run));
        assertMeasured(plan, detect, settle);
    }

    private static void assertMeasured(ReleasedPlan plan, Duration detect, Duration settle) {
        JsonPath times = times(plan);
        assertThat(Duration.parse(times.getString("detect"))).isEqualTo(detect);
        assertThat(Duration.parse(times.getString("settle"))).isEqualTo(settle);
    }

    private static JsonPath times(ReleasedPlan plan) {
        return incident(plan).setRootPath("times.timeTo");
    }

    private static Instant declaredAt(ReleasedPlan plan) {
        return Instant.parse(incident(plan).getString("times.declaredAt"));
    }

    private static JsonPath incident(ReleasedPlan plan) {
        return as("audit-1")
                .get("/v1/incidents/{incident}", plan.incident())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<?, ?> entry(String event, String about) {
        return Journaled.entries().stream()
                .filter(entry -> event.equals(entry.get("event")) && about.equals(entry.get("aboutId")))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private static String fact(Map<?, ?> entry, String name) {
        return entry.get("facts") instanceof Map<?, ?> facts ? String.valueOf(facts.get(name)) : "";
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
