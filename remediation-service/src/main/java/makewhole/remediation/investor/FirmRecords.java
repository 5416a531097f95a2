package makewhole.remediation.investor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the firm has imported so far, as it stands: a record that two persons have corrected says what they put in its place.
 * Rows are added, never changed.
 */
public interface FirmRecords {
    /** Holds back every other import and correction until the running transaction ends. */
    void lock();

    Map<InvestorId, Payee> payees(Collection<InvestorId> wanted);

    Map<DistributionRecord.Key, DistributionRecord> distributions(Collection<DistributionRecord.Key> wanted);

    Map<ValuationRecord.Key, ValuationRecord> valuations(Collection<ValuationRecord.Key> wanted);

    /** Those that were known once and stand no more, because a correction took them away or gave them another key. */
    Set<DealRecord.Key> gone(Collection<? extends DealRecord.Key> wanted);

    /** The record of a key; empty if there is none, or it is gone. */
    default Optional<DealRecord> standing(DealRecord.Key key) {
        return switch (key) {
            case DistributionRecord.Key named ->
                Optional.ofNullable(distributions(List.of(named)).get(named));
            case ValuationRecord.Key named ->
                Optional.ofNullable(valuations(List.of(named)).get(named));
        };
    }

    void addPayees(List<Payee> added);

    void addDistributions(List<DistributionRecord> added);

    void addValuations(List<ValuationRecord> added);
}
