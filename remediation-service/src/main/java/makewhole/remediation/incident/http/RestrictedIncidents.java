package makewhole.remediation.incident.http;

import io.quarkus.arc.All;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.BelongsToIncident;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.RoomRefusal;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stands before every resource: whoever may not read an incident gets the answer of one that is not there, for the
 * incident and for everything that belongs to it. The journal cannot be cut to fit a reader without breaking its chain,
 * so it is closed to them as a whole.
 */
class RestrictedIncidents {
    private static final String INCIDENT = "incident";

    /** With what of the other journals was put aside. */
    private static final String JOURNAL = "/v1/events";

    private final Incidents incidents;
    private final List<BelongsToIncident> belongings;
    private final Caller caller;

    RestrictedIncidents(Incidents incidents, @All List<BelongsToIncident> belongings, Caller caller) {
        this.incidents = incidents;
        this.belongings = List.copyOf(belongings);
        this.caller = caller;
    }

    @ServerRequestFilter
    public void keepOut(UriInfo uri) {
        String incident = uri.getPathParameters().getFirst(INCIDENT);
        if (incident != null) {
            hide(INCIDENT, incident, known(incident));
        }
        for (BelongsToIncident belonging : belongings) {
            String id = uri.getPathParameters().getFirst(belonging.parameter());
            if (id != null) {
                hide(belonging.what(), id, belonging.incidentOf(id).flatMap(incidents::find));
            }
        }
        if (uri.getPath().startsWith(JOURNAL)) {
            requireWholeJournal(caller.subject());
        }
    }

    private Optional<Incident> known(String incident) {
        try {
            return incidents.find(new IncidentId(incident));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private void hide(String what, String id, Optional<Incident> of) {
        if (of.isPresent() && !of.get().isReadableBy(caller.subject())) {
            throw new NotFoundException(what, id);
        }
    }

    private void requireWholeJournal(Subject subject) {
        if (incidents.restricted().stream().anyMatch(one -> !one.isReadableBy(subject))) {
            throw new RefusedException(new RoomRefusal.JournalRestricted(Role.AUDIT.name()));
        }
    }
}
