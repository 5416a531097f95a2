package makewhole.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Days in years of four digits. ISO 8601 knows more of them than a database can keep, and no deal closes in the year 99999: what
 * is outside was mistyped, and is refused where it comes in.
 */
public final class PlainDays {
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;
    static final String OUTSIDE = "is not within the years 0001 and 9999";

    private PlainDays() {}

    /**
     * A day such as {@code 2026-09-30}.
     *
     * @throws DateTimeParseException if it is none, or in a year of more digits
     */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (isOutside(day)) {
            throw new DateTimeParseException(OUTSIDE, text, 0);
        }
        return day;
    }

    /**
     * A moment such as {@code 2026-09-30T16:01:00Z}.
     *
     * @throws DateTimeParseException if it is none, or in a year of more digits
     */
    public static Instant parseInstant(String text) {
        Instant moment = Instant.parse(text);
        if (isOutside(moment.atOffset(ZoneOffset.UTC).toLocalDate())) {
            throw new DateTimeParseException(OUTSIDE, text, 0);
        }
        return moment;
    }

    static boolean isOutside(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
    }
}
