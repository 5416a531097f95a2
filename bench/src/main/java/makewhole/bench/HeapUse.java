package makewhole.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The most that a service held in its heap while it was looked at, garbage and all. */
final class HeapUse implements AutoCloseable {
    private static final String METRIC = "jvm_memory_used_bytes{";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final AtomicLong most = new AtomicLong();
    private final Thread looking;
    private volatile boolean done;

    /**
     * Begins to look.
     *
     * @param now what is held at the moment, in bytes; empty if the service has no time to say so
     */
    HeapUse(Supplier<Optional<Long>> now) {
        looking = Thread.ofVirtual().start(() -> {
            while (!done) {
                now.get().ifPresent(bytes -> most.accumulateAndGet(bytes, Math::max));
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        });
    }

    /** In bytes; 0 if the service never said. */
    long most() {
        return most.get();
    }

    /** Adds the parts of the heap up, from a page in the text format of Prometheus. */
    static Optional<Long> of(String page) {
        return page.lines()
                .filter(line -> line.startsWith(METRIC) && line.contains("area=\"heap\""))
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Long::sum);
    }

    @Override
    public void close() {
        done = true;
        try {
            looking.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
