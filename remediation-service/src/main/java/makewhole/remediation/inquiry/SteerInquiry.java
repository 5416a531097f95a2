package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;

/** Gives an inquiry an owner and another due day, and does without one if two persons say so. */
@ApplicationScoped
public class SteerInquiry {
    private final Incidents incidents;
    private final Inquiries inquiries;
    private final Journal journal;
    private final InstantSource clock;

    SteerInquiry(Incidents incidents, Inquiries inquiries, Journal journal, InstantSource clock) {
        this.incidents = incidents;
        this.inquiries = inquiries;
        this.journal = journal;
        this.clock = clock;
    }

    /** Says who sees to it that the team answers. */
    @Transactional
    public Inquiry own(IncidentId incident, Team team, String person, Subject subject) {
        return keep(
                asked(incident, team).ownedBy(person),
                about("inquiry-owned", incident, team, subject).with("person", person));
    }

    /**
     * Moves the due day, for a reason.
     *
     * @throws makewhole.remediation.refusal.RefusedException if the day is past
     */
    @Transactional
    public Inquiry move(IncidentId incident, Team team, LocalDate due, Reasoned by) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Inquiry before = asked(incident, team);
        return keep(
                before.dueOn(due, today),
                about("inquiry-due-moved", incident, team, by.subject())
                        .because(by.reason())
                        .with("from", before.due())
                        .with("to", due));
    }

    /** Who does something, and why. */
    public record Reasoned(Subject subject, String reason) {}

    /** Asks for doing without a team's answers, for a reason. */
    @Transactional
    public Inquiry requestWaiver(IncidentId incident, Team team, String reason, Subject subject) {
        return keep(
                asked(incident, team).waiverRequested(reason, subject.name()),
                about("inquiry-waiver-requested", incident, team, subject).because(reason));
    }

    /**
     * Agrees to do without them.
     *
     * @param by who agrees, and the reason that they have read
     * @throws makewhole.remediation.refusal.RefusedException if nobody asked for it or for another reason, or the same
     *     person did
     */
    @Transactional
    public Inquiry approveWaiver(IncidentId incident, Team team, Reasoned by) {
        Inquiry waived = asked(incident, team)
                .waived(by.reason(), by.subject(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return keep(
                waived, about("inquiry-waived", incident, team, by.subject()).because(by.reason()));
    }

    private Inquiry asked(IncidentId incident, Team team) {
        incidents.lock(incident).requireOpen();
        return inquiries.require(incident, team);
    }

    private Inquiry keep(Inquiry now, JournalEntry entry) {
        inquiries.replace(now);
        journal.append(entry);
        return now;
    }

    private static JournalEntry about(String event, IncidentId incident, Team team, Subject subject) {
        return JournalEntry.of(event, "incident", incident, subject.name()).with("team", team);
    }
}
