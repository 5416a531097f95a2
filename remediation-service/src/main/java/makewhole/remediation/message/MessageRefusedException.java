package makewhole.remediation.message;

import java.io.Serial;

/** A message will not be taken as it is, however often it is handed over. */
public final class MessageRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MessageRefusedException(String reason) {
        super(reason);
    }
}
