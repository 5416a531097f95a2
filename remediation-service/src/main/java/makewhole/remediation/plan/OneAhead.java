package makewhole.remediation.plan;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Works portions out on a thread of its own while the caller, who holds the transaction, reads the next portion and stores
 * the one before. Results come in the order of the portions, on the caller's thread.
 */
final class OneAhead<T> implements AutoCloseable {
    private static final int AHEAD = 2;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("plan-lines").factory());
    private final Queue<CompletableFuture<T>> begun = new ArrayDeque<>();
    private final Consumer<T> taker;

    /**
     * A thread that waits for work.
     *
     * @param taker gets the results
     */
    OneAhead(Consumer<T> taker) {
        this.taker = taker;
    }

    /** Has a portion worked out, and hands on what is ready if enough is under way. */
    void begin(Supplier<T> work) {
        begun.add(CompletableFuture.supplyAsync(work, worker));
        if (begun.size() > AHEAD) {
            hand(begun.remove());
        }
    }

    /** Hands everything on that is left. */
    void end() {
        while (!begun.isEmpty()) {
            hand(begun.remove());
        }
    }

    private void hand(CompletableFuture<T> ready) {
        try {
            taker.accept(ready.join());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Gives up what is still under way. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
