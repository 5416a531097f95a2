package makewhole.remediation.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.inquiry.Inquiry;

/** By when a post-mortem is published: ten working days after the day by which it is talked about. */
public final class PublicationDay {
    private static final int WORKING_DAYS_AFTER_THE_MEETING = 10;

    private PublicationDay() {}

    /**
     * The last day for the publication. It is counted from the last day for the meeting, so that a late meeting wins nobody
     * time, and anew from the day on which the incident, or one of its inquiries, was opened again: either takes another
     * edition.
     *
     * @param asked the inquiries of the incident
     */
    public static LocalDate of(Incident incident, List<Inquiry> asked) {
        LocalDate meeting = MeetingDay.of(incident);
        Stream<Instant> reopened = Stream.concat(
                Optional.ofNullable(incident.reopenedAt()).stream(),
                asked.stream().flatMap(inquiry -> inquiry.reopenedAt().stream()));
        return MeetingDay.workingDaysAfter(
                reopened.map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
                        .filter(day -> day.isAfter(meeting))
                        .max(LocalDate::compareTo)
                        .orElse(meeting),
                WORKING_DAYS_AFTER_THE_MEETING);
    }
}
