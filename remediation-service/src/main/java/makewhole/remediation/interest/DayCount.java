package makewhole.remediation.interest;

/** Which days bear interest. */
public enum DayCount {
    /** From the day after the principal is owed through the day of payment. */
    FIRST_DAY_OUT_LAST_DAY_IN("The first day does not bear interest, the last day does."),
    /** From the first of the month after, through the end of the month before payment. */
    WHOLE_MONTHS(
            "From the first day of the month after the first day, through the last day of the month before the last day.");

    private final String words;

    DayCount(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
