package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.RoomRefusal;

/**
 * Gives each role of a case to one person. It is handed over with a note; whoever it is meant for takes it. In an
 * emergency somebody else takes it with a reason: a case must not stand still because its lead sleeps.
 */
@ApplicationScoped
public class AssignRoles {
    private final Incidents incidents;
    private final Journal journal;

    AssignRoles(Incidents incidents, Journal journal) {
        this.incidents = incidents;
        this.journal = journal;
    }

    /**
     * Makes whoever asks the holder of a role.
     *
     * @param reason why it is taken from somebody who has not handed it over; may be empty otherwise
     * @throws RefusedException if the incident is closed, or the role is another person's and there is no reason
     */
    @Transactional
    public Incident take(IncidentId id, CaseRole role, String reason, Subject subject) {
        if (!subject.isPerson()) {
            throw new IllegalArgumentException("a person has a role in an incident, not " + subject.name());
        }
        if (role == CaseRole.CUSTOMER_LIAISON && subject.role() != Role.CUSTOMER_SUCCESS) {
            throw new RefusedException(new CaseRefusal.OtherTeam(
                    Role.CUSTOMER_SUCCESS.name(), subject.role().name()));
        }
        Incident incident = incidents.lock(id);
        Optional<Holder> before = incident.room().holder(role);
        boolean offered = before.filter(one -> one.offersTo(subject.name())).isPresent();
        if (reason.isBlank()
                && !offered
                && before.filter(one -> !one.person().equals(subject.name())).isPresent()) {
            throw new RefusedException(new RoomRefusal.RoleHeld(
                    role.name(), before.map(Holder::person).orElse("")));
        }
        Incident now = incident.run(incident.room().held(role, Holder.of(subject.name())));
        incidents.replace(now);
        String event = role == CaseRole.LEAD ? "incident-lead-taken" : "incident-role-taken";
        journal.append(JournalEntry.of(event, "incident", id, subject.name())
                .because(reason)
                .with("role", role)
                .with("from", before.map(Holder::person).orElse(""))
                .with("handedOver", offered));
        return now;
    }

    /**
     * Offers a role to the next person; it stays with whoever has it until that person takes it.
     *
     * @throws RefusedException if the caller does not have it
     */
    @Transactional
    public Incident handOver(IncidentId id, CaseRole role, Holder.Offer offer, Subject subject) {
        Incident incident = incidents.lock(id);
        Optional<Holder> holder = incident.room().holder(role);
        if (holder.filter(one -> one.person().equals(subject.name())).isEmpty()) {
            throw new RefusedException(new RoomRefusal.RoleNotHeld(
                    role.name(), holder.map(Holder::person).orElse("nobody")));
        }
        Incident now = incident.run(incident.room().held(role, new Holder(subject.name(), Optional.of(offer))));
        incidents.replace(now);
        journal.append(JournalEntry.of("incident-role-offered", "incident", id, subject.name())
                .with("role", role)
                .with("to", offer.to()));
        return now;
    }
}
