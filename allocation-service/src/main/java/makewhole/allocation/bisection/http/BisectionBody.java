package makewhole.allocation.bisection.http;

import makewhole.allocation.audit.AuditState;
import makewhole.allocation.bisection.Bisection;
import makewhole.allocation.bisection.Report;
import org.jspecify.annotations.Nullable;

/**
 * A bisection.
 *
 * @param report null until it is done
 */
record BisectionBody(
        String bisection,
        String audit,
        AuditState state,
        @Nullable Report report) {
    static BisectionBody of(Bisection bisection) {
        return new BisectionBody(
                bisection.id().toString(),
                bisection.audit().toString(),
                state(bisection),
                bisection.report().orElse(null));
    }

    static AuditState state(Bisection bisection) {
        return bisection.report().isPresent() ? AuditState.DONE : AuditState.RUNNING;
    }
}
