package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import makewhole.notification.batch.BatchResumed;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.batch.Portion;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Looks whether a batch has come to its end. */
@ApplicationScoped
public class CloseBatch {
    private final Batches batches;
    private final Outbox outbox;
    private final Journal journal;

    @Inject
    CloseBatch(Batches batches, Outbox outbox, Journal journal) {
        this.batches = batches;
        this.outbox = outbox;
        this.journal = journal;
    }

    @Transactional(TxType.MANDATORY)
    void look(@Observes BatchResumed resumed) {
        ifAllEnded(resumed.batch());
    }

    /**
     * Makes a batch DONE once all its notices have come to an end. In one that was cancelled, what was on its way then
     * and came back since is called off too.
     */
    @Transactional
    public void ifAllEnded(UUID id) {
        batches.hold(id).ifPresent(batch -> {
            switch (batch.state()) {
                // One that was resumed is APPROVED until somebody sends of it again, and there may be nothing to send.
                case APPROVED, SENDING -> {
                    if (outbox.completeIfAllEnded(id)) {
                        journal.append(JournalEntry.of("batch-done", "batch", id, NoticeEvents.SUBJECT)
                                .with("plan", batch.plan()));
                    }
                }
                // What was on its way when it was called off: a group for each connection at most.
                case CANCELLED ->
                    batches.callOffUnsent(id, Portion.whole(batch))
                            .forEach(notice -> journal.append(
                                    NoticeEvents.of(NoticeTransition.CALLED_OFF, notice, id, NoticeEvents.SUBJECT)));
                case AWAITING_APPROVAL, PAUSED, STOPPED, DONE -> {}
            }
        });
    }
}
