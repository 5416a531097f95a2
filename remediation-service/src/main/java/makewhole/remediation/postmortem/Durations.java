package makewhole.remediation.postmortem;

import java.time.Duration;

/** Spans of time as people say them. */
final class Durations {
    private static final int SECONDS_SHOWN_BELOW = 10;

    private Durations() {}

    /** {@code 2 days 3 hours}, {@code 4 minutes}, {@code 1.25 seconds}: the two largest units. */
    static String words(Duration span) {
        long days = span.toDays();
        if (days > 0) {
            return two(days, "day", span.toHoursPart(), "hour");
        }
        if (span.toHours() > 0) {
            return two(span.toHours(), "hour", span.toMinutesPart(), "minute");
        }
        if (span.toMinutes() > 0) {
            return two(span.toMinutes(), "minute", span.toSecondsPart(), "second");
        }
        return span.toSeconds() < SECONDS_SHOWN_BELOW
                ? "%d.%02d seconds".formatted(span.toSeconds(), span.toMillisPart() / 10)
                : count(span.toSeconds(), "second");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? count(large, largeUnit) : count(large, largeUnit) + " " + count(small, smallUnit);
    }

    private static String count(long number, String unit) {
        return "%d %s%s".formatted(number, unit, number == 1 ? "" : "s");
    }
}
