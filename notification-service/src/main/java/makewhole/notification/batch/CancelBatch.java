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

/** Calls off a batch: what is not on its way yet is never sent, and its lines may be told in another batch. So are its reminders. */
@ApplicationScoped
public class CancelBatch {
    private final Batches batches;
    private final TellWhy tellWhy;
    private final Journal journal;

    @Inject
    CancelBatch(Batches batches, TellWhy tellWhy, Journal journal) {
        this.batches = batches;
        this.tellWhy = tellWhy;
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
        callOff(batch, reason, by);
        // Whoever made reminders of it held it; so there are no others, and one may have come to its end just now.
        batches.openRemindersOf(id).stream()
                .flatMap(reminders -> batches.hold(reminders).stream())
                .filter(reminders -> reminders.state() != BatchState.DONE && reminders.state() != BatchState.CANCELLED)
                .forEach(reminders -> callOff(reminders, reason, by));
        return batches.get(id).orElseThrow();
    }

    private void callOff(Batch batch, String reason, Subject by) {
        for (Portion rows : Portion.of(batch)) {
            journal.append(batches.callOffUnsent(batch.id(), rows).stream()
                    .map(notice -> JournalEntry.of(NoticeTransition.CALLED_OFF.event(), "notice", notice, by.name())
                            .with("batch", batch.id()))
                    .toList());
        }
        batches.moveTo(batch.id(), BatchState.CANCELLED);
        tellWhy.of(batch, "batch-cancelled", reason, by);
    }
}
