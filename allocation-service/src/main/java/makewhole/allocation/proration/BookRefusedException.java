package makewhole.allocation.proration;

import java.io.Serial;

/** A book that cannot be shared out as it stands. The message is the reason, fit for whoever sent the book. */
public final class BookRefusedException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    BookRefusedException(String reason) {
        super(reason);
    }
}
