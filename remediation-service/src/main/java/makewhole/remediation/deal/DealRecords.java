package makewhole.remediation.deal;

import java.util.Collection;
import java.util.Map;

/** What deals paid out and were worth, as the firm imported it and two persons corrected it since. */
public interface DealRecords {
    /** What is recorded of some deals now; each of them is there, one that nothing is known of with nothing. */
    Map<DealId, Recorded> recorded(Collection<DealId> deals);
}
