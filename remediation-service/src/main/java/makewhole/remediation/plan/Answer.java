package makewhole.remediation.plan;

/** What a customer may say to a line. */
public enum Answer {
    /** Buy what was missing, or a part of it. */
    ACCEPT,
    /** Do not buy it. */
    DECLINE,
    /** Keep the excess. */
    KEEP,
    /** Sell the excess to the firm. */
    SELL,
    /**
     * Contest the line. It chooses nothing and voids nothing: the line is carried out as it stands, and what is owed
     * beyond it comes with a supplementary plan.
     */
    DISPUTE
}
