package makewhole.platform.client;

import java.io.Serial;

/** Another service could not answer just now; the same request may succeed later. */
public final class PassingFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public PassingFailure(String reason) {
        super(reason);
    }
}
