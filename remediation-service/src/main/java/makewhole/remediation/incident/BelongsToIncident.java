package makewhole.remediation.incident;

import java.util.Optional;

/** Says to which incident something belongs that has an id of its own, so that a restricted incident hides it too. */
public interface BelongsToIncident {

    /** The noun of the glossary. */
    String what();

    /** The name of the parameter that its id is in paths. */
    default String parameter() {
        return what();
    }

    /** Its incident; empty if there is no such thing. */
    Optional<IncidentId> incidentOf(String id);
}
