package makewhole.remediation.finding;

/** What an audit says of a deal. */
public enum Verdict {
    RIGHT,
    WRONG,
    /** A declared historical rounding explains every difference; nobody is owed anything. */
    ROUNDED_OTHERWISE,
    NOT_DECIDABLE
}
