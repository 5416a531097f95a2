package makewhole.remediation.incident;

/** How bad an incident is held to be. */
public enum Severity {
    /** An algorithm in use, or about to be, gave a wrong result: this comes before everything else. */
    HIGHEST,
    /** Nobody has said. */
    NOT_RATED
}
