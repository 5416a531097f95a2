package makewhole.remediation.investor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records as they stand: what was imported, with the confirmed corrections carried out one after the other.
 *
 * @param standing in the order of their days, those of one day in the order of their keys
 * @param gone keys that were known once and stand no more
 */
public record StandingRecords<R extends DealRecord>(List<R> standing, Set<DealRecord.Key> gone) {
    private static final Comparator<DealRecord> IN_ORDER = Comparator.<DealRecord, LocalDate>comparing(
                    record -> record.key().day())
            .thenComparing(record -> record.key().toString());

    /**
     * Carries corrections out.
     *
     * @param confirmed of the same kind of record, in the order in which they were confirmed
     */
    public static <R extends DealRecord> StandingRecords<R> of(
            List<R> imported, List<RecordCorrection> confirmed, Class<R> kind) {
        Map<DealRecord.Key, R> standing = new LinkedHashMap<>();
        imported.forEach(record -> standing.put(record.key(), record));
        Set<DealRecord.Key> gone = new HashSet<>(standing.keySet());
        for (RecordCorrection correction : confirmed) {
            gone.add(correction.record());
            standing.remove(correction.record());
            correction.after().map(kind::cast).ifPresent(record -> {
                gone.add(record.key());
                standing.put(record.key(), record);
            });
        }
        gone.removeAll(standing.keySet());
        List<R> inOrder = new ArrayList<>(standing.values());
        inOrder.sort(IN_ORDER);
        return new StandingRecords<>(List.copyOf(inOrder), Set.copyOf(gone));
    }
}
