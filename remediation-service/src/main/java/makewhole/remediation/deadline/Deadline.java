package makewhole.remediation.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.InquiryRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Something that somebody outside the teams must have by a day.
 *
 * @param to who must hear
 * @param remindFrom the day from which the responsible team is reminded; for a first report also the day before which
 *     nobody expects it
 */
public record Deadline(
        UUID id,
        IncidentId incident,
        Kind kind,
        Audience to,
        String title,
        LocalDate remindFrom,
        LocalDate due,
        Optional<Kept> kept) {

    /** What is due. */
    public enum Kind {
        /** Within four to eight weeks of the declaration. */
        FIRST_REPORT,
        /** A month after the one before, as long as the incident is open. */
        MONTHLY_PROGRESS,
        /** What somebody added, such as a regulator's own day. */
        OTHER
    }

    /** Who must hear. */
    public enum Audience {
        REGULATORS,
        STAKEHOLDERS,
        CUSTOMERS
    }

    /** Where it stands on a day. */
    public enum State {
        OPEN,
        DUE_SOON,
        MISSED,
        DONE,
        DONE_LATE
    }

    /**
     * How it was kept.
     *
     * @param evidence where it can be seen, such as a file or a letter's reference
     */
    public record Kept(String by, Instant at, String evidence) {}

    public Deadline {
        if (remindFrom.isAfter(due)) {
            throw new IllegalArgumentException("nobody is reminded after %s".formatted(due));
        }
    }

    public State state(LocalDate today) {
        if (kept.isPresent()) {
            LocalDate day = kept.get().at().atZone(ZoneOffset.UTC).toLocalDate();
            return day.isAfter(due) ? State.DONE_LATE : State.DONE;
        }
        if (today.isAfter(due)) {
            return State.MISSED;
        }
        return today.isBefore(remindFrom) ? State.OPEN : State.DUE_SOON;
    }

    Deadline kept(Kept how) {
        if (kept.isPresent()) {
            throw new RefusedException(new InquiryRefusal.DeadlineDone(title));
        }
        return new Deadline(id, incident, kind, to, title, remindFrom, due, Optional.of(how));
    }
}
