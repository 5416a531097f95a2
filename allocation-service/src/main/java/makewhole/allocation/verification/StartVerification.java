package makewhole.allocation.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.CurrentGrounds;
import makewhole.allocation.version.Grounds;
import makewhole.allocation.version.Version;
import makewhole.allocation.version.Versions;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Starts the verification of a version; a durable job does the work. */
@ApplicationScoped
public class StartVerification {
    private final Versions versions;
    private final Audits audits;
    private final CurrentGrounds currentGrounds;
    private final VerificationRuns runs;
    private final RunVerification runVerification;
    private final Jobs jobs;
    private final Journal journal;

    StartVerification(
            Versions versions,
            Audits audits,
            CurrentGrounds currentGrounds,
            VerificationRuns runs,
            RunVerification runVerification,
            Jobs jobs,
            Journal journal) {
        this.versions = versions;
        this.audits = audits;
        this.currentGrounds = currentGrounds;
        this.runs = runs;
        this.runVerification = runVerification;
        this.jobs = jobs;
        this.journal = journal;
    }

    /**
     * Starts it.
     *
     * @param audit whose findings are exactly what the version must make of the past books otherwise than was booked
     * @throws RefusedException if there is no code of that version, or the audit is not done
     */
    @Transactional
    public void start(VersionName name, AuditId audit, String subject) {
        Version version = versions.require(name);
        if (!version.isExecutable()) {
            throw new RefusedException(new Refusal.VersionNotExecutable(name));
        }
        if (audits.require(audit).state() != AuditState.DONE) {
            throw new RefusedException(new Refusal.AuditStillRunning(audit.value()));
        }
        Grounds grounds = currentGrounds.by(audit.value());
        VerificationRuns.Run run = new VerificationRuns.Run(UUID.randomUUID(), name, audit, Optional.of(grounds));
        runs.add(run, subject);
        journal.append(JournalEntry.of("verification-started", "version", name, subject)
                .with("verification", run.id())
                .with("audit", audit)
                .with("auditDigest", grounds.auditDigest())
                .with("regressionCases", grounds.regressionCases())
                .with("release", grounds.release()));
        jobs.enqueue(runVerification, run.id().toString(), new RunVerification.Work(run.id()));
    }
}
