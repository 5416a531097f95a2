package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/**
 * How many investors may hold something in a deal's vehicle at most.
 *
 * @param most what the rule allows, such as 99
 * @param reserve how many of those places are kept free: for who holds something already, or for later transfers
 */
public record HolderLimit(Rule rule, int most, int reserve) {
    /** Where such a limit comes from. */
    public enum Rule {
        /** Section 3(c)(1) of the Investment Company Act. */
        SECTION_3C1,
        /** Section 3(c)(1)(C): a qualifying venture capital fund. */
        QUALIFYING_VENTURE_FUND,
        /** An agreement. */
        CONTRACTUAL
    }

    public HolderLimit {
        requireNonNull(rule, "rule");
        if (most < 1 || reserve < 0 || reserve > most) {
            throw new BookRefusedException(
                    "at most %d holders, %d places of them kept free, cannot be kept".formatted(most, reserve));
        }
    }

    /** How many investors of a book may be given something. */
    public int places() {
        return most - reserve;
    }
}
