package makewhole.remediation.ledger;

import java.util.List;
import java.util.UUID;

/** The double-entry journal. Entries are added, never changed. */
public interface Ledger {
    /** Adds entries in the running transaction. */
    void post(List<Entry> entries);

    /** Every entry of a plan, in the order in which they were posted. */
    List<NumberedEntry> of(UUID plan);
}
