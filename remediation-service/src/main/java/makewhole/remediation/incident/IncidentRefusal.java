package makewhole.remediation.incident;

import java.util.List;

/** Why something is not done to an incident. */
public sealed interface IncidentRefusal {
    /** A passage leads through gates that are closed. */
    record GatesClosed(Passage passage, List<Gate> closed) implements IncidentRefusal {}

    /** The incident is closed; nothing of it changes any more. */
    record AlreadyClosed(IncidentId incident) implements IncidentRefusal {}
}
