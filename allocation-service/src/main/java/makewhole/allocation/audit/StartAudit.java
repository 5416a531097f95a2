package makewhole.allocation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.DealId;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Starts an audit of the deals that have booked lines now; a durable job does the work. */
@ApplicationScoped
public class StartAudit {
    private final Audits audits;
    private final PastBooks pastBooks;
    private final RunAudit runAudit;
    private final Jobs jobs;
    private final Journal journal;
    private final InstantSource clock;

    StartAudit(Audits audits, PastBooks pastBooks, RunAudit runAudit, Jobs jobs, Journal journal, InstantSource clock) {
        this.audits = audits;
        this.pastBooks = pastBooks;
        this.runAudit = runAudit;
        this.jobs = jobs;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public Audit start(Selection scope, String subject) {
        AuditId id = new AuditId(UUID.randomUUID());
        Audit audit = Audit.started(id, scope, subject, clock.instant());
        List<DealId> deals = pastBooks.ids(scope);
        audits.add(audit, deals);
        journal.append(JournalEntry.of("audit-started", "audit", id, subject)
                .with("scope", describe(scope))
                .with("deals", deals.size()));
        jobs.enqueue(runAudit, id.toString(), new RunAudit.Work(id.value()));
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
