package makewhole.notification.batch.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.notification.batch.BatchReport;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.ReadBatches;
import makewhole.platform.progress.ProgressStream;

/** Tells whoever listens how far a batch is, until it is done or called off. */
@ApplicationScoped
class ProgressStreams {
    private final ReadBatches read;
    private final ProgressStream<BatchReport> stream;

    ProgressStreams(ReadBatches read, MeterRegistry metrics) {
        this.read = read;
        this.stream = new ProgressStream<>("makewhole.batch.progress.listeners", ProgressStreams::hasEnded, metrics);
    }

    Multi<BatchBody> of(UUID batch) {
        return stream.of(() -> read.report(batch)).map(BatchBody::of);
    }

    private static boolean hasEnded(BatchReport report) {
        BatchState state = report.batch().state();
        return state == BatchState.DONE || state == BatchState.CANCELLED;
    }
}
