package makewhole.remediation.incident;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.RoomRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The case that holds everything from detection to post-mortem.
 *
 * @param discoveredOn the day the harm was found out
 * @param reportedDeals the deals it was noticed in; what else is wrong is for the audit to say
 * @param suspectedVersion the algorithm version held to be at fault
 * @param room how it is run, and who may see it
 * @param certificate the refused certificate that it was opened for by allocation-service; empty if a person declared it
 * @param closedAt when it was closed; null while it is open
 * @param reopenedAt when it was last opened again; null if it never was
 */
public record Incident(
        IncidentId id,
        String title,
        String description,
        LocalDate discoveredOn,
        List<String> reportedDeals,
        String suspectedVersion,
        String declaredBy,
        Instant declaredAt,
        Room room,
        Optional<RefusedCertificate> certificate,
        Containment containment,
        @Nullable Instant closedAt,
        @Nullable Instant reopenedAt) {
    public Incident {
        requireNonNull(id, "id");
        requireNonNull(room, "room");
        requireNonNull(certificate, "certificate");
        reportedDeals = List.copyOf(reportedDeals);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** The name under which the switch is engaged for it: one that a machine engaged before the incident was there stays. */
    public String switchReference() {
        return certificate.map(RefusedCertificate::reference).orElse(id.value());
    }

    /**
     * What is halted for it. A person who declares an incident does not know what else is wrong; a refused certificate is
     * the proof that nothing wrong was published, so the version is halted alone.
     */
    public Set<SwitchScope> halts() {
        SwitchScope suspect = SwitchScope.version(suspectedVersion);
        return certificate.isPresent() ? Set.of(suspect) : Set.of(SwitchScope.everything(), suspect);
    }

    public Severity severity() {
        return room.severity();
    }

    /** The person who leads it; empty while nobody does. */
    public Optional<String> lead() {
        return room.holder(CaseRole.LEAD).map(Holder::person);
    }

    /** The person who is to hear of it as the lead: nobody leads a closed one. */
    public Optional<String> leadWhileOpen() {
        return isOpen() ? lead() : Optional.empty();
    }

    /**
     * Whether somebody may know that it exists. Audit reads everything; services must be able to check what they are
     * ordered to carry out.
     */
    public boolean isReadableBy(Subject subject) {
        return !room.restricted()
                || subject.role() == Role.AUDIT
                || subject.role() == Role.SERVICE
                || subject.name().equals(declaredBy)
                || room.isIn(subject.name());
    }

    /** Runs it in another way. */
    Incident run(Room now) {
        requireOpen();
        return changed(now, containment, closedAt, reopenedAt);
    }

    Incident with(Containment now) {
        return changed(room, now, closedAt, reopenedAt);
    }

    Incident closed(Instant at) {
        requireOpen();
        return changed(room, containment, at, reopenedAt);
    }

    /** Opens it again: what was seen stays seen, but the lesson has to be told anew. */
    Incident reopened(Instant at) {
        if (isOpen()) {
            throw new RefusedException(new RoomRefusal.IncidentOpen(id.value()));
        }
        return changed(room, containment, null, at);
    }

    private Incident changed(
            Room nowRun, Containment nowContained, @Nullable Instant nowClosedAt, @Nullable Instant nowReopenedAt) {
        return new Incident(
                id,
                title,
                description,
                discoveredOn,
                reportedDeals,
                suspectedVersion,
                declaredBy,
                declaredAt,
                nowRun,
                certificate,
                nowContained,
                nowClosedAt,
                nowReopenedAt);
    }

    /** Lets nothing be changed any more once it is closed. */
    public void requireOpen() {
        if (!isOpen()) {
            throw new RefusedException(new CaseRefusal.IncidentClosed(id.value()));
        }
    }
}
