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
        /** Everything is given in whole lots. */
        LOT,
        /** Whoever has an override is given exactly that. */
        OVERRIDE,
        /** A tier gives all that there is for it, or all that is wanted, in whole lots. */
        SUM,
        /** In every tier, in the order of the terms, one level gives exactly what there is to give. */
        LEVEL,
        /** Every line is its exact share rounded down, or one lot more for the largest remainders. */
        ROUNDING,
        /**
         * Who drops out has the smallest share, is below the minimum or one too many for the holder limit, and says
         * which; nobody stays who should drop out.
         */
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
