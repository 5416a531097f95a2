package makewhole.notification.batch.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import makewhole.notification.batch.BatchReport;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.ReadBatches;

/**
 * Tells whoever listens how far a batch is: at once, then whenever a look each second shows something new, until it is
 * done or called off. A look takes a database connection and gives it back.
 */
@ApplicationScoped
class ProgressStreams {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ReadBatches read;
    private final AtomicInteger listeners;

    ProgressStreams(ReadBatches read, MeterRegistry metrics) {
        this.read = read;
        this.listeners = metrics.gauge("makewhole.batch.progress.listeners", new AtomicInteger());
    }

    Multi<BatchBody> of(UUID batch) {
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transform(tick -> read.report(batch))
                .skip()
                .repetitions()
                .plug(ProgressStreams::untilEnded)
                .onItem()
                .transform(BatchBody::of)
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(listeners::decrementAndGet);
    }

    /** The report that says how it ended is the last one that is told. */
    private static Multi<BatchReport> untilEnded(Multi<BatchReport> reports) {
        return reports.onItem()
                .transformToMultiAndConcatenate(report -> hasEnded(report)
                        ? Multi.createFrom().items(Optional.of(report), Optional.<BatchReport>empty())
                        : Multi.createFrom().item(Optional.of(report)))
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static boolean hasEnded(BatchReport report) {
        BatchState state = report.batch().state();
        return state == BatchState.DONE || state == BatchState.CANCELLED;
    }
}
