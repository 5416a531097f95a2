package makewhole.allocation.regression;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All regression cases. They are added, never changed and never removed. */
public interface RegressionCases {
    /** Adds a case; gives the one that is there already, if the same book and answer were frozen before. */
    RegressionCase addOnce(RegressionCase frozen);

    /** A digest over the digests of all cases: another one as soon as a case is added. */
    String digest();

    /** In the order of their freezing. */
    List<RegressionCase> after(Optional<UUID> after, int limit);
}
