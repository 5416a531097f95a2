package makewhole.remediation.investor.db;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.deal.DealRecords;
import makewhole.remediation.deal.Recorded;
import makewhole.remediation.investor.DealRecord;
import makewhole.remediation.investor.DistributionRecord;
import makewhole.remediation.investor.FirmRecords;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.investor.ValuationRecord;
import makewhole.remediation.remedy.Distribution;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Records are rows that are only ever added; plain SQL, since there is no state to map. */
@ApplicationScoped
class RecordTables implements FirmRecords, Payees, DealRecords {
    private final Jdbi jdbi;
    private final PayeeRows payeeRows;
    private final DealRecordRows dealRows;

    RecordTables(Jdbi jdbi, PayeeRows payeeRows, DealRecordRows dealRows) {
        this.jdbi = jdbi;
        this.payeeRows = payeeRows;
        this.dealRows = dealRows;
    }

    @Override
    @Transactional(TxType.MANDATORY)
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
        Map<DistributionRecord.Key, DistributionRecord> byKey = by(
                jdbi.withHandle(
                        handle -> dealRows.distributions(handle, deals(wanted)).standing()),
                DistributionRecord::key);
        byKey.keySet().retainAll(wanted);
        return byKey;
    }

    @Override
    public Map<ValuationRecord.Key, ValuationRecord> valuations(Collection<ValuationRecord.Key> wanted) {
        Map<ValuationRecord.Key, ValuationRecord> byKey = by(
                jdbi.withHandle(
                        handle -> dealRows.valuations(handle, deals(wanted)).standing()),
                ValuationRecord::key);
        byKey.keySet().retainAll(wanted);
        return byKey;
    }

    @Override
    public Set<DealRecord.Key> gone(Collection<? extends DealRecord.Key> wanted) {
        Set<DealRecord.Key> gone = jdbi.withHandle(handle -> gone(handle, deals(wanted)));
        gone.retainAll(wanted);
        return gone;
    }

    private Set<DealRecord.Key> gone(Handle handle, List<DealId> deals) {
        Set<DealRecord.Key> gone =
                new HashSet<>(dealRows.distributions(handle, deals).gone());
        gone.addAll(dealRows.valuations(handle, deals).gone());
        return gone;
    }

    @Override
    public Map<DealId, Recorded> recorded(Collection<DealId> deals) {
        return jdbi.withHandle(handle -> {
            Map<DealId, List<DistributionRecord>> paid = dealRows.distributions(handle, deals).standing().stream()
                    .collect(groupingBy(DistributionRecord::deal));
            Map<DealId, List<ValuationRecord>> worth =
                    dealRows.valuations(handle, deals).standing().stream().collect(groupingBy(ValuationRecord::deal));
            Map<DealId, Recorded> recorded = new HashMap<>();
            deals.forEach(deal -> recorded.put(
                    deal, recorded(paid.getOrDefault(deal, List.of()), worth.getOrDefault(deal, List.of()))));
            return recorded;
        });
    }

    private static Recorded recorded(List<DistributionRecord> paid, List<ValuationRecord> worth) {
        return new Recorded(
                paid.stream()
                        .map(record -> new Distribution(record.paidOn(), record.perUnit()))
                        .toList(),
                worth.stream().map(ValuationRecord::valuation).toList());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void addPayees(List<Payee> added) {
        if (!added.isEmpty()) {
            jdbi.useHandle(handle -> payeeRows.add(handle, added));
        }
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void addDistributions(List<DistributionRecord> added) {
        jdbi.useHandle(handle -> dealRows.addDistributions(handle, added));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void addValuations(List<ValuationRecord> added) {
        jdbi.useHandle(handle -> dealRows.addValuations(handle, added));
    }

    private static List<DealId> deals(Collection<? extends DealRecord.Key> wanted) {
        return wanted.stream().map(DealRecord.Key::deal).distinct().toList();
    }

    private static <K, T> Map<K, T> by(List<T> found, Function<T, K> key) {
        Map<K, T> byKey = new HashMap<>();
        found.forEach(one -> byKey.put(key.apply(one), one));
        return byKey;
    }
}
