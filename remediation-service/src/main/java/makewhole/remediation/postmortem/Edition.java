package makewhole.remediation.postmortem;

import java.time.Instant;

/** The words of an edition as it was published. Its page and its PDF are kept beside them. */
public record Edition(Instant publishedAt, String markdown) {}
