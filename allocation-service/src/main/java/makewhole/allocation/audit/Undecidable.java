package makewhole.allocation.audit;

/** Why an audit cannot tell whether a deal is right. */
public enum Undecidable {
    /** Nobody committed to the deal. */
    NO_COMMITMENTS,
    /** A commitment has no booked line, or a booked line has no commitment. */
    LINES_DO_NOT_MATCH,
    /** The export does not know the weight of a commitment. */
    MISSING_WEIGHT,
    /** Something was booked in another currency than the deal is in. */
    CURRENCY_CHANGED,
    /** The book cannot be shared out under the terms of its deal. */
    BOOK_REFUSED,
    /** A sum over the book is larger than can be held. */
    TOO_LARGE,
    /** Rule and certificate do not agree, so one of them has a fault. */
    RULE_AND_CERTIFICATE_DISAGREE
}
