package makewhole.allocation.audit;

/** One part of an audit, with a job, a lock and counters of its own. */
public record Shard(AuditId audit, int number) {}
