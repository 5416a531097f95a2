package makewhole.notification.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.delivery.CloseBatch;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Calls off reminders whose customer has answered meanwhile, or whose time is over. Nothing of them is sent before that either. */
@ApplicationScoped
class EndReminders {
    private final Reminders reminders;
    private final Batches batches;
    private final CloseBatch close;
    private final Journal journal;

    @Inject
    EndReminders(Reminders reminders, Batches batches, CloseBatch close, Journal journal) {
        this.reminders = reminders;
        this.batches = batches;
        this.close = close;
        this.journal = journal;
    }

    @Transactional(TxType.REQUIRES_NEW)
    List<UUID> due() {
        return reminders.withSomethingToCallOff();
    }

    @Transactional(TxType.REQUIRES_NEW)
    void end(UUID id) {
        Batch batch = batches.hold(id).orElseThrow();
        journal.append(reminders.callOff(id).stream()
                .map(notice -> JournalEntry.of(NoticeTransition.CALLED_OFF.event(), "notice", notice, MakeReminders.US)
                        .with("batch", id))
                .toList());
        // Where nothing is left to send nobody will begin, or resume; what is left is doubts at most.
        if (batch.state() == BatchState.APPROVED || (batch.state() == BatchState.PAUSED && reminders.isOver(id))) {
            batches.moveTo(id, BatchState.SENDING);
        }
        close.ifAllEnded(id);
    }
}
