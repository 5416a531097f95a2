package makewhole.notification.batch.client;

import java.io.Serial;

/** Something that must be in remediation-service's answer is not. */
final class IncompleteAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    IncompleteAnswerException(String part) {
        super(part + " is missing");
    }
}
