package makewhole.remediation.caselog;

import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;

/** The log of every incident. Entries are added and read, nothing else. */
public interface CaseLog {

    /** Entries after a number, in order. */
    List<LogEntry> of(IncidentId incident, int after, int limit);

    Optional<LogEntry> get(IncidentId incident, int number);

    int last(IncidentId incident);

    void add(LogEntry entry);
}
