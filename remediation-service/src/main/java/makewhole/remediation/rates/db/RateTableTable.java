package makewhole.remediation.rates.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.interest.DayRange;
import makewhole.remediation.interest.RatePeriod;
import makewhole.remediation.rates.Confirmation;
import makewhole.remediation.rates.RateRow;
import makewhole.remediation.rates.RateTableVersion;
import makewhole.remediation.rates.RateTableVersions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Versions are rows that are only ever added; plain SQL, since there is no state to map. */
@ApplicationScoped
class RateTableTable implements RateTableVersions {
    private final Jdbi jdbi;

    RateTableTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void lock() {
        jdbi.useHandle(
                handle -> handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.remediation.rates'))"));
    }

    @Override
    public List<RateTableVersion> of(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT v.*, c.confirmed_by, c.confirmed_at
                        FROM rate_table_version v LEFT JOIN rate_table_confirmation c USING (table_name, version)
                        WHERE table_name = :table ORDER BY version
                        """)
                .bind("table", table)
                .map((row, context) -> version(handle, row))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(RateTableVersion version) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO rate_table_version
                                (table_name, version, confirmed_through, digest, imported_by, imported_at)
                            VALUES (:table, :version, :confirmedThrough, :digest, :by, :at)
                            """)
                    .bind("table", version.table())
                    .bind("version", version.version())
                    .bind("confirmedThrough", version.confirmedThrough())
                    .bind("digest", version.digest())
                    .bind("by", version.importedBy())
                    .bind("at", version.importedAt().atOffset(ZoneOffset.UTC))
                    .execute();
            PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO rate_table_row
                        (table_name, version, effective_from, effective_to, annual_percent, source)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """);
            version.rows()
                    .forEach(row -> rows.add(
                            version.table(),
                            version.version(),
                            row.period().days().first(),
                            row.period().days().last(),
                            row.period().annualPercent(),
                            row.source()));
            rows.execute();
        });
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void addConfirmation(RateTableVersion confirmed) {
        Confirmation confirmation = confirmed.confirmation().orElseThrow();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO rate_table_confirmation (table_name, version, confirmed_by, confirmed_at)
                        VALUES (:table, :version, :by, :at)
                        """)
                .bind("table", confirmed.table())
                .bind("version", confirmed.version())
                .bind("by", confirmation.by())
                .bind("at", confirmation.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static RateTableVersion version(Handle handle, ResultSet row) throws SQLException {
        String table = row.getString("table_name");
        int version = row.getInt("version");
        return new RateTableVersion(
                table,
                version,
                row.getObject("confirmed_through", LocalDate.class),
                rows(handle, table, version),
                row.getString("digest"),
                row.getString("imported_by"),
                instant(row, "imported_at").orElseThrow(),
                confirmation(row));
    }

    private static List<RateRow> rows(Handle handle, String table, int version) {
        return handle.createQuery("""
                        SELECT * FROM rate_table_row WHERE table_name = :table AND version = :version
                        ORDER BY effective_from
                        """)
                .bind("table", table)
                .bind("version", version)
                .map((row, context) -> new RateRow(
                        new RatePeriod(
                                new DayRange(
                                        row.getObject("effective_from", LocalDate.class),
                                        row.getObject("effective_to", LocalDate.class)),
                                row.getBigDecimal("annual_percent")),
                        row.getString("source")))
                .list();
    }

    private static Optional<Confirmation> confirmation(ResultSet row) throws SQLException {
        String by = row.getString("confirmed_by");
        return instant(row, "confirmed_at").map(at -> new Confirmation(by, at));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
