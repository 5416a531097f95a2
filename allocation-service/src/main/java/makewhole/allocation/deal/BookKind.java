package makewhole.allocation.deal;

/** What the deals of an upload are. */
public enum BookKind {
    /** Allocated long ago, elsewhere: with what was booked, and by which version. */
    PAST,
    /** Still to be allocated here. */
    LIVE
}
