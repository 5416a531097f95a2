package makewhole.allocation.deal;

/**
 * How the exact shares of a past deal are declared to have become whole lots. The exact shares are those of the rule; an
 * exact share that is the investor's cap needs no rounding.
 */
public enum DeclaredRounding {
    /** The rule: rounded down, what is left by largest remainder. A difference is a finding. */
    LARGEST_REMAINDER,
    /** Each rounded down; what is left was given to nobody. */
    DOWN,
    /** Each alone to the nearest lot, halves up; together they may come to more or less than there was. */
    HALF_UP,
    /** Each alone to the nearest lot, halves to the even one; together they may come to more or less than there was. */
    HALF_EVEN,
    /**
     * Each rounded down; what is left in a tier to the largest exact share that is held back, as far as its cap allows,
     * then to the next largest. Equal ones in the order in which a tie is won.
     */
    DOWN_REST_TO_LARGEST,
    /**
     * Each rounded down; what is left in a tier to the first commitment that is held back, as far as its cap allows, then
     * to the next.
     */
    DOWN_REST_TO_FIRST
}
