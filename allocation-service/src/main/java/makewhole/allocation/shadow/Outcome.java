package makewhole.allocation.shadow;

/** How a candidate did beside the active version. */
public enum Outcome {
    /** It gives everybody what the active version gave. */
    EQUAL,
    /** It is certified, and yet gives somebody another amount. */
    DIFFERENT,
    /** Its certificate was refused, or its code failed: it is suspect from then on. */
    REFUSED
}
