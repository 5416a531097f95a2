package makewhole.remediation.investor;

import java.util.Optional;

/** Says whether money is paid by a record, so that it may not change any more. */
public interface RecordUse {
    /** A released plan that a record bears on: one that was worked out from it, or would have been had it been known. */
    Optional<String> releasedPlan(DealRecord record);
}
