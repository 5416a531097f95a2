package makewhole.allocation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.jobs.DurableJob;

/** Carries an audit through, batch by batch; after a crash it goes on with the first deal that has no verdict. */
@ApplicationScoped
class RunAudit implements DurableJob<RunAudit.Work> {
    /** Which audit. */
    record Work(UUID audit) {}

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

    @Override
    public void run(Work work) {
        AuditId audit = new AuditId(work.audit());
        while (batches.replayNext(audit)) {
            // each batch is a transaction of its own
        }
        batches.finish(audit);
    }
}
