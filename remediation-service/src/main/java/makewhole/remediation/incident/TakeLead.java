package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Makes a person the lead of an incident. One that a machine opened has none until somebody takes it. */
@ApplicationScoped
public class TakeLead {
    private final Incidents incidents;
    private final Journal journal;

    TakeLead(Incidents incidents, Journal journal) {
        this.incidents = incidents;
        this.journal = journal;
    }

    /**
     * Takes it, also from somebody else.
     *
     * @throws makewhole.remediation.refusal.RefusedException if the incident is closed
     */
    @Transactional
    public Incident take(IncidentId id, Subject subject) {
        if (!subject.isPerson()) {
            throw new IllegalArgumentException("a person leads an incident, not " + subject.name());
        }
        Incident incident = incidents.lock(id);
        Incident led = incident.ledBy(subject.name());
        incidents.replace(led);
        journal.append(JournalEntry.of("incident-lead-taken", "incident", id, subject.name()));
        return led;
    }
}
