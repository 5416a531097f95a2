package makewhole.notification.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jboss.logging.Logger;

/** Stops a batch of which something is not what was approved, and says so: to the log, the journal and whoever is on call. */
@Startup
@ApplicationScoped
public class StopBatch {
    private static final Logger LOG = Logger.getLogger(StopBatch.class);

    private final Outbox outbox;
    private final Journal journal;
    private final Counter stopped;

    @Inject
    StopBatch(Outbox outbox, Journal journal, MeterRegistry metrics) {
        this.outbox = outbox;
        this.journal = journal;
        // Counted from nought on, so that the first one is seen to come.
        this.stopped = metrics.counter("makewhole.batches.stopped");
    }

    /**
     * Stops it. A batch that has come to its end, or was stopped by another sender, stays what it is.
     *
     * @param notice that differs, if it is known
     */
    @Transactional(TxType.MANDATORY)
    public void because(String reason, UUID batch, Optional<UUID> notice) {
        if (outbox.stop(batch)) {
            LOG.errorf(
                    "event=batch-stopped batch=%s notice=%s reason=%s",
                    batch, notice.map(UUID::toString).orElse(""), reason);
            stopped.increment();
            JournalEntry entry = JournalEntry.of("batch-stopped", "batch", batch, NoticeEvents.SUBJECT)
                    .because(reason);
            journal.append(notice.map(id -> entry.with("notice", id)).orElse(entry));
        }
    }
}
