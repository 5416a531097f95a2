package makewhole.notification.batch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.identity.Subject;

/** The batches and their notices. Every method runs in a transaction of its caller. */
public interface Batches {
    /** Keeps a batch with all its notices; a line and template that is told already comes back, and nothing may be committed. */
    Optional<Notice> add(Batch batch, List<Notice> notices);

    Optional<Batch> get(UUID batch);

    /** Reads a batch and holds it until the transaction ends, so that nobody else moves it. */
    Optional<Batch> hold(UUID batch);

    Optional<BatchReport> report(UUID batch);

    /** Batches in the order in which they were made, after one of them. */
    List<Batch> after(Optional<UUID> batch, int limit);

    /** The notices of a batch in the order of its rows, after a row. */
    List<NoticeStanding> notices(UUID batch, int afterPosition, int limit);

    /** One notice for each template that is in the batch. */
    List<NoticeStanding> samples(UUID batch);

    Optional<NoticeStanding> notice(UUID notice);

    /** Lines of the same plan that other batches, which were approved, tell of and have not called off. */
    Set<String> linesToldElsewhere(Batch batch);

    void approve(UUID batch, Subject by);

    void moveTo(UUID batch, BatchState state);

    /** Calls off what is not on its way yet; says which. */
    List<UUID> callOffUnsent(UUID batch);
}
