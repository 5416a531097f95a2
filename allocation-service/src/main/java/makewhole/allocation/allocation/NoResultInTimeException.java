package makewhole.allocation.allocation;

import java.time.Duration;

/** An algorithm has not come back with a result in the time that it was given. */
public final class NoResultInTimeException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoResultInTimeException(Duration longest, Throwable late) {
        super("no result within %d s".formatted(longest.toSeconds()), late);
    }
}
