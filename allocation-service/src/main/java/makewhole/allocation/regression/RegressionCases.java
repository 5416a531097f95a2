package makewhole.allocation.regression;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.proration.DealId;

/** All regression cases. They are added, never changed and never removed. */
public interface RegressionCases {
    /** Adds a case; gives the one that is there already, if the same book and answer were frozen before. */
    RegressionCase addOnce(RegressionCase frozen);

    /** A digest over the digests of all cases: another one as soon as a case is added. */
    String digest();

    /** Which cases are looked for; any if all is empty. */
    record Sought(Optional<DealId> deal, Optional<AuditId> audit) {
        public static final Sought ANY = new Sought(Optional.empty(), Optional.empty());
    }

    /** In the order of their freezing, from the one after {@code after}. */
    List<RegressionCase> after(Optional<UUID> after, Sought sought, int limit);
}
