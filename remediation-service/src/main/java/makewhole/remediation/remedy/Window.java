package makewhole.remediation.remedy;

import java.time.LocalDate;

/** Whether a deal may still be rebooked. */
public enum Window {
    OPEN,
    CLOSED;

    /** Open when its last day is not before {@code day}. */
    public static Window on(LocalDate day, LocalDate lastDay) {
        return lastDay.isBefore(day) ? CLOSED : OPEN;
    }
}
