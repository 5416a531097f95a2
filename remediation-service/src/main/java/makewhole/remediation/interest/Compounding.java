package makewhole.remediation.interest;

/** When interest begins to bear interest itself. */
public enum Compounding {
    NONE("Simple: interest never bears interest.", "Nothing is rounded before the end."),
    DAILY("Each day's interest bears interest from the next day.", "Nothing is rounded before the end."),
    QUARTERLY(
            "Interest bears interest from the next calendar quarter.",
            "The interest of each quarter is rounded half up to the minor unit when it is added to the balance.");

    private final String words;
    private final String rounding;

    Compounding(String words, String rounding) {
        this.words = words;
        this.rounding = rounding;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** What is rounded on the way, for people. */
    public String roundingInside() {
        return rounding;
    }
}
