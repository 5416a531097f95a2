package makewhole.allocation.deal;

import java.util.function.Supplier;

/** A transaction that may take as long as a large upload or export does. */
public interface LongTransaction {
    /** Runs work in a new transaction of that kind. */
    <T> T run(Supplier<T> work);
}
