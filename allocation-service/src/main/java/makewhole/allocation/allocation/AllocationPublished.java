package makewhole.allocation.allocation;

/** Told to the other features in the transaction that publishes. Whoever hears it must be quick, and change nothing of it. */
public record AllocationPublished(Allocation allocation) {}
