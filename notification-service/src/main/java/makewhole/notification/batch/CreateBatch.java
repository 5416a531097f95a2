package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.Refusal.NoticeExists;
import makewhole.notification.Refusal.RowsRefused;
import makewhole.notification.RefusedException;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Takes in a batch: checked, rendered and stored whole in one transaction, or refused whole. */
@ApplicationScoped
public class CreateBatch {
    /** What a batch is about: a plan as its sender knows it. */
    public record Order(UUID plan, String planDigest, String incident) {}

    private final NoticeWriter writer;
    private final Batches batches;
    private final RefusedBatches refused;
    private final Journal journal;

    @Inject
    CreateBatch(NoticeWriter writer, Batches batches, RefusedBatches refused, Journal journal) {
        this.writer = writer;
        this.batches = batches;
        this.refused = refused;
        this.journal = journal;
    }

    /**
     * Checks, renders and stores every row; in memory there are never more than a few hundred.
     *
     * @throws RefusedException if anything is wrong with any row, or one of the plan's lines is told already of its remedy, or
     *     with the same template
     */
    @Transactional(TxType.MANDATORY)
    public Batch create(Order order, IncomingRows rows, Subject by) {
        Batch batch = keep(order, rows, by);
        journal.append(JournalEntry.of("batch-created", "batch", batch.id(), batch.createdBy())
                .with("plan", batch.plan())
                .with("planDigest", batch.planDigest())
                .with("incident", batch.incident())
                .with("digest", batch.digest())
                .with("notices", batch.rows()));
        return batch;
    }

    /** The same for one who writes another entry into the journal about it, because no plan stands behind it. */
    @Transactional(TxType.MANDATORY)
    public Batch keep(Order order, IncomingRows rows, Subject by) {
        Batch begun = new Batch(
                UUID.randomUUID(),
                order.plan(),
                order.planDigest(),
                order.incident(),
                BatchState.AWAITING_APPROVAL,
                "",
                0,
                by.name(),
                Optional.empty(),
                0);
        WrittenErrors errors = new WrittenErrors();
        BatchDigest digest = new BatchDigest(order.plan(), order.planDigest(), order.incident());
        NoticeWriter.Pen pen = writer.pen();
        int written = batches.write(
                begun,
                into -> pen.write(begun.id(), rows, errors, notice -> {
                    String one = notice.digest();
                    digest.addNotice(one);
                    into.accept(notice, one);
                }));
        if (errors.count() > 0) {
            // What was written is rolled back; what was wrong with it stays.
            UUID refusal = refused.keep(order.plan(), errors.count(), errors.file(), by);
            throw new RefusedException(new RowsRefused(refusal, errors.count(), errors.first()));
        }
        Batch batch = begun.as(digest.value(), written);
        batches.add(batch).ifPresent(existing -> {
            throw new RefusedException(new NoticeExists(existing.line(), existing.template()));
        });
        return batch;
    }
}
