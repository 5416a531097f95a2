package makewhole.remediation.interest;

import java.time.LocalDate;

/** By how many days a yearly rate is divided. */
public enum YearLength {
    /** 365, and 366 in a leap year; each day counts in its own year. */
    ACTUAL("A year has 365 days, a leap year 366; each day counts in its own year."),
    /** 365 in every year. */
    ALWAYS_365("A year has 365 days, also a leap year.");

    private static final int COMMON_YEAR = 365;

    private final String words;

    YearLength(String words) {
        this.words = words;
    }

    /** The length of the year that a day lies in. */
    int of(LocalDate day) {
        return switch (this) {
            case ACTUAL -> day.lengthOfYear();
            case ALWAYS_365 -> COMMON_YEAR;
        };
    }

    /** For people. */
    public String words() {
        return words;
    }
}
