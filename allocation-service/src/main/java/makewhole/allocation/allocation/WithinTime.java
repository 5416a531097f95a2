package makewhole.allocation.allocation;

import java.time.Duration;
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
     * @throws IllegalStateException if there is no result in time, or the algorithm failed
     * @throws CancellationException if whoever waits was stopped, which says nothing of the algorithm
     */
    @Override
    public Result allocate(Book book) {
        FutureTask<Result> computation = new FutureTask<>(() -> algorithm.allocate(book));
        Thread.ofPlatform().daemon().name("allocating-" + algorithm.version()).start(computation);
        try {
            return computation.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("no result within %d s".formatted(longest.toSeconds()), late);
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
