package makewhole.allocation.allocation;

import java.util.function.Supplier;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.DealId;

/**
 * The transaction in which publishers hold their share of the kill switch's lock. It ends within two seconds, whatever
 * becomes of the replica it runs on, so that engaging never waits longer.
 */
public interface ShortTransaction {
    /**
     * Runs work in a new short transaction.
     *
     * @throws RefusedException if it could not be finished in time
     */
    <T> T run(DealId deal, Supplier<T> work);
}
