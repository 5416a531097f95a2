package makewhole.remediation.postmortem;

import java.time.Instant;
import java.util.Optional;

/**
 * An edition as it was published. Its PDF is kept beside it.
 *
 * @param html with its pictures; empty if it was published before pages were kept
 */
public record Edition(Instant publishedAt, String markdown, Optional<String> html) {}
