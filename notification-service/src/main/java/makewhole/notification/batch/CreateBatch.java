package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import makewhole.notification.Refusal.NoticeExists;
import makewhole.notification.RefusedException;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Takes in a batch: checked, rendered and stored whole, or refused whole. */
@ApplicationScoped
public class CreateBatch {
    /** A batch that is ready to be stored. */
    public record Written(Batch batch, List<Notice> notices) {}

    private final NoticeWriter writer;
    private final Batches batches;
    private final Journal journal;

    @Inject
    CreateBatch(NoticeWriter writer, Batches batches, Journal journal) {
        this.writer = writer;
        this.batches = batches;
        this.journal = journal;
    }

    /**
     * Checks and renders every row; touches nothing.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if anything is wrong with any row
     */
    public Written write(UUID plan, String planDigest, String incident, List<RequestedNotice> rows, Subject by) {
        UUID id = UUID.randomUUID();
        List<Notice> notices = writer.write(id, rows);
        String digest = Batch.digestOf(
                plan, planDigest, incident, notices.stream().map(Notice::digest).toList());
        Batch batch = new Batch(
                id, plan, planDigest, incident, BatchState.AWAITING_APPROVAL, digest, notices.size(), by.name());
        return new Written(batch, notices);
    }

    /**
     * Stores what was written.
     *
     * @throws RefusedException if one of the plan's lines is told with the same template already
     */
    @Transactional(TxType.MANDATORY)
    public Batch store(Written written) {
        Batch batch = written.batch();
        batches.add(batch, written.notices()).ifPresent(existing -> {
            throw new RefusedException(new NoticeExists(existing.line(), existing.template()));
        });
        journal.append(JournalEntry.of("batch-created", "batch", batch.id(), batch.createdBy())
                .with("plan", batch.plan())
                .with("planDigest", batch.planDigest())
                .with("incident", batch.incident())
                .with("digest", batch.digest())
                .with("notices", batch.rows()));
        return batch;
    }
}
