package makewhole.platform.idempotency;

import java.io.Serial;

/** A request that cannot be answered because of its Idempotency-Key. */
public final class IdempotencyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public enum Reason {
        KEY_MISSING,
        KEY_REUSED,
        STILL_RUNNING
    }

    private final Reason reason;

    IdempotencyException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
