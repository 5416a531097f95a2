package makewhole.allocation.version;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a candidate was made known.
 *
 * @param description what it does otherwise than the version before
 * @param author who wrote it
 * @param by who registered it
 */
public record Registration(String description, String author, String by, Instant at) {
    public Registration {
        requireNonNull(description, "description");
        requireNonNull(author, "author");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
