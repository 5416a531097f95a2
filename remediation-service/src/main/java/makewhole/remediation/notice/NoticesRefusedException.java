package makewhole.remediation.notice;

import java.io.Serial;

/** Notification-service refused a batch as a whole; a person has to look at it. */
public final class NoticesRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NoticesRefusedException(String reason) {
        super(reason);
    }
}
