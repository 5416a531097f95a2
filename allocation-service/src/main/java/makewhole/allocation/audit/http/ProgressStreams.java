package makewhole.allocation.audit.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.Progress;
import makewhole.platform.progress.ProgressStream;

/** Tells whoever listens how far an audit is, until it is done. */
@ApplicationScoped
class ProgressStreams {
    private final Audits audits;
    private final ProgressStream<Progress> stream;

    ProgressStreams(Audits audits, MeterRegistry metrics) {
        this.audits = audits;
        this.stream = new ProgressStream<>(
                "makewhole.audit.progress.listeners", progress -> progress.state() == AuditState.DONE, metrics);
    }

    Multi<ProgressBody> of(AuditId audit) {
        return stream.of(() -> audits.progress(audit)).map(ProgressBody::of);
    }
}
