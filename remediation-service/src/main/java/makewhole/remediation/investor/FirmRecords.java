package makewhole.remediation.investor;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the firm has imported so far. Records are added, never changed. */
public interface FirmRecords {
    /** Holds back every other import until the running transaction ends. */
    void lock();

    Map<InvestorId, Payee> payees(Collection<InvestorId> wanted);

    Map<DistributionRecord.Key, DistributionRecord> distributions(Collection<DistributionRecord.Key> wanted);

    Map<ValuationRecord.Key, ValuationRecord> valuations(Collection<ValuationRecord.Key> wanted);

    void addPayees(List<Payee> added);

    void addDistributions(List<DistributionRecord> added);

    void addValuations(List<ValuationRecord> added);
}
