package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Closes a case behind which every gate is open, and opens it again if something comes up. */
@ApplicationScoped
public class CloseIncident {
    private final Incidents incidents;
    private final Gates gates;
    private final Journal journal;
    private final InstantSource clock;

    CloseIncident(Incidents incidents, Gates gates, Journal journal, InstantSource clock) {
        this.incidents = incidents;
        this.gates = gates;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Closes it.
     *
     * @throws makewhole.remediation.refusal.RefusedException if it is closed already, or naming every gate that is not open
     */
    @Transactional
    public Incident close(IncidentId id, Subject subject) {
        Incident incident = incidents.lock(id);
        Incident closed = incident.closed(clock.instant().truncatedTo(ChronoUnit.MICROS));
        gates.require(Passage.CLOSE, incident);
        incidents.replace(closed);
        journal.append(JournalEntry.of("incident-closed", "incident", id, subject.name()));
        return closed;
    }

    /**
     * Opens it again, for a reason. Gates stand by their evidence, so what was seen stays open; only the post-mortem has
     * to be published anew, since it did not know what has come up.
     *
     * @throws makewhole.remediation.refusal.RefusedException if it is open
     */
    @Transactional
    public Incident reopen(IncidentId id, String reason, Subject subject) {
        Incident reopened = incidents.lock(id).reopened(clock.instant().truncatedTo(ChronoUnit.MICROS));
        incidents.replace(reopened);
        journal.append(JournalEntry.of("incident-reopened", "incident", id, subject.name())
                .because(reason));
        return reopened;
    }
}
