package makewhole.remediation.deadline;

import java.util.List;
import makewhole.remediation.incident.IncidentId;

/** The calendar of every incident. */
public interface Deadlines {

    /** All of an incident, the earliest first. */
    List<Deadline> of(IncidentId incident);

    /** Those of all incidents that were not kept yet, the earliest first. */
    List<Deadline> notKept();

    /** Adds one; false if the incident has one of that kind on that day, and nothing is added. */
    boolean add(Deadline deadline);

    void replace(Deadline deadline);
}
