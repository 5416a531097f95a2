package makewhole.remediation.postmortem;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.remediation.incident.Incident;

/** By when a post-mortem is published: ten working days after the day by which it is talked about. */
public final class PublicationDay {
    private static final int WORKING_DAYS_AFTER_THE_MEETING = 10;

    private PublicationDay() {}

    /**
     * The last day for the publication. It is counted from the last day for the meeting, so that a late meeting wins nobody
     * time, and anew from the day on which the incident was opened again.
     */
    public static LocalDate of(Incident incident) {
        LocalDate meeting = MeetingDay.of(incident);
        return MeetingDay.workingDaysAfter(
                Stream.concat(
                                Stream.of(meeting),
                                Optional.ofNullable(incident.reopenedAt())
                                        .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
                                        .stream())
                        .max(LocalDate::compareTo)
                        .orElse(meeting),
                WORKING_DAYS_AFTER_THE_MEETING);
    }
}
