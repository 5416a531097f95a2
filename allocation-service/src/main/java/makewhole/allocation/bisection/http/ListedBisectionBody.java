package makewhole.allocation.bisection.http;

import java.time.Instant;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.bisection.Bisection;

/** A bisection in a list of them, without its report. */
record ListedBisectionBody(String bisection, AuditState state, String requestedBy, Instant requestedAt) {
    static ListedBisectionBody of(Bisection bisection) {
        return new ListedBisectionBody(
                bisection.id().toString(),
                BisectionBody.state(bisection),
                bisection.request().by(),
                bisection.request().at());
    }
}
