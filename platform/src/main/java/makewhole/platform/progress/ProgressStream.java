package makewhole.platform.progress;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells whoever listens how far something is: at once, then whenever a look each second shows something new, until it has
 * ended. A look takes a database connection and gives it back; a listener who has gone is not looked for any more.
 *
 * @param <T> how far it is; two that are equal are told once
 */
public final class ProgressStream<T> {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Predicate<T> hasEnded;
    private final AtomicInteger listeners;

    /**
     * A kind of stream.
     *
     * @param gauge under which the number of listeners is measured
     * @param hasEnded whether nothing will come any more; what says so is the last that is told
     */
    public ProgressStream(String gauge, Predicate<T> hasEnded, MeterRegistry metrics) {
        this.hasEnded = hasEnded;
        this.listeners = metrics.gauge(gauge, new AtomicInteger());
    }

    /** What each look shows, for one listener. */
    public Multi<T> of(Supplier<T> look) {
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transform(tick -> look.get())
                .skip()
                .repetitions()
                .plug(this::untilEnded)
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(listeners::decrementAndGet);
    }

    private Multi<T> untilEnded(Multi<T> looks) {
        return looks.onItem()
                .transformToMultiAndConcatenate(seen -> hasEnded.test(seen)
                        ? Multi.createFrom().items(Optional.of(seen), Optional.<T>empty())
                        : Multi.createFrom().item(Optional.of(seen)))
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }
}
