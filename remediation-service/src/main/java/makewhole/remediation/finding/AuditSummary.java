package makewhole.remediation.finding;

/**
 * How far an audit is, and what it says to have found.
 *
 * @param done whether it has judged every deal
 */
public record AuditSummary(boolean done, int deals, int findings) {}
