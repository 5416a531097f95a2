package makewhole.remediation.finding;

/** Where the limit of a commitment comes from. */
public enum LimitKind {
    /** There is no limit but the request itself. */
    NONE,
    /** A law says how much this investor may invest. */
    STATUTORY,
    /** The investor and the firm agreed on it. */
    CONTRACTUAL
}
