package makewhole.notification.batch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Choice;
import makewhole.notification.batch.PlanAuthority.Line;
import makewhole.notification.batch.PlanAuthority.Total;
import makewhole.notification.batch.PlanComparisons;
import makewhole.notification.batch.PlannedLines;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Puts the lines of the plan into a table that lasts as long as the transaction, and the remedies beside them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PlanComparisonTable implements PlanComparisons {
    private final Jdbi jdbi;

    PlanComparisonTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Comparison of(Batch batch, PlannedLines lines, Map<String, String> remedies) {
        return jdbi.withHandle(handle -> {
            fill(handle, lines, remedies);
            return new Comparison(
                    twice(handle),
                    first(handle, batch),
                    tellsRemedies(handle, batch),
                    untold(handle, batch),
                    sums(handle));
        });
    }

    private static void fill(Handle handle, PlannedLines lines, Map<String, String> remedies) {
        handle.execute("""
                CREATE TEMPORARY TABLE planned_line
                    (line text, investor text, remedy text, currency text, amount_minor bigint,
                     choice_minor bigint, choice_currency text, choice_until date) ON COMMIT DROP
                """);
        handle.execute("CREATE TEMPORARY TABLE told_remedy (template text, remedy text) ON COMMIT DROP");
        try (CopyText copy = new CopyText(
                handle,
                "planned_line (line, investor, remedy, currency, amount_minor, choice_minor, choice_currency, choice_until)")) {
            lines.forEach(line -> copy.row(
                    line.line(),
                    line.investor(),
                    line.remedy(),
                    line.amountDue().currency().getCurrencyCode(),
                    line.amountDue().minor(),
                    line.choice().map(choice -> choice.amount().minor()),
                    line.choice().map(choice -> choice.amount().currency().getCurrencyCode()),
                    line.choice().map(Choice::until)));
            copy.end();
        }
        remedies.forEach((template, remedy) ->
                handle.execute("INSERT INTO told_remedy (template, remedy) VALUES (?, ?)", template, remedy));
        handle.execute("ANALYZE planned_line");
        // The database knows nothing yet of notices that came in a moment ago, and would compare each with each.
        handle.execute("SET LOCAL enable_nestloop = off");
        handle.execute("SET LOCAL work_mem = '64MB'");
    }

    private static Optional<String> twice(Handle handle) {
        return handle.createQuery("SELECT line FROM planned_line GROUP BY line HAVING count(*) > 1 LIMIT 1")
                .mapTo(String.class)
                .findOne();
    }

    private static Optional<Difference> first(Handle handle, Batch batch) {
        return handle.createQuery("""
                        SELECT n.line, n.investor, n.currency, n.amount_minor, n.choice_minor, n.choice_currency,
                            n.choice_until, r.remedy, p.line AS planned_line, p.investor AS planned_investor,
                            p.remedy AS planned_remedy, p.currency AS planned_currency, p.amount_minor AS planned_minor,
                            p.choice_minor AS planned_choice_minor, p.choice_currency AS planned_choice_currency,
                            p.choice_until AS planned_choice_until
                        FROM notice n
                        LEFT JOIN planned_line p ON p.line = n.line
                        LEFT JOIN told_remedy r ON r.template = n.template
                        WHERE n.batch = :batch AND (p.line IS NULL OR p.investor <> n.investor OR r.remedy <> p.remedy
                            OR p.currency <> n.currency OR p.amount_minor <> n.amount_minor
                            OR r.remedy IS NOT NULL AND (n.choice_minor, n.choice_currency, n.choice_until)
                                IS DISTINCT FROM (p.choice_minor, p.choice_currency, p.choice_until))
                        ORDER BY n.position LIMIT 1
                        """)
                .bind("batch", batch.id())
                .map((row, context) -> difference(row))
                .findOne();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        Optional<String> planned = Optional.ofNullable(row.getString("planned_line"));
        return new Difference(
                row.getString("line"),
                row.getString("investor"),
                Optional.ofNullable(row.getString("remedy")),
                new Money(row.getLong("amount_minor"), Currencies.of(row.getString("currency"))),
                NoticeColumns.choice(row, "choice_"),
                planned.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Line(
                                planned.get(),
                                row.getString("planned_investor"),
                                row.getString("planned_remedy"),
                                new Money(
                                        row.getLong("planned_minor"), Currencies.of(row.getString("planned_currency"))),
                                NoticeColumns.choice(row, "planned_choice_"))));
    }

    private static boolean tellsRemedies(Handle handle, Batch batch) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM notice n JOIN told_remedy r ON r.template = n.template
                            WHERE n.batch = :batch)
                        """)
                .bind("batch", batch.id())
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * A line of which no remedy is told. What other batches of the plan tell counts if they were approved and have not called
     * it off; a notice about anything else than a remedy, a payment say, tells of none.
     */
    private static Optional<String> untold(Handle handle, Batch batch) {
        return handle.createQuery("""
                        SELECT p.line FROM planned_line p
                        WHERE NOT EXISTS (
                            SELECT 1 FROM notice n JOIN told_remedy r ON r.template = n.template
                            WHERE n.batch = :batch AND n.line = p.line)
                        AND NOT EXISTS (
                            SELECT 1 FROM delivery d JOIN batch b ON b.id = d.batch
                            JOIN told_remedy r ON r.template = d.template
                            WHERE d.plan = :plan AND d.line = p.line AND d.batch <> :batch AND d.state <> 'CANCELLED'
                            AND b.approved_by IS NOT NULL)
                        ORDER BY p.line LIMIT 1
                        """)
                .bind("batch", batch.id())
                .bind("plan", batch.plan())
                .mapTo(String.class)
                .findOne();
    }

    private static Map<String, Total> sums(Handle handle) {
        Map<String, Total> sums = new HashMap<>();
        handle.createQuery("""
                        SELECT currency, sum(amount_minor) AS minor, count(*) AS lines FROM planned_line GROUP BY currency
                        """)
                .map((row, context) -> sums.put(
                        row.getString("currency"),
                        new Total(
                                new Money(
                                        row.getBigDecimal("minor").longValueExact(),
                                        Currencies.of(row.getString("currency"))),
                                row.getLong("lines"))))
                .list();
        return sums;
    }
}
