package makewhole.remediation.investor;

/** How an account is addressed. */
public enum AccountKind {
    IBAN,
    /** An account number with an ABA routing number. */
    US_ABA
}
