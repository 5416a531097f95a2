package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import makewhole.platform.identity.Subject;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

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

    /** Declares it; the containment of the answer is not confirmed yet. Who declares it leads it first. */
    @Transactional
    public Incident declare(Declaration declaration, Subject subject) {
        return add(
                incidents.next(declaration.discoveredOn().getYear()),
                declaration,
                subject,
                subject.name(),
                Optional.empty());
    }

    /** Opens it for a certificate that was refused; the same reference always gives the same incident. */
    @Transactional
    public Incident open(Declaration declaration, RefusedCertificate certificate, Subject service) {
        IncidentId id = incidents.next(declaration.discoveredOn().getYear());
        return incidents
                .withReference(certificate.reference())
                .orElseGet(() -> add(id, declaration, service, null, Optional.of(certificate)));
    }

    private Incident add(
            IncidentId id,
            Declaration declaration,
            Subject subject,
            @Nullable String lead,
            Optional<RefusedCertificate> certificate) {
        Incident incident = new Incident(
                id,
                declaration.title(),
                declaration.description(),
                declaration.discoveredOn(),
                declaration.reportedDeals(),
                declaration.suspectedVersion(),
                subject.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Room.opened(certificate.isPresent() ? Severity.HIGHEST : Severity.NOT_RATED, Optional.ofNullable(lead)),
                certificate,
                Containment.notConfirmed(),
                null,
                null);
        incidents.add(incident);
        journal.append(JournalEntry.of("incident-declared", "incident", incident.id(), subject.name())
                .with("discoveredOn", incident.discoveredOn())
                .with("suspectedVersion", incident.suspectedVersion())
                .with("reportedDeals", String.join(" ", incident.reportedDeals()))
                .with(
                        "reference",
                        certificate.map(RefusedCertificate::reference).orElse("")));
        jobs.get()
                .enqueue(
                        engageKillSwitch,
                        incident.id().value(),
                        new EngageKillSwitch.Order(incident.id().value()));
        declared.fire(new IncidentDeclared(incident));
        return incident;
    }
}
