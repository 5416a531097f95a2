package makewhole.allocation.bisection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Audits;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Starts a bisection of the findings of an audit; a durable job does the work. */
@ApplicationScoped
public class StartBisection {
    private final Audits audits;
    private final Bisections bisections;
    private final RunBisection runBisection;
    private final Jobs jobs;
    private final Journal journal;
    private final InstantSource clock;

    StartBisection(
            Audits audits,
            Bisections bisections,
            RunBisection runBisection,
            Jobs jobs,
            Journal journal,
            InstantSource clock) {
        this.audits = audits;
        this.bisections = bisections;
        this.runBisection = runBisection;
        this.jobs = jobs;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Starts it.
     *
     * @throws RefusedException if the audit is not done
     */
    @Transactional
    public Bisection start(AuditId audit, String subject) {
        if (audits.require(audit).state() != AuditState.DONE) {
            throw new RefusedException(new Refusal.AuditStillRunning(audit.value()));
        }
        Bisection bisection = new Bisection(
                new BisectionId(UUID.randomUUID()),
                audit,
                new Bisection.Request(subject, clock.instant()),
                Optional.empty());
        bisections.add(bisection);
        journal.append(
                JournalEntry.of("bisection-started", "audit", audit, subject).with("bisection", bisection.id()));
        jobs.enqueue(
                runBisection,
                bisection.id().toString(),
                new RunBisection.Work(bisection.id().value()));
        return bisection;
    }
}
