package makewhole.platform.identity;

/** What a caller is trusted to do. {@link #SERVICE} is no person, and counts as none in a two-person rule. */
public enum Role {
    ENGINEERING,
    CUSTOMER_SUCCESS,
    LEGAL,
    OPERATIONS,
    FINANCE,
    /** Reads everything and starts audits and bisections; decides nothing. */
    AUDIT,
    SERVICE
}
