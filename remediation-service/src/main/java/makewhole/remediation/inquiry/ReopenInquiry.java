package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Lets a team correct what it has handed in, or answer although it was done without. What was handed in stays readable; one
 * person is enough, for the gate waits for the team again.
 */
@ApplicationScoped
public class ReopenInquiry {
    private final Incidents incidents;
    private final Inquiries inquiries;
    private final Journal journal;
    private final InstantSource clock;

    ReopenInquiry(Incidents incidents, Inquiries inquiries, Journal journal, InstantSource clock) {
        this.incidents = incidents;
        this.inquiries = inquiries;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens it again.
     *
     * @throws RefusedException if the caller neither is of the team nor leads the incident, the incident is closed, or the
     *     inquiry is open
     */
    @Transactional
    public Inquiry reopen(IncidentId id, Team team, SteerInquiry.Reasoned by) {
        Incident incident = incidents.lock(id);
        incident.requireOpen();
        Subject subject = by.subject();
        boolean leads = incident.lead().filter(subject.name()::equals).isPresent();
        if (subject.role() != team.role() && !leads) {
            throw new RefusedException(new CaseRefusal.RoleMissing(
                    "opening the inquiry again", "%s or the lead of the incident".formatted(team.role())));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Inquiry before = inquiries.require(id, team);
        Inquiry reopened = before.reopened(now);
        inquiries.keep(new Superseded(before, subject.name(), now, by.reason()));
        inquiries.replace(reopened);
        journal.append(JournalEntry.of("inquiry-reopened", "incident", id, subject.name())
                .because(by.reason())
                .with("team", team)
                .with("was", before.state())
                .with("due", reopened.due()));
        return reopened;
    }
}
