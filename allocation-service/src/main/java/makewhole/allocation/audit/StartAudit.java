package makewhole.allocation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Starts an audit of the deals that have booked lines now; durable jobs do the work. */
@ApplicationScoped
public class StartAudit {
    private final RunningAudits running;
    private final RunAudit runAudit;
    private final Jobs jobs;
    private final Journal journal;
    private final InstantSource clock;

    StartAudit(RunningAudits running, RunAudit runAudit, Jobs jobs, Journal journal, InstantSource clock) {
        this.running = running;
        this.runAudit = runAudit;
        this.jobs = jobs;
        this.journal = journal;
        this.clock = clock;
    }

    /** Starts it; each shard has a job of its own, and whichever replica is free takes the next one. */
    @Transactional
    public Audit start(Selection scope, Shards shards, String subject) {
        AuditId id = new AuditId(UUID.randomUUID());
        Audit audit = Audit.started(id, scope, shards, new Audit.Start(subject, clock.instant()));
        long deals = running.add(audit);
        journal.append(JournalEntry.of("audit-started", "audit", id, subject)
                .with("scope", describe(scope))
                .with("deals", deals)
                .with("shards", shards.count()));
        for (int shard = 0; shard < shards.count(); shard++) {
            jobs.enqueue(runAudit, "%s-%d".formatted(id, shard), new RunAudit.Work(id.value(), shard));
        }
        return audit;
    }

    private static String describe(Selection scope) {
        return switch (scope) {
            case Selection.All() -> "all deals";
            case Selection.OfVersion(var version) -> "deals of " + version;
            case Selection.ClosedBetween(var from, var to) -> "deals closed from %s to %s".formatted(from, to);
        };
    }
}
