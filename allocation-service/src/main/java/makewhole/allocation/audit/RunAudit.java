package makewhole.allocation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.jobs.DurableJob;

/**
 * Carries a shard of an audit through, batch by batch; after a crash it goes on with the first deal that has no verdict,
 * on whichever replica.
 */
@ApplicationScoped
class RunAudit implements DurableJob<RunAudit.Work> {
    /** Which audit, and which shard of it; the release before knew only one. */
    record Work(UUID audit, int shard) {}

    private final AuditBatches batches;

    RunAudit(AuditBatches batches) {
        this.batches = batches;
    }

    @Override
    public String name() {
        return "run-audit";
    }

    @Override
    public Class<Work> payloadType() {
        return Work.class;
    }

    /** An audit of many shards must not keep the opening of an incident waiting. */
    @Override
    public int mostAtOnce(int threads) {
        return Math.max(1, threads - 1);
    }

    @Override
    public void run(Work work) {
        Shard shard = new Shard(new AuditId(work.audit()), work.shard());
        while (batches.replayNext(shard)) {
            // each batch is a transaction of its own
        }
        batches.finish(shard);
    }
}
