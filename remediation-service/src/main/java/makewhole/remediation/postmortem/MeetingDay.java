package makewhole.remediation.postmortem;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import makewhole.remediation.incident.Incident;

/** By when people have to sit together: three days after the declaration if it is bad, five working days otherwise. */
public final class MeetingDay {
    private static final int DAYS_IF_BAD = 3;
    private static final int WORKING_DAYS_OTHERWISE = 5;

    private MeetingDay() {}

    /** The last day for the meeting. What nobody has rated counts as bad. Holidays are working days. */
    public static LocalDate of(Incident incident) {
        LocalDate declared = incident.declaredAt().atZone(ZoneOffset.UTC).toLocalDate();
        return switch (incident.severity()) {
            case HIGHEST, HIGH, NOT_RATED -> declared.plusDays(DAYS_IF_BAD);
            case MEDIUM, LOW -> workingDaysAfter(declared, WORKING_DAYS_OTHERWISE);
        };
    }

    static LocalDate workingDaysAfter(LocalDate from, int days) {
        LocalDate day = from;
        for (int passed = 0; passed < days; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                passed++;
            }
        }
        return day;
    }
}
