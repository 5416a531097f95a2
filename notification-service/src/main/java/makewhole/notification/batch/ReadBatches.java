package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.problem.NotFoundException;

/** What there is to know about batches and notices. */
@ApplicationScoped
public class ReadBatches {
    private static final int OUTLIERS = 5;

    private final Batches batches;
    private final BatchReasons reasons;
    private final RefusedBatches refused;

    @Inject
    ReadBatches(Batches batches, BatchReasons reasons, RefusedBatches refused) {
        this.batches = batches;
        this.reasons = reasons;
        this.refused = refused;
    }

    @Transactional
    public BatchReport report(UUID batch) {
        return batches.report(batch).orElseThrow(() -> new NotFoundException("batch", batch));
    }

    @Transactional
    public Batch get(UUID batch) {
        return batches.get(batch).orElseThrow(() -> new NotFoundException("batch", batch));
    }

    /** Batches in the order in which they were made, after one of them. */
    @Transactional
    public List<Batch> after(Optional<UUID> batch, int limit) {
        return batches.after(batch, limit);
    }

    /** The notices of a batch in the order of its rows, after a row. */
    @Transactional
    public List<NoticeStanding> notices(UUID batch, int afterPosition, int limit) {
        get(batch);
        return batches.notices(batch, afterPosition, limit);
    }

    /** One notice for each template and language in the batch, to be looked at before an approval. */
    @Transactional
    public List<NoticeStanding> samples(UUID batch) {
        get(batch);
        return batches.samples(batch);
    }

    /** Why people paused, resumed, retried or called off a batch. */
    @Transactional
    public List<SaidOfBatch> reasons(UUID batch) {
        get(batch);
        return reasons.of(batch);
    }

    @Transactional
    public NoticeStanding notice(UUID notice) {
        return batches.notice(notice).orElseThrow(() -> new NotFoundException("notice", notice));
    }

    /** What a person should look at before approving a batch. */
    @Transactional
    public BatchReview review(UUID batch) {
        get(batch);
        return batches.review(batch, OUTLIERS);
    }

    /** Every error of a batch that was refused, as gzipped CSV. */
    public byte[] errorFile(UUID refusal) {
        return refused.errorFile(refusal).orElseThrow(() -> new NotFoundException("refused batch", refusal));
    }
}
