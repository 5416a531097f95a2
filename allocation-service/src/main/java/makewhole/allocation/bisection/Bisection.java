package makewhole.allocation.bisection;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import makewhole.allocation.audit.AuditId;

/**
 * A search for the cause behind the findings of an audit.
 *
 * @param report empty until it is done
 */
public record Bisection(BisectionId id, AuditId audit, Optional<Report> report) {
    public Bisection {
        requireNonNull(id, "id");
        requireNonNull(audit, "audit");
        requireNonNull(report, "report");
    }
}
