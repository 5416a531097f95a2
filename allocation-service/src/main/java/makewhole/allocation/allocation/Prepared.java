package makewhole.allocation.allocation;

import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;

/**
 * What can be done before the short transaction. A refusal is carried into it as a value: a request that was answered
 * before gets its answer again, whatever would be said today.
 */
sealed interface Prepared<T> {
    record Ready<T>(T staged) implements Prepared<T> {}

    record Refused<T>(Refusal refusal) implements Prepared<T> {}

    static <T> Prepared<T> by(Supplier<T> staging) {
        try {
            return new Ready<>(staging.get());
        } catch (RefusedException refused) {
            return new Refused<>(refused.refusal());
        }
    }

    /**
     * What was staged.
     *
     * @throws RefusedException if it was refused
     */
    default T require() {
        return switch (this) {
            case Ready<T>(var staged) -> staged;
            case Refused<T>(var refusal) -> throw new RefusedException(refusal);
        };
    }
}
