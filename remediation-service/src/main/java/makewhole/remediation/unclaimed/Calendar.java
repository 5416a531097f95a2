package makewhole.remediation.unclaimed;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a jurisdiction wants done about unclaimed money.
 *
 * @param jurisdiction country of the investor's last known address; {@code *} for those without a calendar
 * @param dormantAfterYears after so many years it counts as abandoned
 * @param cutoff reports are about what was abandoned by this day of a year
 * @param reportBy and are due on this day
 * @param noticeFromDays the investor is written to from so many days before the report
 * @param noticeByDays to so many days before it
 * @param source the law
 */
record Calendar(
        String jurisdiction,
        OptionalInt dormantAfterYears,
        Optional<MonthDay> cutoff,
        Optional<MonthDay> reportBy,
        OptionalInt noticeFromDays,
        OptionalInt noticeByDays,
        String source) {

    /** The days for money that is unclaimed since a day. */
    Deadlines since(LocalDate since) {
        if (dormantAfterYears.isEmpty()) {
            return new Deadlines(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        LocalDate dormant = since.plusYears(dormantAfterYears.getAsInt());
        Optional<LocalDate> report =
                cutoff.map(day -> firstOn(day, dormant)).flatMap(cut -> reportBy.map(day -> firstOn(day, cut)));
        return new Deadlines(
                Optional.of(dormant),
                report.flatMap(day -> before(day, noticeFromDays)),
                report.flatMap(day -> before(day, noticeByDays)),
                report);
    }

    private static Optional<LocalDate> before(LocalDate day, OptionalInt days) {
        return days.isEmpty() ? Optional.empty() : Optional.of(day.minusDays(days.getAsInt()));
    }

    /** The first such day of a year that is not before {@code from}. */
    private static LocalDate firstOn(MonthDay day, LocalDate from) {
        LocalDate thisYear = day.atYear(from.getYear());
        return thisYear.isBefore(from) ? day.atYear(from.getYear() + 1) : thisYear;
    }
}
