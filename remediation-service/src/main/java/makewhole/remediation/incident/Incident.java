package makewhole.remediation.incident;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The case that holds everything from detection to post-mortem.
 *
 * @param discoveredOn the day the harm was found out
 * @param reportedDeals the deals it was noticed in; what else is wrong is for the audit to say
 * @param suspectedVersion the algorithm version held to be at fault
 * @param lead the person who leads it; null while nobody does
 * @param certificate the refused certificate that it was opened for by allocation-service; empty if a person declared it
 * @param closedAt when it was closed; null while it is open
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
        @Nullable String lead,
        Optional<RefusedCertificate> certificate,
        Containment containment,
        @Nullable Instant closedAt) {
    public Incident {
        requireNonNull(id, "id");
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
        return certificate.isPresent() ? Severity.HIGHEST : Severity.NOT_RATED;
    }

    Incident ledBy(String person) {
        requireOpen();
        return new Incident(
                id,
                title,
                description,
                discoveredOn,
                reportedDeals,
                suspectedVersion,
                declaredBy,
                declaredAt,
                person,
                certificate,
                containment,
                closedAt);
    }

    Incident with(Containment now) {
        return new Incident(
                id,
                title,
                description,
                discoveredOn,
                reportedDeals,
                suspectedVersion,
                declaredBy,
                declaredAt,
                lead,
                certificate,
                now,
                closedAt);
    }

    Incident closed(Instant at) {
        requireOpen();
        return new Incident(
                id,
                title,
                description,
                discoveredOn,
                reportedDeals,
                suspectedVersion,
                declaredBy,
                declaredAt,
                lead,
                certificate,
                containment,
                at);
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new RefusedException(new CaseRefusal.IncidentClosed(id.value()));
        }
    }
}
