package makewhole.allocation.allocation;

/** Where an allocation stands. The database keeps it from ever going back: STAGED, PUBLISHED, SUPERSEDED. */
public enum AllocationState {
    /** Worked out and certified, but nobody has been given anything by it. */
    STAGED,
    /** In force. */
    PUBLISHED,
    /** Replaced by a later one; readable for ever. */
    SUPERSEDED
}
