package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.RehearsalClock;
import makewhole.remediation.testing.ReleasedPlan;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class TieOutSpec {
    @Inject
    AllocationStandIn allocation;

    @Inject
    NotificationStandIn notification;

    @Inject
    RehearsalClock clock;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

    @Test
    void plan_files_journal_and_notices_agree_to_the_cent() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String due = ReleasedPlan.expectedDue();
        plan.noticesPosted();
        plan.tieOut()
                .body("currencies.size()", equalTo(1), "currencies[0].currency", equalTo("USD"))
                .body("currencies[0].plan", equalTo(due), "currencies[0].due", equalTo(due))
                .body("currencies[0].inFlight", equalTo("0.00"), "currencies[0].difference", equalTo("0.00"));

        plan.paid();

        plan.tieOut()
                .body("currencies[0].plan", equalTo(due), "currencies[0].due", equalTo("0.00"))
                .body("currencies[0].inFlight", equalTo(due), "currencies[0].paymentFiles", equalTo(due))
                .body("currencies[0].journal", equalTo(due), "currencies[0].notices", equalTo(due))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty())
                .body("currencies[0].lines.values().sum()", equalTo(215));
    }

    @Test
    void a_payment_that_is_booked_while_the_sources_are_read_makes_no_difference() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String batch = plan.noticesPosted();
        var run = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .extract()
                .jsonPath();
        notification.beforeNextReport(
                batch,
                () -> ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                        .statusCode(200));

        plan.tieOut().body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());

        plan.tieOut()
                .body("currencies[0].inFlight", equalTo(ReleasedPlan.expectedDue()))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
    }

    @Test
    void whoever_is_not_told_is_a_difference() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);

        plan.tieOut()
                .body("currencies[0].difference", equalTo(ReleasedPlan.expectedDue()))
                .body("currencies[0].mismatches", hasItem(containsString("215 lines, 0 notices")));
    }

    @Test
    void a_source_that_was_tampered_with_shows() throws SQLException {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String batch = plan.noticesPosted();
        String run = plan.paid();
        String due = ReleasedPlan.expectedDue();

        notification.tamper(
                batch,
                "USD",
                new BigDecimal(due).subtract(new BigDecimal("0.01")).toPlainString());
        plan.tieOut()
                .body("currencies[0].difference", equalTo("0.01"))
                .body("currencies[0].mismatches", hasItem(containsString("notices")));
        notification.tamper(batch, "USD", due);
        plan.tieOut().body("currencies[0].difference", equalTo("0.00"));

        asOwner(
                "UPDATE payment_file SET sealed = overlay(sealed placing translate(substr(sealed, 60, 1), 'ABab', 'BAba')"
                        + " || 'AAAA' from 60 for 5) WHERE run = '%s'".formatted(run));
        plan.tieOut()
                .body("currencies[0].difference", not(equalTo("0.00")))
                .body("currencies[0].mismatches", hasItem(containsString("payment files")));
    }

    /** Entries that balance, so that the database takes them, by an account of which the tie-out speaks. */
    @ParameterizedTest(name = "a cent on {1} that is taken from {0}: {2} | {3}")
    @CsvSource({
        "UNITS_BOUGHT_BACK,PAYABLE_TO_INVESTORS,the plan,what the journal says is owed",
        "PAYABLE_TO_INVESTORS,CASH_IN_TRANSIT,what the files have in flight,cash in transit in the journal",
        "PAYABLE_TO_INVESTORS,CASH_AT_BANK,what the bank has paid,cash at bank in the journal",
        "PAYABLE_TO_INVESTORS,UNCLAIMED,what is unclaimed,unclaimed in the journal"
    })
    void an_entry_that_nothing_stands_for_is_a_difference(String debit, String credit, String one, String other) {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        plan.tieOut().body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());

        AsOwner.execute("""
                WITH entry AS (
                    INSERT INTO ledger_entry (number, plan, line, day, text)
                    VALUES (nextval('ledger_number'), '%s', 'L-0001', '2026-09-30', 'Nobody knows why')
                    RETURNING number)
                INSERT INTO ledger_posting (entry, place, account, currency, debit, credit)
                SELECT number, 1, '%s', 'USD', 1, 0 FROM entry UNION ALL SELECT number, 2, '%s', 'USD', 0, 1 FROM entry
                """.formatted(plan.plan(), debit, credit));

        plan.tieOut()
                .body("currencies[0].difference", equalTo("0.01"), "currencies[0].mismatches.size()", equalTo(1))
                .body("currencies[0].mismatches[0]", startsWith(one + ": "))
                .body("currencies[0].mismatches[0]", containsString("; " + other + ": "));
    }

    @Test
    void an_obligation_that_is_gone_is_a_difference_as_large_as_it_was() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.tieOut().body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
        String due = ReleasedPlan.expectedDue();
        String one = "plan = '%1$s' AND line = (SELECT min(line) FROM obligation WHERE plan = '%1$s')"
                .formatted(plan.plan());
        BigDecimal gone =
                BigDecimal.valueOf(AsOwner.count("SELECT principal + gain + interest FROM obligation WHERE " + one), 2);
        assertThat(gone).isPositive();

        AsOwner.execute("DELETE FROM obligation WHERE " + one);

        String left = new BigDecimal(due).subtract(gone).toPlainString();
        plan.tieOut()
                .body("currencies[0].due", equalTo(left), "currencies[0].difference", equalTo(gone.toPlainString()))
                .body("currencies[0].mismatches.size()", equalTo(1))
                .body("currencies[0].mismatches[0]", startsWith("the plan: "))
                .body("currencies[0].mismatches[0]", containsString("; its lines by where they lie: "))
                .body("currencies[0].mismatches[0]", containsString(left));
    }

    @Test
    void while_notification_service_is_down_the_tie_out_says_so_and_invents_nothing() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        notification.down();
        try {
            as("audit-1")
                    .get("/v1/plans/{plan}/tie-out", plan.plan())
                    .then()
                    .statusCode(503)
                    .body("type", containsString("/source-unreachable"));
        } finally {
            notification.up();
        }
        eventually(() -> plan.tieOut().body("currencies[0].difference", equalTo("0.00")));
    }

    @Test
    void who_sold_is_owed_from_the_day_after_the_last_day_and_silence_keeps() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        JsonPath whole = as("audit-1")
                .get("/v1/plans/{plan}", plan.plan())
                .then()
                .extract()
                .jsonPath();
        String line = whole.getString("lines.find { it.remedy == 'KEEP_OR_SELL' }.line");
        String amount = whole.getString("lines.find { it.remedy == 'KEEP_OR_SELL' }.amountIfSold");
        as("customer-success-1")
                .body(Map.of("answer", "SELL"))
                .post("/v1/plans/{plan}/lines/{line}/answer", plan.plan(), line)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        plan.tieOut().body("currencies[0].due", equalTo("0.00"), "currencies[0].lines.OFFERED", not(equalTo(0)));

        clock.moveTo(Instant.parse("2026-10-29T08:00:00Z"));
        try {
            eventually(() -> plan.tieOut()
                    .body("currencies[0].due", equalTo(amount), "currencies[0].lines.OFFERED", equalTo(0))
                    .body("currencies[0].lines.DUE", equalTo(1), "currencies[0].difference", equalTo("0.00")));
        } finally {
            clock.moveBack();
        }
    }

    @Test
    void the_journal_balances_and_cannot_be_made_not_to() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        String csv = as("finance-1")
                .accept("text/csv")
                .get("/v1/plans/{plan}/journal", plan.plan())
                .then()
                .statusCode(200)
                .extract()
                .asString();

        Map<String, BigDecimal> balances = new HashMap<>();
        CsvReader.builder()
                .ofNamedCsvRecord(csv)
                .forEach(row -> balances.merge(
                        row.getField("entry") + row.getField("currency"),
                        side(row, "debit").subtract(side(row, "credit")),
                        BigDecimal::add));
        assertThat(balances).hasSizeGreaterThan(200);
        assertThat(balances.values()).allMatch(balance -> balance.signum() == 0);
        assertThatThrownBy(() -> jdbi.useTransaction(handle -> {
                    handle.execute("INSERT INTO ledger_entry VALUES (-1, gen_random_uuid(), 'L-0001', now(), 'x')");
                    handle.execute("INSERT INTO ledger_posting VALUES (-1, 1, 'CASH_IN_TRANSIT', 'USD', 5, 0)");
                }))
                .hasStackTraceContaining("out of balance");
        assertThatThrownBy(
                        () -> jdbi.useHandle(handle -> handle.execute("UPDATE ledger_posting SET debit = debit + 1")))
                .hasStackTraceContaining("permission denied");
    }

    private static BigDecimal side(NamedCsvRecord row, String side) {
        String amount = row.getField(side);
        return amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
