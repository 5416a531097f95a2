package makewhole.remediation.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import makewhole.remediation.incident.IncidentId;

/** The reminders that were given, kept as they were. */
public interface Reminders {

    /** A reminder with the moment when it was given. */
    record Given(Reminder reminder, Instant at) {}

    /** Keeps one; false if it was given before. */
    boolean add(Reminder reminder, Instant at);

    /** Which were given, of all incidents. */
    Set<Reminder.Key> given();

    /** Those of an incident, the newest last. */
    List<Given> of(IncidentId incident);
}
