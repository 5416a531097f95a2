package makewhole.remediation.incident;

import java.time.Instant;
import java.util.Optional;

/** Reads in the journal what happened to an incident, and when. */
public interface Milestones {

    Optional<Instant> first(IncidentId incident, String event);

    Optional<Instant> last(IncidentId incident, String event);

    /** The last time that something happened to one of the released plans of an incident, supplements among them. */
    Optional<Instant> lastOfPlans(IncidentId incident, String event);

    /** A fact of the last entry of a kind; empty if there is no such entry, or it does not have the fact. */
    Optional<String> fact(IncidentId incident, String event, String fact);
}
