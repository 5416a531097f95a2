package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Writes down how containment goes, each time in a transaction of its own, after the call to allocation-service. */
@ApplicationScoped
class KeepContainment {
    private static final String US = "remediation-service";

    private final Incidents incidents;
    private final Journal journal;
    private final InstantSource clock;

    KeepContainment(Incidents incidents, Journal journal, InstantSource clock) {
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void confirmed(IncidentId id, List<EngagedSwitch> switches, String suspicionRefused) {
        Incident incident = incidents.lock(id);
        if (incident.containment().isConfirmed()) {
            return;
        }
        incidents.replace(incident.with(
                incident.containment().confirmed(switches, clock.instant().truncatedTo(ChronoUnit.MICROS))));
        journal.append(JournalEntry.of("containment-confirmed", "incident", id, US)
                .with(
                        "switches",
                        switches.stream().map(one -> one.scope().toString()).collect(Collectors.joining(", ")))
                .with("suspicionRefused", suspicionRefused));
    }

    @Transactional
    void failed(IncidentId id, String reason) {
        Incident incident = incidents.lock(id);
        Containment now = incident.containment().failed(reason);
        if (now.equals(incident.containment())) {
            return;
        }
        if (incident.containment().lastFailure().isEmpty()) {
            journal.append(JournalEntry.of("containment-not-confirmed", "incident", id, US)
                    .because(reason));
        }
        incidents.replace(incident.with(now));
    }
}
