package makewhole.allocation.audit;

import java.util.List;
import makewhole.allocation.proration.DealId;

/** Audits while they are carried out. All of it inside a transaction. */
public interface RunningAudits {
    /** Deals of one batch: at least one if any is left, and together not many more commitments than asked for. */
    record Batch(List<DealId> deals, long commitments) {}

    /** Adds a running audit and pins the deals of its scope; gives their number. */
    long add(Audit audit);

    /** The next deals of a shard without a verdict, by id; waits until nobody else is giving this shard's verdicts. */
    Batch next(Shard shard, long commitments);

    /** Gives the verdicts of a batch, and counts it. */
    void record(Shard shard, Batch batch, List<ReplayedDeal> replayed, long workedMillis);

    /** Marks a shard as done; tells whether it was the last one of a running audit, which is then locked. */
    boolean isLastToFinish(Shard shard);

    /** Seals the audit. */
    void finish(AuditId audit, String digest);
}
