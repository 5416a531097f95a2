package makewhole.remediation.timeline.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.timeline.Timeline;
import makewhole.remediation.timeline.TimelineItem;
import makewhole.remediation.timeline.TimelineMarkdown;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
class TimelineResource {
    private final Incidents incidents;
    private final Timeline timeline;

    TimelineResource(Incidents incidents, Timeline timeline) {
        this.incidents = incidents;
        this.timeline = timeline;
    }

    record TimelineBody(List<TimelineItem> items) {}

    @GET
    @Path("/incidents/{incident}/timeline")
    @Produces(MediaType.APPLICATION_JSON)
    public TimelineBody timeline(@RestPath IncidentId incident) {
        return new TimelineBody(timeline.of(incidents.require(incident)));
    }

    @GET
    @Path("/incidents/{incident}/timeline")
    @Produces("text/markdown")
    public String timelineAsMarkdown(@RestPath IncidentId incident) {
        Incident known = incidents.require(incident);
        return "# Timeline of %s: %s%n%n%s"
                .formatted(known.id(), known.title(), TimelineMarkdown.table(timeline.of(known)));
    }
}
