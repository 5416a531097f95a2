package makewhole.remediation.reminder;

import java.time.LocalDate;
import makewhole.remediation.incident.IncidentId;

/**
 * What somebody is told, once.
 *
 * @param about what it is about, by a name that never changes; with the urgency it tells one reminder from another
 * @param to a person's account if somebody owns the matter, otherwise the team's role
 * @param words what is to be done, without personal data
 */
public record Reminder(IncidentId incident, String about, Urgency urgency, String to, LocalDate due, String words) {

    /** What tells one reminder from another: whoever was given it is not given it again. */
    public record Key(IncidentId incident, String about, Urgency urgency, LocalDate due) {}

    Key key() {
        return new Key(incident, about, urgency, due);
    }

    /** How it stands with the due day. */
    public enum Urgency {
        /** It comes near. */
        SOON,
        /** It is over: whoever leads the incident hears as well. */
        OVERDUE
    }
}
