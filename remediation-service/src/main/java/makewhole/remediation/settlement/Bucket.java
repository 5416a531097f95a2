package makewhole.remediation.settlement;

/** Where a line of a released plan lies; every line lies in exactly one. */
public enum Bucket {
    /** Its customer may still choose. */
    OFFERED,
    /** Owed, and in no payment file yet. */
    DUE,
    /** In a payment file; the bank has not answered yet. */
    IN_FLIGHT,
    /** The bank says that it is paid. */
    PAID,
    /** Owed to somebody who cannot be paid. */
    UNCLAIMED,
    /** Nothing is owed: explained, kept, declined, or bought. */
    NOTHING_DUE
}
