package makewhole.remediation.finding;

import java.io.Serial;

/** Allocation-service refused to give out an audit or a book; asking again will not help. The message is its reason. */
public final class AuditRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public AuditRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
