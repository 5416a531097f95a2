package makewhole.remediation.unclaimed;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the calendar of a jurisdiction comes to; empty where it says nothing.
 *
 * @param dormantOn from this day on it counts as abandoned
 * @param noticeFrom the investor is to be written to between this day
 * @param noticeBy and this one
 * @param reportBy and the money reported on this day at the latest
 */
public record Deadlines(
        Optional<LocalDate> dormantOn,
        Optional<LocalDate> noticeFrom,
        Optional<LocalDate> noticeBy,
        Optional<LocalDate> reportBy) {}
