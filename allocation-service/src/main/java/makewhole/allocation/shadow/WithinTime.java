package makewhole.allocation.shadow;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.VersionName;

/**
 * A candidate that is given so much time and no more: what never returns must not take a thread of the jobs for ever.
 * Java cannot end a computation from outside. One that does not heed its interruption goes on alone, on a thread that
 * nobody waits for; its version is halted, so there will not be many.
 */
record WithinTime(Algorithm algorithm, Duration longest) implements Algorithm {
    @Override
    public VersionName version() {
        return algorithm.version();
    }

    /**
     * Allocates.
     *
     * @throws IllegalStateException if there is no result in time
     */
    @Override
    public Result allocate(Book book) {
        FutureTask<Result> computation = new FutureTask<>(() -> algorithm.allocate(book));
        Thread.ofPlatform().daemon().name("shadow-" + algorithm.version()).start(computation);
        try {
            return computation.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("no result within %d s".formatted(longest.toSeconds()), late);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("it failed with " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        } finally {
            computation.cancel(true);
        }
    }
}
