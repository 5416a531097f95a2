package makewhole.allocation.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import makewhole.allocation.version.FirstStates;

/** Makes the service as it is on its first day: no deals, no engagements, versions in their first states. */
@ApplicationScoped
public class FreshInstallation {
    private static final List<String> TABLES = List.of(
            "correction_move",
            "allocation_line",
            "allocation",
            "commitment",
            "deal_tier",
            "manual_override",
            "allocation_drop_out",
            "deal",
            "shadow_difference",
            "shadow_comparison",
            "shadow_run",
            "certificate_rejection",
            "kill_switch_engagement",
            "kill_switch_refusal",
            "algorithm_version",
            "bisection",
            "audit_finding",
            "audit_deal",
            "audit_shard",
            "audit",
            "regression_case",
            "verification",
            "refused_upload");

    private final Database database;
    private final FirstStates firstStates;

    FreshInstallation(Database database, FirstStates firstStates) {
        this.database = database;
        this.firstStates = firstStates;
    }

    /** As a release is installed: proration-2 is active, proration-1 retired. */
    public void begin() throws SQLException {
        begin("proration-2=ACTIVE", "proration-1=RETIRED");
    }

    /** With other first states, such as {@code proration-1=ACTIVE}. */
    public void begin(String... states) throws SQLException {
        database.execute("TRUNCATE " + String.join(", ", TABLES) + " CASCADE");
        firstStates.apply(List.of(states));
    }
}
