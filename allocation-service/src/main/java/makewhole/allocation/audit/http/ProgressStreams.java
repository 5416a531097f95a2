package makewhole.allocation.audit.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.Progress;

/**
 * Tells whoever listens how far an audit is: at once, then whenever a look each second shows something new, until it is
 * done. A look takes a database connection and gives it back; a listener who has gone is not looked for any more.
 */
@ApplicationScoped
class ProgressStreams {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Audits audits;
    private final AtomicInteger listeners;

    ProgressStreams(Audits audits, MeterRegistry metrics) {
        this.audits = audits;
        this.listeners = metrics.gauge("makewhole.audit.progress.listeners", new AtomicInteger());
    }

    Multi<ProgressBody> of(AuditId audit) {
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transform(tick -> audits.progress(audit))
                .skip()
                .repetitions()
                .plug(ProgressStreams::untilDone)
                .onItem()
                .transform(ProgressBody::of)
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(listeners::decrementAndGet);
    }

    /** The state that says done is the last one that is told. */
    private static Multi<Progress> untilDone(Multi<Progress> states) {
        return states.onItem()
                .transformToMultiAndConcatenate(state -> state.state() == AuditState.DONE
                        ? Multi.createFrom().items(Optional.of(state), Optional.<Progress>empty())
                        : Multi.createFrom().item(Optional.of(state)))
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }
}
