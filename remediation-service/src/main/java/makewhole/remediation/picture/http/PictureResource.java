package makewhole.remediation.picture.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedDeals;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.picture.DealPicture;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
class PictureResource {
    private final Incidents incidents;
    private final ScopedDeals deals;

    PictureResource(Incidents incidents, ScopedDeals deals) {
        this.incidents = incidents;
        this.deals = deals;
    }

    record PictureBody(String deal, String name) {}

    record PictureList(List<PictureBody> items) {}

    @GET
    @Path("/incidents/{incident}/pictures")
    public PictureList list(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new PictureList(deals.wrong(incident).stream()
                .map(deal -> new PictureBody(deal.deal().value(), deal.name()))
                .toList());
    }

    @GET
    @Path("/incidents/{incident}/pictures/{deal}")
    @Produces("image/svg+xml")
    public String picture(@RestPath IncidentId incident, @RestPath DealId deal) {
        ScopedDeal wrong = deals.get(incident, deal).orElseThrow(() -> new NotFoundException("wrong deal", deal));
        return DealPicture.svg(wrong, deals.lines(incident, deal));
    }
}
