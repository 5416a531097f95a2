package makewhole.allocation.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must come soon. */
public final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Waiting() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, LONGEST, condition);
    }

    /** Waits for what may take longer than usual. */
    public static void until(String what, Duration longest, Callable<Boolean> condition) throws Exception {
        until(what, longest, new FutureTask<>(() -> true), condition);
    }

    /** Waits while {@code meanwhile} is still under way; if that ends first, its outcome says why. */
    public static void until(String what, Future<?> meanwhile, Callable<Boolean> condition) throws Exception {
        until(what, LONGEST, meanwhile, condition);
    }

    private static void until(String what, Duration longest, Future<?> meanwhile, Callable<Boolean> condition)
            throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.call()) {
            if (meanwhile.isDone()) {
                throw new AssertionError("%s never came true; meanwhile: %s".formatted(what, meanwhile.get()));
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("never came true: " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
