package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Batches;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jboss.logging.Logger;

/**
 * Before a replica begins to send a batch, it works out once whether the digests of all notices still add up to the
 * digest that was approved. Each notice is compared with its own digest when it is sent; together that leaves nothing out.
 */
@ApplicationScoped
class ProveBatch {
    private static final Logger LOG = Logger.getLogger(ProveBatch.class);

    private final Batches batches;
    private final Outbox outbox;
    private final Journal journal;
    private final Set<UUID> proven = ConcurrentHashMap.newKeySet();

    @Inject
    ProveBatch(Batches batches, Outbox outbox, Journal journal) {
        this.batches = batches;
        this.outbox = outbox;
        this.journal = journal;
    }

    /** Whether it is what was approved; if not, it is stopped. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean isAsApproved(UUID id) {
        if (proven.contains(id)) {
            return true;
        }
        Batch batch = batches.get(id).orElseThrow();
        if (batch.digest().equals(batches.storedDigest(batch))) {
            proven.add(id);
            return true;
        }
        LOG.errorf("event=batch-stopped batch=%s reason=digest", id);
        if (outbox.stop(id)) {
            journal.append(JournalEntry.of("batch-stopped", "batch", id, NoticeEvents.SUBJECT)
                    .because("its notices are not those that were approved"));
        }
        return false;
    }
}
