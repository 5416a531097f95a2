package makewhole.remediation.certificate;

/** What counts for an investor without past investments. */
public enum NoHistory {
    /** Nothing: they come after all others, and share by heads. */
    COMES_LAST,
    /** What they requested. */
    COUNTS_BY_REQUEST,
    /** The average over the whole book of those who have past investments; if nobody has, all share by heads. */
    COUNTS_BY_AVERAGE
}
