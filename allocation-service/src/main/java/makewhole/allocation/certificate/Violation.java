package makewhole.allocation.certificate;

import static java.util.Objects.requireNonNull;

/**
 * One way in which a result breaks the rule.
 *
 * @param detail who and by how much, for engineers
 */
public record Violation(Rule rule, String detail) {
    /** What a right result keeps to. */
    public enum Rule {
        /** One line per commitment, in the order of the book, with the right cap. */
        LINES,
        /** Nobody is given more than their cap. */
        CAP,
        /** All that is on offer is given, or all that is wanted, in whole lots. */
        SUM,
        /** One level gives exactly what there is to give. */
        LEVEL,
        /** Every line is its exact share rounded down, or one lot more for the largest remainders. */
        ROUNDING,
        /** Who drops out is below the minimum, the smallest first, and nobody below it stays. */
        DROP_OUT
    }

    public Violation {
        requireNonNull(rule, "rule");
        requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return rule + ": " + detail;
    }
}
