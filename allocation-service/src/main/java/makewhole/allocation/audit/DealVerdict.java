package makewhole.allocation.audit;

/** What an audit says of a deal. */
public enum DealVerdict {
    /** Everyone was given what the rule gives. */
    RIGHT,
    /** Somebody was not. */
    WRONG,
    /** A declared historical rounding explains every difference. */
    ROUNDED_OTHERWISE,
    /** It cannot be told, and the reason says why. */
    NOT_DECIDABLE
}
