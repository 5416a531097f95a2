package makewhole.remediation.plan.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;
import org.jdbi.v3.core.Handle;

/**
 * Decisions of two persons that nothing is owed, in a table of their own for each thing that it can be said of.
 *
 * @param table with a column {@code plan} and the one that names the thing
 * @param column which names it
 * @param type of that column
 */
public record NothingOwedRows(String table, String column, String type) {
    /** Of a plan, proposed and confirmed ones, by what they are about. */
    public <K> Map<K, NothingOwed> of(Handle handle, PlanId plan, Function<String, K> about) {
        Map<K, NothingOwed> said = new TreeMap<>();
        handle.createQuery("SELECT * FROM %s WHERE plan = :plan".formatted(table))
                .bind("plan", plan.value())
                .map((row, context) -> Map.entry(about.apply(row.getString(column)), said(row)))
                .forEach(one -> said.put(one.getKey(), one.getValue()));
        return said;
    }

    private static NothingOwed said(ResultSet row) throws SQLException {
        return new NothingOwed(
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("confirmed_by")),
                Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /** Keeps one in the place of what was proposed before; one that has taken effect is never changed. */
    public void keep(Handle handle, PlanId plan, String about, NothingOwed said) {
        handle.createUpdate("""
                        INSERT INTO %s AS d (plan, %s, reason, proposed_by, proposed_at, confirmed_by, confirmed_at)
                        VALUES (:plan, CAST(:about AS %s), :reason, :proposedBy, :proposedAt, :confirmedBy, :confirmedAt)
                        ON CONFLICT (plan, %s) DO UPDATE
                        SET reason = excluded.reason, proposed_by = excluded.proposed_by,
                            proposed_at = excluded.proposed_at, confirmed_by = excluded.confirmed_by,
                            confirmed_at = excluded.confirmed_at
                        WHERE d.confirmed_at IS NULL
                        """.formatted(table, column, type, column))
                .bind("plan", plan.value())
                .bind("about", about)
                .bind("reason", said.reason())
                .bind("proposedBy", said.proposedBy())
                .bind("proposedAt", said.proposedAt().atOffset(ZoneOffset.UTC))
                .bind("confirmedBy", said.confirmedBy().orElse(null))
                .bind(
                        "confirmedAt",
                        said.confirmedAt()
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .execute();
    }
}
