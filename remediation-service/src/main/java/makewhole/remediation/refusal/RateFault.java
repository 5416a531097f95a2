package makewhole.remediation.refusal;

/** What can be wrong with the rows of a table of rates although each can be read. */
public enum RateFault {
    /** A rate below zero. */
    NEGATIVE("rate-negative"),
    /** A rate beyond anything that was ever published; a slipped decimal point. */
    ABSURD("rate-absurd"),
    /** Two rows for one first day. */
    DUPLICATE("rate-days-duplicate"),
    /** A row before its predecessor, or one that ends before it begins. */
    UNORDERED("rate-days-unordered"),
    /** A row begins before its predecessor ends. */
    OVERLAP("rate-days-overlap"),
    /** Days between two rows, or after the last, without a rate. */
    GAP("rate-days-gap"),
    /** The last confirmed day lies before the last row. */
    CONFIRMED_TOO_EARLY("rate-confirmed-too-early");

    private final String problem;

    RateFault(String problem) {
        this.problem = problem;
    }

    /** The last part of the problem type. */
    public String problem() {
        return problem;
    }
}
