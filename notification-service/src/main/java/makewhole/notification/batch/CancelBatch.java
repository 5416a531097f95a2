package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import makewhole.notification.Refusal.BatchNotOpen;
import makewhole.notification.RefusedException;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/** Calls off a batch: what is not on its way yet is never sent, and its lines may be told in another batch. */
@ApplicationScoped
public class CancelBatch {
    private final Batches batches;
    private final Journal journal;

    @Inject
    CancelBatch(Batches batches, Journal journal) {
        this.batches = batches;
        this.journal = journal;
    }

    /**
     * Calls off a batch.
     *
     * @throws RefusedException if all of it is done or called off already
     */
    @Transactional(TxType.MANDATORY)
    public Batch cancel(UUID id, String reason, Subject by) {
        Batch batch = batches.hold(id).orElseThrow(() -> new NotFoundException("batch", id));
        switch (batch.state()) {
            case AWAITING_APPROVAL, APPROVED, SENDING, PAUSED, STOPPED -> {}
            case DONE, CANCELLED -> throw new RefusedException(new BatchNotOpen(id.toString(), batch.state()));
        }
        for (Portion rows : Portion.of(batch)) {
            journal.append(batches.callOffUnsent(id, rows).stream()
                    .map(notice -> JournalEntry.of(NoticeTransition.CALLED_OFF.event(), "notice", notice, by.name())
                            .with("batch", id))
                    .toList());
        }
        batches.moveTo(id, BatchState.CANCELLED);
        journal.append(
                JournalEntry.of("batch-cancelled", "batch", id, by.name()).because(reason));
        return batches.get(id).orElseThrow();
    }
}
