package makewhole.remediation.deadline;

import java.util.List;
import makewhole.remediation.incident.IncidentId;

/** The calendar of every incident. */
public interface Deadlines {

    /** All of an incident, the earliest first. */
    List<Deadline> of(IncidentId incident);

    /** Adds one; false if the incident has one of that kind on that day, and nothing is added. */
    boolean add(Deadline deadline);

    void replace(Deadline deadline);
}
