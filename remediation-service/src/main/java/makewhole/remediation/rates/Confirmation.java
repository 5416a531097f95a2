package makewhole.remediation.rates;

import java.time.Instant;

/** Who compared a version with its sources, and when. */
public record Confirmation(String by, Instant at) {}
