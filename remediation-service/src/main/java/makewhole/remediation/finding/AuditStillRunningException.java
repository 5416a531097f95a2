package makewhole.remediation.finding;

import java.io.Serial;
import java.util.UUID;

/** The audit has not judged every deal yet; the job that needs it is tried again. */
final class AuditStillRunningException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AuditStillRunningException(UUID audit) {
        super("audit %s is still running".formatted(audit));
    }
}
