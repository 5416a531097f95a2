package makewhole.remediation.settlement;

import java.time.Instant;

/**
 * A file of the bank that said of payments that their money did not arrive.
 *
 * @param takenBy who brought it
 * @param payments how many of those that are asked about
 */
public record SentBack(String file, String takenBy, Instant takenAt, int payments) {}
