package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Opens a case and, in the same transaction, the order to halt allocations, which is carried out however long it takes. */
@ApplicationScoped
public class DeclareIncident {
    private final Incidents incidents;
    private final Journal journal;
    private final InstantSource clock;
    private final Provider<Jobs> jobs;
    private final EngageKillSwitch engageKillSwitch;
    private final Event<IncidentDeclared> declared;

    DeclareIncident(
            Incidents incidents,
            Journal journal,
            InstantSource clock,
            Provider<Jobs> jobs,
            EngageKillSwitch engageKillSwitch,
            Event<IncidentDeclared> declared) {
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
        this.jobs = jobs;
        this.engageKillSwitch = engageKillSwitch;
        this.declared = declared;
    }

    /** Declares it; the containment of the answer is not confirmed yet. */
    @Transactional
    public Incident declare(Declaration declaration, Subject subject) {
        Incident incident = new Incident(
                incidents.next(declaration.discoveredOn().getYear()),
                declaration.title(),
                declaration.description(),
                declaration.discoveredOn(),
                declaration.reportedDeals(),
                declaration.suspectedVersion(),
                subject.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Containment.notConfirmed(),
                null);
        incidents.add(incident);
        journal.append(JournalEntry.of("incident-declared", "incident", incident.id(), subject.name())
                .with("discoveredOn", incident.discoveredOn())
                .with("suspectedVersion", incident.suspectedVersion())
                .with("reportedDeals", String.join(" ", incident.reportedDeals())));
        jobs.get()
                .enqueue(
                        engageKillSwitch,
                        incident.id().value(),
                        new EngageKillSwitch.Order(incident.id().value()));
        declared.fire(new IncidentDeclared(incident));
        return incident;
    }
}
