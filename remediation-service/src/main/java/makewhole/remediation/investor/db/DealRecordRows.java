package makewhole.remediation.investor.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.DistributionRecord;
import makewhole.remediation.investor.StandingRecords;
import makewhole.remediation.investor.ValuationRecord;
import makewhole.remediation.remedy.Valuation;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was imported about deals as rows that are only ever added, read as they stand after all corrections. */
@ApplicationScoped
class DealRecordRows {
    private final RecordCorrectionTable corrections;

    DealRecordRows(RecordCorrectionTable corrections) {
        this.corrections = corrections;
    }

    StandingRecords<DistributionRecord> distributions(Handle handle, Collection<DealId> deals) {
        String[] ids = ids(deals);
        return StandingRecords.of(
                rows(handle, "SELECT * FROM distribution WHERE deal = ANY(:deals)", ids, DealRecordRows::distribution),
                corrections.confirmedDistributions(handle, ids),
                DistributionRecord.class);
    }

    StandingRecords<ValuationRecord> valuations(Handle handle, Collection<DealId> deals) {
        String[] ids = ids(deals);
        return StandingRecords.of(
                rows(handle, "SELECT * FROM valuation WHERE deal = ANY(:deals)", ids, DealRecordRows::valuation),
                corrections.confirmedValuations(handle, ids),
                ValuationRecord.class);
    }

    void addDistributions(Handle handle, List<DistributionRecord> added) {
        insert(
                handle,
                "INSERT INTO distribution (deal, paid_on, kind, per_unit) VALUES (:deal, :paidOn, :kind, :perUnit)",
                added,
                (batch, record) -> batch.bind("deal", record.deal().value())
                        .bind("paidOn", record.paidOn())
                        .bind("kind", record.kind())
                        .bind("perUnit", record.perUnit()));
    }

    void addValuations(Handle handle, List<ValuationRecord> added) {
        insert(
                handle,
                """
                INSERT INTO valuation (deal, valued_on, residual_per_unit, fee_per_unit, carry_rate)
                VALUES (:deal, :valuedOn, :residual, :fee, :carry)
                """,
                added,
                (batch, record) -> batch.bind("deal", record.deal().value())
                        .bind("valuedOn", record.valuation().valuedOn())
                        .bind("residual", record.valuation().residualPerUnit())
                        .bind("fee", record.valuation().feePerUnit())
                        .bind("carry", record.valuation().carryRate()));
    }

    private static <T> void insert(Handle handle, String sql, List<T> added, BiConsumer<PreparedBatch, T> binder) {
        if (added.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (T one : added) {
            binder.accept(batch, one);
            batch.add();
        }
        batch.execute();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Handle handle, String sql, String[] deals, RowReader<T> reader) {
        return handle.createQuery(sql)
                .bindArray("deals", String.class, (Object[]) deals)
                .map((row, context) -> reader.read(row))
                .list();
    }

    private static String[] ids(Collection<DealId> deals) {
        return deals.stream().map(DealId::value).distinct().toArray(String[]::new);
    }

    private static DistributionRecord distribution(ResultSet row) throws SQLException {
        return new DistributionRecord(
                new DealId(row.getString("deal")),
                row.getObject("paid_on", LocalDate.class),
                row.getString("kind"),
                row.getBigDecimal("per_unit"));
    }

    private static ValuationRecord valuation(ResultSet row) throws SQLException {
        return new ValuationRecord(
                new DealId(row.getString("deal")),
                new Valuation(
                        row.getObject("valued_on", LocalDate.class),
                        row.getBigDecimal("residual_per_unit"),
                        row.getBigDecimal("fee_per_unit"),
                        row.getBigDecimal("carry_rate")));
    }
}
