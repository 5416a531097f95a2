package makewhole.remediation.plan;

import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.drafted;
import static makewhole.remediation.testing.Story.frozen;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.Window;
import makewhole.remediation.testing.GeneratedIncident;
import makewhole.remediation.testing.OtherServices;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Plans that do not fit into one portion: nothing is lost, doubled or out of order where two portions meet. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class LargePlanSpec {
    private static final LocalDate DAY = LocalDate.parse("2026-09-21");
    private static final DealId FIRST = new DealId("D-L-1");
    private static final DealId SECOND = new DealId("D-L-2");

    @Inject
    Plans plans;

    @Inject
    Findings findings;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "makewhole.database.url")
    String url;

    @ConfigProperty(name = "makewhole.database.owner")
    String owner;

    @ConfigProperty(name = "makewhole.database.owner-password")
    String ownerPassword;

    @Test
    void every_finding_has_its_line_and_the_authority_names_each_under_the_digest() throws SQLException {
        GeneratedIncident generated = new GeneratedIncident("LP", 5);
        assertThat(generated.findings()).isGreaterThan(PlanLines.PORTION);
        imported(Map.of(
                "investors", generated.investors(0, generated.investors()),
                "distributions", generated.distributions(),
                "valuations", generated.valuations()));
        String incident = declared();
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword)) {
            generated.decide(connection, incident);
        }

        String id = drafted(incident);
        String digest = frozen(id);

        List<String> wanted = findings.all(new IncidentId(incident)).stream()
                .map(finding -> "%s %s".formatted(finding.deal(), finding.investor()))
                .toList();
        JsonPath stored = plan(id);
        List<Map<String, Object>> lines = stored.getList("lines");
        assertThat(wanted).hasSize(generated.findings());
        assertThat(lines.stream().map(line -> "%s %s".formatted(line.get("deal"), line.get("investor"))))
                .containsExactlyElementsOf(wanted);
        assertThat(stored.getInt("totals.USD.findings")).isEqualTo(generated.findings());
        assertThat(stored.getString("totals.USD.due"))
                .isEqualTo(lines.stream()
                        .map(line -> new BigDecimal(String.valueOf(line.get("amountDue"))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString());
        JsonPath authority = as("notification-service")
                .get("/v1/plans/{plan}/authority", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(authority.getList("lines.line")).isEqualTo(stored.getList("lines.line"));
        assertThat(authority.getString("digest")).isEqualTo(digest);
    }

    @Test
    void lines_and_moves_come_back_as_they_were_written() {
        for (int count : List.of(PlanLines.PORTION, PlanLines.PORTION + 1, 2 * PlanLines.PORTION + 1)) {
            List<PlanLine> lines = IntStream.rangeClosed(1, count)
                    .mapToObj(number -> line(number, count))
                    .toList();
            Plan plan = aPlan(declared());
            PlanTotals totals = QuarkusTransaction.requiringNew()
                    .call(() -> plans.add(plan, List.of(aDeal(FIRST), aDeal(SECOND)), PlanLines.of(lines)));

            List<PlanLine> read = new ArrayList<>();
            plans.lines(plan.id()).forEach(read::add);
            assertThat(read).isEqualTo(lines);
            assertThat(countedLines())
                    .as("rows that the database reckons with")
                    .isGreaterThanOrEqualTo(count > PlanLines.PORTION ? count : -1);
            assertThat(totals).isEqualTo(PlanTotals.of(PlanLines.of(lines)));
            assertThat(plans.totals(plan.id())).isEqualTo(totals);
            assertThat(moves(plan, Optional.empty()))
                    .isEqualTo(lines.stream().map(LargePlanSpec::move).toList());
            for (DealId deal : List.of(FIRST, SECOND)) {
                assertThat(moves(plan, Optional.of(deal)))
                        .isEqualTo(lines.stream()
                                .filter(line -> line.deal().equals(deal))
                                .map(LargePlanSpec::move)
                                .toList());
            }
            JsonPath authority = as("allocation-service")
                    .get("/v1/plans/{plan}/authority?deal={deal}", plan.id().toString(), SECOND.value())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(authority.getList("rebookings.deal")).containsExactly(SECOND.value());
            assertThat(authority.getList("rebookings[0].moves")).hasSize(count - 3);
        }
    }

    private long countedLines() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT reltuples::bigint FROM pg_class WHERE oid = 'plan_line'::regclass")
                        .mapTo(long.class)
                        .one());
    }

    private List<PlanMove> moves(Plan plan, Optional<DealId> deal) {
        List<PlanMove> moves = new ArrayList<>();
        plans.forEachMove(plan.id(), deal, moves::add);
        return moves;
    }

    private static PlanMove move(PlanLine line) {
        return new PlanMove(line.deal(), line.investor(), line.finding().difference());
    }

    /** All but the first three lines are of the second deal. */
    private static PlanLine line(int number, int count) {
        Money amount = usd(100 + number);
        Money nothing = usd(0);
        return new PlanLine(
                LineId.at(number),
                new Finding(
                        number <= 3 ? FIRST : SECOND,
                        new InvestorId("INV-%05d".formatted(count - number)),
                        amount,
                        nothing,
                        nothing,
                        LimitKind.NONE,
                        false),
                Window.OPEN,
                new Outcome(
                        Remedy.REFUND,
                        amount,
                        Optional.empty(),
                        Optional.empty(),
                        new Split(amount, nothing, nothing),
                        steps(number)),
                new Choices(List.of(), Silence.CARRIED_OUT, Optional.empty()),
                "a",
                Map.of("e", Integer.toString(number), "funded", "on day " + number % 300));
    }

    /** Some lines share how they are worked out, and their values hold whatever a database could take for something else. */
    private static List<Step> steps(int number) {
        return IntStream.range(0, number % 4)
                .mapToObj(i -> new Step(
                        "step \"%d\"".formatted(i),
                        "e × %d".formatted(i),
                        number % 3 == 0 ? "{\"\\,\t NULL\n}" : "-" + number))
                .toList();
    }

    @Test
    void lines_that_hold_everything_themselves_are_read_as_those_that_share_it() throws SQLException {
        List<PlanLine> lines =
                IntStream.rangeClosed(1, 7).mapToObj(number -> line(number, 7)).toList();
        Plan plan = aPlan(declared());
        QuarkusTransaction.requiringNew()
                .run(() -> plans.add(plan, List.of(aDeal(FIRST), aDeal(SECOND)), PlanLines.of(lines)));
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("""
                    UPDATE plan_line SET method = NULL, step_values = NULL, inputs = plan_line.inputs || m.inputs, steps = (
                        SELECT coalesce(jsonb_agg(step || jsonb_build_object('value', value) ORDER BY n), '[]')
                        FROM ROWS FROM (jsonb_array_elements(m.steps), unnest(step_values)) WITH ORDINALITY each (step, value, n))
                    FROM plan_method m WHERE m.plan = plan_line.plan AND m.method = plan_line.method AND m.plan = '%s'
                    """.formatted(plan.id()))).isEqualTo(lines.size());
        }

        List<PlanLine> read = new ArrayList<>();
        plans.lines(plan.id()).forEach(read::add);
        assertThat(read).isEqualTo(lines);
        assertThat(plans.line(plan.id(), lines.getLast().line())).contains(lines.getLast());
    }

    @Test
    void the_database_takes_a_line_only_with_its_plan_its_deal_and_its_method() {
        Plan plan = aPlan(declared());
        List<PlannedDeal> both = List.of(aDeal(FIRST), aDeal(SECOND));
        List<PlanLine> ofBoth = List.of(line(1, 4), line(4, 4));
        assertThatThrownBy(() -> adding(plan, List.of(aDeal(FIRST)), ofBoth, () -> {}))
                .hasStackTraceContaining("a line comes with its plan, and is of one of its deals");
        assertThatThrownBy(() -> adding(plan, both, ofBoth, () -> insertAgain(plan, 3, 9)))
                .hasStackTraceContaining("a line is worked out by one of the methods of its plan");
        assertThat(plans.get(plan.id())).isEmpty();

        adding(plan, both, ofBoth, () -> insertAgain(plan, 3, 1));
        assertThat(plans.line(plan.id(), ofBoth.getLast().line())).contains(ofBoth.getLast());
        assertThatThrownBy(() -> insertAgain(plan, 5, 1)).hasStackTraceContaining("a line comes with its plan");
    }

    private void adding(Plan plan, List<PlannedDeal> deals, List<PlanLine> lines, Runnable more) {
        QuarkusTransaction.requiringNew().run(() -> {
            plans.add(plan, deals, PlanLines.of(lines));
            more.run();
        });
    }

    /** The first line of a plan once more, at another place and by another method. */
    private void insertAgain(Plan plan, int place, int method) {
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO plan_line SELECT again.* FROM plan_line first,
                    jsonb_populate_record(first, '{"line": "%s", "place": %d, "method": %d}') again
                WHERE first.plan = '%s' AND first.place = 1
                """.formatted(LineId.at(place), place, method, plan.id())));
    }

    private static Money usd(long minor) {
        return new Money(minor, Currencies.of("USD"));
    }

    private static PlannedDeal aDeal(DealId deal) {
        return new PlannedDeal(
                deal, new DealFacts(BigDecimal.ONE, DAY.minusDays(10), DAY.plusDays(20), Optional.empty(), List.of()));
    }

    private static Plan aPlan(String incident) {
        return new Plan(
                new PlanId(UUID.randomUUID()),
                new IncidentId(incident),
                1,
                Optional.empty(),
                Optional.empty(),
                PlanState.DRAFT,
                "engineering-1",
                Instant.parse("2026-09-21T09:00:00Z"),
                new PlanTerms(DAY, DAY.plusDays(9), InterestRule.IRC_6621_A2_DAILY, Optional.empty()),
                new RateTableReference("irs-underpayment-rate", DAY.plusDays(9), "sha256:1"),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
