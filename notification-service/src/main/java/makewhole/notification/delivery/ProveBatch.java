package makewhole.notification.delivery;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.ProvenDigests;

/**
 * Before a replica sends a batch, it works out whether the digests of all notices still add up to the digest that was
 * approved, and keeps them: what it hands over later, after hours at a slow pace say, must have one of them. A batch that is
 * set going again is proven anew, and so is one that another replica takes over.
 */
@ApplicationScoped
class ProveBatch {
    /** A million digests are 32 MB, and are read in seconds; sending them takes half an hour. */
    private static final int MOST_KEPT = 1_000_000;

    private static final int SECONDS = 600;

    private final Batches batches;
    private final StopBatch stop;
    private final Map<UUID, ProvenDigests> proven = new LinkedHashMap<>();

    @Inject
    ProveBatch(Batches batches, StopBatch stop) {
        this.batches = batches;
        this.stop = stop;
    }

    /** What was approved, if that is what is there; if not, the batch is stopped. */
    @Transactional(TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = SECONDS)
    Optional<ProvenDigests> asApproved(UUID id) {
        Batch batch = batches.get(id).orElseThrow();
        Optional<ProvenDigests> before = kept(batch);
        if (before.isPresent()) {
            return before;
        }
        Optional<ProvenDigests> now = batches.readDigests(id, stored -> ProvenDigests.of(batch, stored));
        now.ifPresentOrElse(
                digests -> keep(id, digests),
                () -> stop.because("its notices are not those that were approved", id, Optional.empty()));
        return now;
    }

    private Optional<ProvenDigests> kept(Batch batch) {
        synchronized (proven) {
            return Optional.ofNullable(proven.get(batch.id())).filter(digests -> digests.isOf(batch));
        }
    }

    private void keep(UUID id, ProvenDigests digests) {
        synchronized (proven) {
            proven.remove(id);
            proven.put(id, digests);
            long rows = proven.values().stream().mapToLong(ProvenDigests::rows).sum();
            Iterator<ProvenDigests> oldest = proven.values().iterator();
            while (rows > MOST_KEPT && proven.size() > 1) {
                rows -= oldest.next().rows();
                oldest.remove();
            }
        }
    }
}
