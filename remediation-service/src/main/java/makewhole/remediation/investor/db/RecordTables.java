package makewhole.remediation.investor.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.deal.DealRecords;
import makewhole.remediation.investor.DistributionRecord;
import makewhole.remediation.investor.FirmRecords;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.investor.ValuationRecord;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Valuation;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Records are rows that are only ever added; plain SQL, since there is no state to map. */
@ApplicationScoped
class RecordTables implements FirmRecords, Payees, DealRecords {
    private final Jdbi jdbi;
    private final PayeeRows payeeRows;

    RecordTables(Jdbi jdbi, PayeeRows payeeRows) {
        this.jdbi = jdbi;
        this.payeeRows = payeeRows;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock() {
        jdbi.useHandle(
                handle -> handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.remediation.import'))"));
    }

    @Override
    public Optional<Payee> get(InvestorId investor) {
        return Optional.ofNullable(of(List.of(investor)).get(investor));
    }

    @Override
    public Map<InvestorId, Payee> of(Collection<InvestorId> investors) {
        return payees(investors);
    }

    @Override
    public List<Payee> namedIn(String text) {
        return jdbi.withHandle(handle -> payeeRows.namedIn(handle, text));
    }

    @Override
    public Map<InvestorId, Payee> payees(Collection<InvestorId> wanted) {
        return by(jdbi.withHandle(handle -> payeeRows.of(handle, wanted)), Payee::investor);
    }

    @Override
    public Map<DistributionRecord.Key, DistributionRecord> distributions(Collection<DistributionRecord.Key> wanted) {
        List<DistributionRecord> found = ofDeals(
                "SELECT * FROM distribution WHERE deal = ANY(:deals) ORDER BY paid_on, kind",
                wanted.stream().map(DistributionRecord.Key::deal).distinct().toList(),
                RecordTables::distribution);
        Map<DistributionRecord.Key, DistributionRecord> byKey = by(found, DistributionRecord::key);
        byKey.keySet().retainAll(wanted);
        return byKey;
    }

    @Override
    public Map<ValuationRecord.Key, ValuationRecord> valuations(Collection<ValuationRecord.Key> wanted) {
        List<ValuationRecord> found = ofDeals(
                "SELECT * FROM valuation WHERE deal = ANY(:deals) ORDER BY valued_on",
                wanted.stream().map(ValuationRecord.Key::deal).distinct().toList(),
                RecordTables::valuation);
        Map<ValuationRecord.Key, ValuationRecord> byKey = by(found, ValuationRecord::key);
        byKey.keySet().retainAll(wanted);
        return byKey;
    }

    @Override
    public List<Distribution> distributions(DealId deal) {
        return ofDeals(
                        "SELECT * FROM distribution WHERE deal = ANY(:deals) ORDER BY paid_on, kind",
                        List.of(deal),
                        RecordTables::distribution)
                .stream()
                .map(record -> new Distribution(record.paidOn(), record.perUnit()))
                .toList();
    }

    @Override
    public List<Valuation> valuations(DealId deal) {
        return ofDeals(
                        "SELECT * FROM valuation WHERE deal = ANY(:deals) ORDER BY valued_on",
                        List.of(deal),
                        RecordTables::valuation)
                .stream()
                .map(ValuationRecord::valuation)
                .toList();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void addPayees(List<Payee> added) {
        if (!added.isEmpty()) {
            jdbi.useHandle(handle -> payeeRows.add(handle, added));
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void addDistributions(List<DistributionRecord> added) {
        insert(
                "INSERT INTO distribution (deal, paid_on, kind, per_unit) VALUES (:deal, :paidOn, :kind, :perUnit)",
                added,
                (batch, record) -> batch.bind("deal", record.deal().value())
                        .bind("paidOn", record.paidOn())
                        .bind("kind", record.kind())
                        .bind("perUnit", record.perUnit()));
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void addValuations(List<ValuationRecord> added) {
        insert(
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

    private <T> void insert(String sql, List<T> added, BiConsumer<PreparedBatch, T> binder) {
        if (added.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(sql);
            for (T one : added) {
                binder.accept(batch, one);
                batch.add();
            }
            batch.execute();
        });
    }

    private <T> List<T> ofDeals(String sql, List<DealId> deals, RowReader<T> reader) {
        String[] ids = deals.stream().map(DealId::value).toArray(String[]::new);
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindArray("deals", String.class, (Object[]) ids)
                .map((row, context) -> reader.read(row))
                .list());
    }

    private static <K, T> Map<K, T> by(List<T> found, Function<T, K> key) {
        Map<K, T> byKey = new HashMap<>();
        found.forEach(one -> byKey.put(key.apply(one), one));
        return byKey;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static DistributionRecord distribution(ResultSet row) throws SQLException {
        return new DistributionRecord(
                new DealId(row.getString("deal")),
                row.getObject("paid_on", LocalDate.class),
                row.getString("kind"),
                exact(row, "per_unit"));
    }

    private static ValuationRecord valuation(ResultSet row) throws SQLException {
        return new ValuationRecord(
                new DealId(row.getString("deal")),
                new Valuation(
                        row.getObject("valued_on", LocalDate.class),
                        exact(row, "residual_per_unit"),
                        exact(row, "fee_per_unit"),
                        exact(row, "carry_rate")));
    }

    private static BigDecimal exact(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }
}
