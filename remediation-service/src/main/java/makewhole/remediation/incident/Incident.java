package makewhole.remediation.incident;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The case that holds everything from detection to post-mortem.
 *
 * @param discoveredOn the day the harm was found out
 * @param reportedDeals the deals it was noticed in; what else is wrong is for the audit to say
 * @param suspectedVersion the algorithm version held to be at fault
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
        Containment containment,
        @Nullable Instant closedAt) {
    public Incident {
        requireNonNull(id, "id");
        reportedDeals = List.copyOf(reportedDeals);
    }

    public boolean isOpen() {
        return closedAt == null;
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
                now,
                closedAt);
    }

    Incident closed(Instant at) {
        if (!isOpen()) {
            throw new RefusedException(new CaseRefusal.IncidentClosed(id.value()));
        }
        return new Incident(
                id,
                title,
                description,
                discoveredOn,
                reportedDeals,
                suspectedVersion,
                declaredBy,
                declaredAt,
                containment,
                at);
    }
}
