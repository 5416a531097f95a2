package makewhole.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import makewhole.suite.CannotGoOnException;

/** A number of callers, each of whom takes the next piece of work as soon as the one before is done. */
record Callers(int count) {
    /** Does the pieces from {@code from} to before {@code to}, each once; returns when all are done. */
    void each(int from, int to, IntConsumer work) {
        AtomicInteger next = new AtomicInteger(from);
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < count; caller++) {
                running.add(threads.submit(() -> {
                    for (int piece = next.getAndIncrement(); piece < to; piece = next.getAndIncrement()) {
                        work.accept(piece);
                    }
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        } catch (ExecutionException failed) {
            throw new CannotGoOnException("A caller failed: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }
}
