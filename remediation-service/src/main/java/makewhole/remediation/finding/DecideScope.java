package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.ScopeRefusal;

/** Begins to decide who was hurt: from an audit, every deal of which is checked before it counts. */
@ApplicationScoped
public class DecideScope {
    private final Incidents incidents;
    private final Scopes scopes;
    private final ScopeLedger ledger;
    private final ScopeUse use;
    private final CheckAudit checkAudit;
    private final Provider<Jobs> jobs;
    private final Journal journal;

    DecideScope(
            Incidents incidents,
            Scopes scopes,
            ScopeLedger ledger,
            ScopeUse use,
            CheckAudit checkAudit,
            Provider<Jobs> jobs,
            Journal journal) {
        this.incidents = incidents;
        this.scopes = scopes;
        this.ledger = ledger;
        this.use = use;
        this.checkAudit = checkAudit;
        this.jobs = jobs;
        this.journal = journal;
    }

    /**
     * Begins.
     *
     * @throws RefusedException if the incident is closed, the scope is being decided just now, or an approved plan rests on it
     */
    @Transactional
    public Scope begin(IncidentId incident, UUID audit, Subject subject) {
        incidents.lock(incident).requireOpen();
        Optional<Scope> before = scopes.of(incident);
        if (before.isPresent() && before.get().state() == ScopeState.RUNNING) {
            throw new RefusedException(new ScopeRefusal.ScopeStillRunning(incident.value()));
        }
        use.approvedPlan(incident).ifPresent(plan -> {
            throw new RefusedException(new ScopeRefusal.ScopeInUse(incident.value(), plan));
        });
        ledger.begin(incident, audit);
        journal.append(JournalEntry.of("scope-begun", "incident", incident, subject.name())
                .with("audit", audit));
        jobs.get()
                .enqueue(checkAudit, "%s %s".formatted(incident, audit), new CheckAudit.Order(incident.value(), audit));
        return scopes.of(incident).orElseThrow();
    }
}
