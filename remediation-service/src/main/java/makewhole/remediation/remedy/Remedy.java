package makewhole.remediation.remedy;

/** What makes one finding whole. */
public enum Remedy {
    /** Over, window open: the excess comes back with interest and fees. */
    REFUND,
    /** Under, window open: the investor may buy what was missing at the original price. */
    TOP_UP_OFFER,
    /** Under, window closed: what the missing amount would have earned. */
    COMPENSATE,
    /** Over, window closed, above a statutory limit: the firm takes all of the excess back. */
    BUY_BACK,
    /** Over, window closed: the investor chooses to keep the excess or to sell it to the firm. */
    KEEP_OR_SELL,
    /** Under, window closed, nothing lost: the investor is told. */
    EXPLAIN
}
