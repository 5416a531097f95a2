package makewhole.remediation.postmortem;

import java.util.List;
import makewhole.remediation.incident.IncidentId;

/** The actions of every incident. */
public interface TrackedActions {
    List<TrackedAction> of(IncidentId incident);

    /** Those that are not verified, of all incidents. */
    List<TrackedAction> unverified();

    void add(TrackedAction action);

    void replace(TrackedAction action);
}
