package makewhole.remediation.incident;

/** What a person is for a case. Each part is one person's at a time, so that everybody knows whom to ask. */
public enum CaseRole {
    /** Decides what is done next. */
    LEAD,
    /** Keeps the log. */
    SCRIBE,
    /** Speaks for the customers inside, and with them outside; of customer success. */
    CUSTOMER_LIAISON
}
