package makewhole.remediation.inquiry;

/** What an answer is used for, beside the gate that waits for it. */
public enum Feed {
    /** How customers were hurt, and how the business was. */
    CUSTOMERS_AND_BUSINESS,
    FINANCIAL,
    LEGAL,
    /** Causes, detection and prevention: the post-mortem. */
    CAUSES
}
