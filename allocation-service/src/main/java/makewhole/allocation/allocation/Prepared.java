package makewhole.allocation.allocation;

import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;

/**
 * What can be done before the short transaction. A refusal is carried into it as a value: a request that was answered
 * before gets its answer again, whatever would be said today.
 */
sealed interface Prepared {
    record Staged(Allocation allocation) implements Prepared {}

    record Refused(Refusal refusal) implements Prepared {}

    static Prepared by(Supplier<Allocation> staging) {
        try {
            return new Staged(staging.get());
        } catch (RefusedException refused) {
            return new Refused(refused.refusal());
        }
    }

    /**
     * The staged allocation.
     *
     * @throws RefusedException if it was refused
     */
    default Allocation require() {
        return switch (this) {
            case Staged(var allocation) -> allocation;
            case Refused(var refusal) -> throw new RefusedException(refusal);
        };
    }
}
