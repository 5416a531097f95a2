package makewhole.remediation.plan;

/** What a customer may say to an offer. */
public enum Answer {
    /** Buy what was missing. */
    ACCEPT,
    /** Do not buy it. */
    DECLINE,
    /** Keep the excess. */
    KEEP,
    /** Sell the excess to the firm. */
    SELL
}
