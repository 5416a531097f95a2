package makewhole.allocation.bisection;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import makewhole.allocation.audit.AuditId;

/**
 * A search for the cause behind the findings of an audit.
 *
 * @param request who asked for it, and when
 * @param report empty until it is done
 */
public record Bisection(BisectionId id, AuditId audit, Request request, Optional<Report> report) {
    /** Who asked, and when. */
    public record Request(String by, Instant at) {}

    public Bisection {
        requireNonNull(id, "id");
        requireNonNull(audit, "audit");
        requireNonNull(request, "request");
        requireNonNull(report, "report");
    }
}
