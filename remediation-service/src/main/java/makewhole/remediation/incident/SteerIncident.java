package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.RoomRefusal;

/** Changes how a case is run. Every change is journaled with its reason; a closed case is not run any more. */
@ApplicationScoped
public class SteerIncident {
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Pattern PART = Pattern.compile("-[A-Z0-9]{1,3}");

    private final Incidents incidents;
    private final Journal journal;

    SteerIncident(Incidents incidents, Journal journal) {
        this.incidents = incidents;
        this.journal = journal;
    }

    /** Says how bad it is, and why. */
    @Transactional
    public Incident rate(IncidentId id, Severity severity, String reason, Subject subject) {
        Severity before = incidents.lock(id).severity();
        return steered(
                id,
                room -> room.rated(severity),
                about("incident-rated", id, subject)
                        .because(reason)
                        .with("severity", severity)
                        .with("before", before));
    }

    /**
     * Says whose law it concerns.
     *
     * @throws RefusedException naming the first that is no country and no part of one
     */
    @Transactional
    public Incident putUnder(IncidentId id, List<String> jurisdictions, String reason, Subject subject) {
        for (String one : jurisdictions) {
            boolean known = one.length() >= 2
                    && COUNTRIES.contains(one.substring(0, 2))
                    && (one.length() == 2 || PART.matcher(one.substring(2)).matches());
            if (!known) {
                throw new RefusedException(new RoomRefusal.JurisdictionUnknown(one));
            }
        }
        return steered(
                id,
                room -> room.under(jurisdictions),
                about("incident-jurisdictions-named", id, subject)
                        .because(reason)
                        .with("jurisdictions", String.join(" ", new TreeSet<>(jurisdictions))));
    }

    /** Says who works on a workstream and what is done next. */
    @Transactional
    public Incident plan(IncidentId id, Workstream workstream, Standing standing, Subject subject) {
        return steered(
                id,
                room -> room.standing(workstream, standing),
                about("workstream-planned", id, subject)
                        .with("workstream", workstream)
                        .with("person", standing.person() == null ? "" : standing.person())
                        .with("nextOn", standing.nextOn() == null ? "" : standing.nextOn()));
    }

    /**
     * Hides it from all but those named, those who declared it or have a role in it, audit, and the services; or shows it
     * to everybody again. Whoever restricts it stays among its readers.
     *
     * @throws RefusedException if the caller is neither of legal nor its lead
     */
    @Transactional
    public Incident restrict(IncidentId id, boolean restricted, Set<String> readers, Reasoned by) {
        Subject subject = by.subject();
        boolean leads = incidents.lock(id).lead().filter(subject.name()::equals).isPresent();
        if (subject.role() != Role.LEGAL && !leads) {
            throw new RefusedException(
                    new CaseRefusal.OtherTeam(Role.LEGAL.name(), subject.role().name()));
        }
        Set<String> all = new TreeSet<>(readers);
        all.add(subject.name());
        return steered(
                id,
                room -> room.openTo(restricted, restricted ? all : Set.of()),
                about(restricted ? "incident-restricted" : "incident-shown", id, subject)
                        .because(by.reason())
                        .with("readers", restricted ? String.join(" ", all) : ""));
    }

    /** Who does something, and why. */
    public record Reasoned(Subject subject, String reason) {}

    private Incident steered(IncidentId id, UnaryOperator<Room> change, JournalEntry entry) {
        Incident incident = incidents.lock(id);
        Incident now = incident.run(change.apply(incident.room()));
        incidents.replace(now);
        journal.append(entry);
        return now;
    }

    private static JournalEntry about(String event, IncidentId id, Subject subject) {
        return JournalEntry.of(event, "incident", id, subject.name());
    }
}
