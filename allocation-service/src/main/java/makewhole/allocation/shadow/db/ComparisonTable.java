package makewhole.allocation.shadow.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.shadow.Comparison;
import makewhole.allocation.shadow.Comparisons;
import makewhole.allocation.shadow.Outcome;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class ComparisonTable implements Comparisons {
    private final Jdbi jdbi;

    ComparisonTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean isKept(UUID allocation, VersionName candidate) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT 1 FROM shadow_comparison WHERE allocation_id = :allocation AND version = :version")
                .bind("allocation", allocation)
                .bind("version", candidate.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    @Transactional
    public void keepOnce(Comparison comparison) {
        jdbi.useHandle(
                handle -> insert(handle, comparison).ifPresent(position -> addLines(handle, position, comparison)));
    }

    private static Optional<Long> insert(Handle handle, Comparison comparison) {
        return handle.createQuery("""
                        INSERT INTO shadow_comparison (allocation_id, version, deal_id, currency, outcome, violations,
                                                       differing_lines, compared_at)
                        VALUES (:allocation, :version, :deal, :currency, :outcome, :violations, :lines, :at)
                        ON CONFLICT (allocation_id, version) DO NOTHING RETURNING position
                        """)
                .bind("allocation", comparison.allocation())
                .bind("version", comparison.candidate().value())
                .bind("deal", comparison.deal().value())
                .bind("currency", comparison.currency().getCurrencyCode())
                .bind("outcome", comparison.outcome().name())
                .bindArray("violations", String.class, comparison.violations())
                .bind("lines", comparison.differences().size())
                .bind("at", comparison.at().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne();
    }

    private static void addLines(Handle handle, long position, Comparison comparison) {
        if (comparison.differences().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO shadow_difference (version, position, investor_id, given_minor, would_be_given_minor)
                VALUES (:version, :position, :investor, :given, :wouldBe)
                """);
        for (Comparison.Difference difference : comparison.differences()) {
            batch.bind("version", comparison.candidate().value())
                    .bind("position", position)
                    .bind("investor", difference.investor().value())
                    .bind("given", difference.given())
                    .bind("wouldBe", difference.wouldBeGiven())
                    .add();
        }
        batch.execute();
    }

    @Override
    public Counts counts(VersionName candidate) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE outcome = 'EQUAL') AS equal,
                               count(*) FILTER (WHERE outcome = 'DIFFERENT') AS different,
                               count(*) FILTER (WHERE outcome = 'REFUSED') AS refused
                        FROM shadow_comparison WHERE version = :version
                        """)
                .bind("version", candidate.value())
                .map((row, context) ->
                        new Counts(row.getLong("equal"), row.getLong("different"), row.getLong("refused")))
                .one());
    }

    @Override
    public List<Compared> after(VersionName candidate, long position, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM shadow_comparison WHERE version = :version AND position > :after
                        ORDER BY position LIMIT :most
                        """)
                .bind("version", candidate.value())
                .bind("after", position)
                .bind("most", limit)
                .map((row, context) -> compared(row))
                .list());
    }

    @Override
    public List<DifferingLine> linesAfter(VersionName candidate, Place place, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT line.*, deal_id, currency
                        FROM shadow_difference line JOIN shadow_comparison USING (position)
                        WHERE line.version = :version AND (line.position, line.investor_id) > (:position, :investor)
                        ORDER BY line.position, line.investor_id LIMIT :most
                        """)
                .bind("version", candidate.value())
                .bind("position", place.position())
                .bind("investor", place.investor())
                .bind("most", limit)
                .map((row, context) -> new DifferingLine(
                        row.getLong("position"),
                        new DealId(row.getString("deal_id")),
                        row.getString("currency"),
                        new Comparison.Difference(
                                new InvestorId(row.getString("investor_id")),
                                row.getLong("given_minor"),
                                row.getLong("would_be_given_minor"))))
                .list());
    }

    /** Its lines are read apart. */
    private static Compared compared(ResultSet row) throws SQLException {
        return new Compared(
                row.getLong("position"),
                new Comparison(
                        row.getObject("allocation_id", UUID.class),
                        new DealId(row.getString("deal_id")),
                        Currency.getInstance(row.getString("currency")),
                        new VersionName(row.getString("version")),
                        Outcome.valueOf(row.getString("outcome")),
                        List.of((String[]) row.getArray("violations").getArray()),
                        List.of(),
                        row.getObject("compared_at", OffsetDateTime.class).toInstant()),
                row.getInt("differing_lines"));
    }
}
