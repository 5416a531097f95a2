package makewhole.allocation.allocation;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.VersionName;

/**
 * An algorithm that is given so much time and no more: what never returns must not take a thread for ever, of the jobs
 * or of whoever publishes. A recursion without end fails it as an exception does, and nothing else. Java cannot end a
 * computation from outside. One that does not heed its interruption goes on alone, on a thread that nobody waits for;
 * its version is halted, so there will not be many.
 */
public record WithinTime(Algorithm algorithm, Duration longest) implements Algorithm {
    @Override
    public VersionName version() {
        return algorithm.version();
    }

    /**
     * Allocates.
     *
     * @throws NoResultInTimeException if there is no result in time
     * @throws IllegalStateException if the algorithm failed
     * @throws CancellationException if whoever waits was stopped, which says nothing of the algorithm
     */
    @Override
    public Result allocate(Book book) {
        return call(algorithm.version(), longest, () -> algorithm.allocate(book));
    }

    /** The same for whatever a version's code is needed for. */
    public static <T> T call(VersionName version, Duration longest, Callable<T> work) {
        FutureTask<T> computation = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("allocating-" + version).start(computation);
        try {
            return computation.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new NoResultInTimeException(longest, late);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("it failed with " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped before there was a result");
        } finally {
            computation.cancel(true);
        }
    }
}
