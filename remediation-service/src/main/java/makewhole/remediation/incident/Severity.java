package makewhole.remediation.incident;

/** How bad an incident is held to be. */
public enum Severity {
    /** An algorithm in use, or about to be, gave a wrong result: this comes before everything else. */
    HIGHEST,
    /** Customers are harmed, or a limit of law is broken. */
    HIGH,
    /** Customers are concerned, and none is out of pocket. */
    MEDIUM,
    /** Nobody outside is concerned. */
    LOW,
    /** Nobody has said; it counts as bad until somebody does. */
    NOT_RATED
}
